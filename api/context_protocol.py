"""The Model Context Protocol door: an assistant elsewhere asks, searches, lists and reads, with the same access."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, cast

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field
from starlette.applications import Starlette
from starlette.requests import Request

from api.auth import Gate, Visitor
from api.conversing import answer_question
from api.fiches import FicheFilters, FichesBody, find_fiches
from api.house import House
from api.local import LocalDesk
from api.problems import preferred_language
from api.request import client_of
from api.schemas import AnswerBody, Body, QuestionBody
from api.shelf_schemas import SEARCH_LIMIT, SearchBody
from corpus.document import Document, Span
from corpus.errors import EssaimError

_LONGEST_READ = 20_000
_INSTRUCTIONS = (
    "Essaim answers from the innovation corpus of French social-sector associations. Every citation is a span: "
    "read_source(source_id, start, end) gives back its exact words. Quotes are in French."
)


class ReadBody(Body):
    """Exact words of a source: code points `start` to `end` of its stored text."""

    source_id: str
    title: str
    start: int
    end: int
    length: int
    text: str


def build_context_server(house: House, gate: Gate) -> MCPServer:
    """The tools over an open house; who calls is told by the `Authorization` header, as at every door."""
    server = MCPServer(name="essaim", title="Essaim", instructions=_INSTRUCTIONS)

    @server.tool(title="Poser une question")
    async def ask(question: str, context: Context, history: list[str] | None = None) -> AnswerBody:
        """Answer a question (French or English) with exact citations; lists are complete, silence is said."""
        with _receive(gate, context) as visitor:
            asked = QuestionBody(question=question, history=history or [])
            return await answer_question(house, visitor, asked)

    @server.tool(title="Chercher des passages")
    def search(query: str, context: Context, limit: Annotated[int, Field(ge=1, le=SEARCH_LIMIT)] = 10) -> SearchBody:
        """The best passage of each of the best sources."""
        with _receive(gate, context) as visitor:
            return LocalDesk(house, visitor).search(query, limit)

    @server.tool(title="Lister les fiches")
    def list_fiches(
        context: Context,
        themes: list[str] | None = None,
        publics: list[str] | None = None,
        statuses: list[str] | None = None,
        regions: list[str] | None = None,
        departements: list[str] | None = None,
    ) -> FichesBody:
        """Every fiche with these facet codes (territories by INSEE code); all of them when none is given."""
        filters = FicheFilters(
            theme=themes or [],
            public=publics or [],
            status=statuses or [],
            region=regions or [],
            departement=departements or [],
        )
        with _receive(gate, context) as visitor:
            return find_fiches(house, visitor.reader, filters)

    @server.tool(title="Lire une source")
    def read_source(
        source_id: str,
        context: Context,
        start: Annotated[int, Field(ge=0)] = 0,
        end: Annotated[int | None, Field(ge=0)] = None,
    ) -> ReadBody:
        """The stored text of a source from `start` to `end`, at most 20,000 characters."""
        with _receive(gate, context) as visitor:
            return _cut(house.library.read(visitor.reader, source_id).document, start, end)

    return server


def serve_context(server: MCPServer) -> Starlette:
    """The application to mount; its own host check is left to the guard that stands before every door."""
    from mcp.server.transport_security import TransportSecuritySettings

    unchecked = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    return server.streamable_http_app(
        streamable_http_path="/mcp", stateless_http=True, json_response=True, transport_security=unchecked
    )


def _cut(document: Document, start: int, end: int | None) -> ReadBody:
    length = len(document.text)
    begin = min(start, length)
    stop = max(begin, min(length if end is None else end, begin + _LONGEST_READ, length))
    return ReadBody(
        source_id=document.source.id,
        title=document.source.title,
        start=begin,
        end=stop,
        length=length,
        text=Span(begin, stop).cut(document.text),
    )


@contextmanager
def _receive(gate: Gate, context: Context) -> Iterator[Visitor]:
    """Who calls a tool; an error of ours is told in its own words, which the protocol's library would withhold."""
    request = cast(Request, context.request_context.request)  # there is no other transport here
    try:
        yield gate.admit(request.headers.get("authorization", ""), client_of(request))
    except EssaimError as error:
        language = preferred_language(request.headers.get("accept-language", ""))
        raise ToolError(f"{error.message(language)} [{error.code}]") from error
