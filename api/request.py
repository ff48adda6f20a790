"""What a door knows of a request: the house that it came to, and who makes it."""

from typing import Annotated

from fastapi import Depends, Request

from api.auth import Gate, Visitor
from api.errors import OperatorOnly
from api.house import House
from api.problems import preferred_language
from corpus.access import Reader


def house_of(request: Request) -> House:
    """The house that this request came to."""
    house: House = request.app.state.house
    return house


def client_of(request: Request) -> str:
    """The address that this request came from; empty when the server can't tell."""
    return request.client.host if request.client else ""


HouseOfRequest = Annotated[House, Depends(house_of)]


async def current_visitor(request: Request) -> Visitor:
    """Who makes this request, for the doors."""
    gate: Gate = request.app.state.gate
    return gate.admit(gate.authorization(request.headers), client_of(request))


async def language_of(request: Request) -> str:
    """The language that a request asks for, of those that we speak."""
    return preferred_language(request.headers.get("accept-language", ""))


AskedLanguage = Annotated[str, Depends(language_of)]

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
