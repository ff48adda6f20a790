"""The SDK's own client against a running server's `/mcp`."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from mcp import Client

from tests.processes import Server


def call(server: Server, use: Callable[[Client], Awaitable[object]]) -> object:
    async def connect() -> object:
        async with Client(f"{server.address}/mcp") as client:
            return await use(client)

    return asyncio.run(connect())


def test_the_four_tools_are_offered(server: Server) -> None:
    listed = call(server, lambda client: client.list_tools())
    assert {tool.name for tool in listed.tools} == {"ask", "search", "list_fiches", "read_source"}


def test_an_answer_s_citation_is_read_back_word_for_word(server: Server) -> None:
    async def ask_and_read(client: Client) -> tuple[dict, dict]:
        asked = await client.call_tool("ask", {"question": "Quelles conditions de réussite pour TAPAJ ?"})
        citation = asked.structured_content["citations"][0]
        where = {key: citation[key] for key in ("source_id", "start", "end")}
        return citation, (await client.call_tool("read_source", where)).structured_content

    citation, read = call(server, ask_and_read)
    assert read["text"] == citation["quote"]


def test_fiches_are_listed_by_facet(server: Server) -> None:
    async def list_both(client: Client) -> list[int]:
        every = await client.call_tool("list_fiches", {})
        some = await client.call_tool("list_fiches", {"publics": ["jeunes"], "departements": ["38"]})
        return [every.structured_content["total"], some.structured_content["total"]]

    every, some = call(server, list_both)
    assert every == 116
    assert 3 <= some < 20


@pytest.mark.parametrize(
    ("tool", "arguments", "code"),
    [
        ("read_source", {"source_id": "inconnue"}, "unknown_source"),
        ("ask", {"question": " "}, "empty_question"),
        ("ask", {"question": "x", "history": ["y"] * 51}, "invalid_request"),
        ("search", {"query": "é" * 10_000}, "question_too_long"),
        ("list_fiches", {"themes": ["zzz"]}, "unknown_code"),
    ],
)
def test_what_is_wrong_is_said_as_a_tool_error(server: Server, tool: str, arguments: dict, code: str) -> None:
    result = call(server, lambda client: client.call_tool(tool, arguments))
    assert result.is_error
    assert result.content[0].text.endswith(f"[{code}]")
