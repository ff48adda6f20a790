"""Who is asking: the operator, a bearer of a token, or anybody.

In `open` mode, which listens on this machine only, the reader owns the machine and reads
everything. In `token` mode a bearer token gives its groups, and no token gives `public`.
The home's own key (known to who can read the home) is the operator's in both modes.
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Request

from api.errors import BadToken, OperatorOnly
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
        if self._settings.auth == "open" or self.holds_key(authorization):
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


async def current_visitor(request: Request) -> Visitor:
    """Who makes this request, for the doors."""
    gate: Gate = request.app.state.gate
    client = request.client.host if request.client else ""
    return gate.admit(request.headers.get("authorization", ""), client)


CurrentVisitor = Annotated[Visitor, Depends(current_visitor)]


async def current_reader(visitor: CurrentVisitor) -> Reader:
    """The reader of this request."""
    return visitor.reader


CurrentReader = Annotated[Reader, Depends(current_reader)]


async def current_operator(visitor: CurrentVisitor) -> Visitor:
    """Who makes this request, who must be the operator.

    Raises:
        OperatorOnly: somebody else.
    """
    if not visitor.reader.reads_all:
        raise OperatorOnly
    return visitor


Operator = Annotated[Visitor, Depends(current_operator)]


async def require_key(request: Request) -> None:
    """Let only the command line of this home through: what touches the machine's files.

    Raises:
        OperatorOnly: the request does not bear the home's own key.
    """
    gate: Gate = request.app.state.gate
    if not gate.holds_key(request.headers.get("authorization", "")):
        raise OperatorOnly
