"""Who is asking: the operator, a bearer of a token, or anybody.

In `open` mode, which listens on this machine only, the reader owns the machine and reads
everything. In `token` mode a bearer token gives its groups, and no token gives `public`.
The home's own key (known to who can read the home) is the operator's in both modes.
"""

import hmac
from typing import Annotated

from fastapi import Depends, Request

from api.errors import BadToken, OperatorOnly
from api.limiting import RateLimiter
from api.settings import Settings
from corpus.access import ANYBODY, OPERATOR, Reader


class Gate:
    """Tells readers apart and holds each to the rate that is allowed."""

    def __init__(self, settings: Settings, operator_key: str) -> None:
        self._settings = settings
        self._operator_key = operator_key
        self._limiter = RateLimiter(settings.requests_per_minute)

    def reader(self, authorization: str, client: str) -> Reader:
        """Who bears this `Authorization` header.

        Raises:
            BadToken: a bearer token that is neither the operator's nor a known one.
            TooManyRequests: a reader other than the operator who asks too often.
        """
        scheme, _, token = authorization.partition(" ")
        token = token.strip() if scheme.lower() == "bearer" else ""
        if token and hmac.compare_digest(token.encode(), self._operator_key.encode()):
            return OPERATOR
        if self._settings.auth == "open":
            return OPERATOR
        # A wrong token is counted under the client's address: tokens can't be guessed at speed.
        groups = self._groups(token)
        self._limiter.spend(token if groups is not None else client)
        if token and groups is None:
            raise BadToken
        return Reader(groups=groups) if groups is not None else ANYBODY

    def holds_key(self, authorization: str) -> bool:
        """Whether the header bears the home's own key."""
        return hmac.compare_digest(authorization.encode(), f"Bearer {self._operator_key}".encode())

    def _groups(self, token: str) -> frozenset[str] | None:
        found = None
        for known, groups in self._settings.tokens.items():
            if hmac.compare_digest(token.encode(), known.encode()):
                found = groups
        return found


def current_reader(request: Request) -> Reader:
    """The reader of this request, for the doors."""
    gate: Gate = request.app.state.gate
    client = request.client.host if request.client else ""
    return gate.reader(request.headers.get("authorization", ""), client)


def current_operator(reader: Annotated[Reader, Depends(current_reader)]) -> Reader:
    """The reader of this request, who must be the operator.

    Raises:
        OperatorOnly: somebody else.
    """
    if not reader.reads_all:
        raise OperatorOnly
    return reader


def require_key(request: Request) -> None:
    """Let only the command line of this home through: what touches the machine's files.

    Raises:
        OperatorOnly: the request does not bear the home's own key.
    """
    gate: Gate = request.app.state.gate
    if not gate.holds_key(request.headers.get("authorization", "")):
        raise OperatorOnly


CurrentReader = Annotated[Reader, Depends(current_reader)]
Operator = Annotated[Reader, Depends(current_operator)]
