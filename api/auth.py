"""Who is asking: the operator, a bearer of a token, or anybody.

In `open` mode, which listens on this machine only, the reader owns the machine and reads
everything. In `token` mode a bearer token gives its groups, and no token gives `public`.
The home's own key (known to who can read the home) is the operator's in both modes. A browser
bears either as a cookie, once its reader has signed in.
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal
from urllib.parse import quote, unquote

from starlette.datastructures import Headers
from starlette.requests import cookie_parser

from api.errors import BadToken
from api.limiting import RateLimiter
from api.settings import Settings
from corpus.access import ANYBODY, OPERATOR, Reader


@dataclass(frozen=True, slots=True)
class Visitor:
    """A reader, and the name under which what is his is kept (empty for the operator)."""

    reader: Reader
    owner: str = ""

    @property
    def is_known(self) -> bool:
        """Whether this is the operator or a bearer of a token."""
        return self.owner != _GUEST


THE_OPERATOR = Visitor(OPERATOR)
_GUEST = "public"
"""The owner that all readers without a token share."""
COOKIE = "essaim"
"""The name of the cookie that bears a browser's token."""
Session = Literal["open", "operator", "reader", "guest"]
"""Who looks at a page: anybody of an open machine, the operator, a bearer of a token, somebody without one."""


def as_cookie(token: str) -> str:
    """A token as a cookie's value; it may hold any character."""
    return quote(token, safe="")


class Gate:
    """Tells readers apart and holds each to the rate that is allowed."""

    def __init__(self, settings: Settings, operator_key: str) -> None:
        self._settings = settings
        self._operator_key = operator_key
        self._limiter = RateLimiter(settings.requests_per_minute)

    def admit(self, authorization: str, client: str) -> Visitor:
        """Who bears this `Authorization` header.

        Raises:
            BadToken: a bearer token that is neither the operator's nor a known one.
            TooManyRequests: a reader other than the operator who asks too often.
        """
        if self.is_operator(authorization):
            return THE_OPERATOR
        token = _bearer_token(authorization)
        # A wrong token is counted under the client's address: tokens can't be guessed at speed.
        groups = self._groups(token)
        self._limiter.spend(token if groups is not None else client)
        if token and groups is None:
            raise BadToken
        if groups is None:
            return Visitor(ANYBODY, _GUEST)
        return Visitor(Reader(groups=groups), sha256(token.encode()).hexdigest()[:16])

    def authorization(self, headers: Headers) -> str:
        """What a request bears: its `Authorization` header, else its cookie while that token is known.

        A token that was taken away leaves its reader a guest, who can sign in again.
        """
        given = headers.get("authorization")
        if given is not None:
            return given
        token = _cookie_token(headers)
        bearer = f"Bearer {token}"
        return bearer if token and (self.holds_key(bearer) or self._groups(token) is not None) else ""

    def session(self, headers: Headers, client: str) -> Session:
        """Who looks at a page, which then shows what that reader can do.

        Raises:
            TooManyRequests: a page tells whether a cookie is right; it isn't guessed at speed either.
        """
        if self._settings.auth == "open":
            return "open"
        bearer = self.authorization(headers)
        if not bearer and _cookie_token(headers):
            self._limiter.spend(client)
        return "operator" if self.holds_key(bearer) else "reader" if bearer else "guest"

    def is_operator(self, authorization: str) -> bool:
        """Whether whoever bears this header runs Essaim."""
        return self._settings.auth == "open" or self.holds_key(authorization)

    def holds_key(self, authorization: str) -> bool:
        """Whether the header bears the home's own key."""
        token = _bearer_token(authorization)
        return bool(token) and hmac.compare_digest(token.encode(), self._operator_key.encode())

    def _groups(self, token: str) -> frozenset[str] | None:
        found = None
        for known, groups in self._settings.tokens.items():
            if hmac.compare_digest(token.encode(), known.encode()):
                found = groups
        return found


def _cookie_token(headers: Headers) -> str:
    return unquote(cookie_parser(headers.get("cookie", "")).get(COOKIE, ""))


def _bearer_token(authorization: str) -> str:
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
