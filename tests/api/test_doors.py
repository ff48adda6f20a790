"""Token mode: a door that is not everybody's is shut, and none tells what its reader may not read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import app as application
from api.bootstrap import open_house
from api.settings import Settings

TEAM, OTHER = "jeton-de-l-equipe", "jeton-d-une-autre"
SECRET = "zzyva"
FICHE = f"""---
id: jardin-secret
title: Jardin {SECRET} de nuit
kind: experimentation
status: experimentation
public: [jeunes]
themes: [logement]
confidence: high
language: fr
sources:
- title: Bilan
---

## Le besoin

Des jeunes sans logement cherchent un jardin.

## La réponse

Le jardin {SECRET} accueille douze jeunes chaque nuit.
"""
ASKED = "Que fait le jardin de nuit pour les jeunes ?"
MESSAGES = [{"role": "user", "content": ASKED}]
EVERYBODY_S = {
    "DELETE /api/conversations/{conversation_id}",
    "DELETE /api/jobs/{job_id}",
    "DELETE /api/session",
    "GET /",
    "GET /api/fiches",
    "GET /api/jobs",
    "GET /api/jobs/{job_id}",
    "GET /api/search",
    "GET /api/sources",
    "GET /api/sources/{source_id}",
    "GET /api/territories",
    "GET /api/vocabulary",
    "GET /docs",
    "GET /documents",
    "GET /embed",
    "GET /fiches",
    "GET /healthz",
    "GET /manques",
    "GET /metrics",
    "GET /proposer",
    "GET /readyz",
    "GET /sources/{source_id}",
    "GET /v1/models",
    "GET /widget.js",
    "POST /api/chat",
    "POST /api/feedback",
    "POST /api/gaps",
    "POST /api/session",
    "POST /v1/chat/completions",
}
"""What readers without the home's key may ask for; a new door is shut until it is named here."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The doors in token mode over one fiche of the team's."""
    folder = tmp_path_factory.mktemp("doors")
    tokens = {TEAM: frozenset({"equipe"}), OTHER: frozenset({"autre"})}
    settings = Settings(
        home=folder / "home", auth="token", tokens=tokens, bundled_corpus=False, requests_per_minute=1000
    )
    file = folder / "fiche.md"
    file.write_text(FICHE, encoding="utf-8")
    with open_house(settings) as house:
        assert [done.status for done in house.pipeline.ingest([file], ["equipe"])] == ["added"]
        with TestClient(application.create_app(house)) as client:
            yield client


def bear(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token else {}


def doors() -> set[str]:
    """Every door as "METHOD /path"."""
    routes = (route for door in application._DOORS for route in door.router.routes)
    return {f"{method} {route.path}" for route in routes for method in route.methods - {"HEAD"}}


@pytest.mark.parametrize("token", ["", OTHER, TEAM])
@pytest.mark.parametrize("door", sorted(doors() - EVERYBODY_S))
def test_a_door_is_shut_unless_it_is_everybody_s(client: TestClient, door: str, token: str) -> None:
    method, path = door.split(" ")
    place = path.format(source_id="jardin-secret", draft_id="x")
    answer = client.request(method, place, json=None if method == "GET" else {}, headers=bear(token))
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "operator_only")


def test_the_list_names_no_door_that_is_gone() -> None:
    assert doors() >= EVERYBODY_S


READINGS: dict[str, tuple[str, str, object]] = {
    "sources": ("GET", "/api/sources", None),
    "source": ("GET", "/api/sources/jardin-secret", None),
    "its page": ("GET", "/sources/jardin-secret", None),
    "search": ("GET", "/api/search?q=jardin de nuit", None),
    "fiches": ("GET", "/api/fiches", None),
    "fiches by id": ("GET", "/api/fiches?ids=jardin-secret", None),
    "fiches as a table": ("GET", "/api/fiches?format=csv", None),
    "fiches as files": ("GET", "/api/fiches?format=md&ids=jardin-secret", None),
    "answer": ("POST", "/api/chat", {"question": ASKED}),
    "list": ("POST", "/api/chat", {"question": "Quelles expérimentations de logement pour les jeunes ?"}),
    "completion": ("POST", "/v1/chat/completions", {"messages": MESSAGES}),
    "completion, streamed": ("POST", "/v1/chat/completions", {"messages": MESSAGES, "stream": True}),
    "ask": ("TOOL", "ask", {"question": ASKED}),
    "search tool": ("TOOL", "search", {"query": "jardin de nuit"}),
    "list_fiches": ("TOOL", "list_fiches", {"publics": ["jeunes"]}),
    "read_source": ("TOOL", "read_source", {"source_id": "jardin-secret"}),
}


def read(client: TestClient, reading: str, token: str) -> str:
    """What a door gives to the bearer of a token, as text."""
    method, where, body = READINGS[reading]
    if method == "TOOL":
        return use_tool(client, where, body, token)
    return client.request(method, where, json=body, headers=bear(token)).text


def use_tool(client: TestClient, name: str, arguments: object, token: str) -> str:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
    headers = {"Accept": "application/json, text/event-stream", **bear(token)}
    return client.post("/mcp", json=call, headers=headers).text


@pytest.mark.parametrize("reading", READINGS)
def test_words_reach_the_readers_of_their_group_and_nobody_else(client: TestClient, reading: str) -> None:
    assert SECRET in read(client, reading, TEAM)
    for token in ("", OTHER):
        assert SECRET not in read(client, reading, token)


def test_one_guest_s_program_does_not_use_up_the_tools_of_another_s(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", auth="token", bundled_corpus=False, requests_per_minute=2)
    with open_house(settings) as house:
        app = application.create_app(house)
        with TestClient(app, client=("192.0.2.1", 1)) as greedy:
            told = [use_tool(greedy, "search", {"query": "jardin"}, "") for _ in range(3)]
            assert ["Trop de demandes" in text for text in told] == [False, False, True]
            other = TestClient(app, client=("192.0.2.2", 1))
            assert "Trop de demandes" not in use_tool(other, "search", {"query": "jardin"}, "")
