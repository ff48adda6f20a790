"""Who is asking: the operator, a bearer of a token, or anybody.

In `open` mode, which listens on this machine only, the reader owns the machine and reads
everything. In `token` mode a bearer token gives its groups, and no token gives `public`.
The home's own key (known to who can read the home) is the operator's in both modes.
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from api.errors import BadToken
from api.limiting import RateLimiter
from api.settings import Settings
from corpus.access import ANYBODY, OPERATOR, Reader


@dataclass(frozen=True, slots=True)
class Visitor:
    """A reader, and the name under which what is his is kept (empty for the operator)."""

    reader: Reader
    owner: str = ""


THE_OPERATOR = Visitor(OPERATOR)


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
            return Visitor(ANYBODY, "public")
        return Visitor(Reader(groups=groups), sha256(token.encode()).hexdigest()[:16])

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


def _bearer_token(authorization: str) -> str:
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
