"""A real server whose model is played: every way to fail, lie and stop, through `POST /api/chat`."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from api.schemas import AnswerBody
from tests.played_model import Fault, PlayedModel, Tongue, play_model
from tests.processes import COMMAND_SECONDS, Server, serve

QUESTION = "Quelles conditions de réussite pour TAPAJ ?"
TRUE = "TAPAJ repose sur un paiement immédiat, aucun prérequis et des entreprises partenaires"
PATIENCE = "2.5"
FALSE = "TAPAJ verse 4 000 € de prime à chaque jeune de Marseille"


@pytest.fixture(scope="module")
def played() -> Iterator[PlayedModel]:
    with play_model() as model:
        yield model


@pytest.fixture(autouse=True)
def _afresh(played: PlayedModel) -> None:
    played.text, played.fault = "", "none"
    played.requests.clear()
    played.left.clear()


@pytest.fixture(scope="module")
def writing(played: PlayedModel, indexed_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a model that is given up after some silence, of which a busy machine must not make as much."""
    home = Path(shutil.copytree(indexed_home, tmp_path_factory.mktemp("writing") / "home"))
    settings = {"ESSAIM_LLM": "openai:played", "ESSAIM_LLM_BASE_URL": played.url, "ESSAIM_LLM_PATIENCE": PATIENCE}
    with serve(home, **settings) as server:
        yield server


@pytest.fixture(scope="module")
def marking(played: PlayedModel, indexed_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that marks what no source supports, and whose model may stay silent for the usual half minute."""
    home = Path(shutil.copytree(indexed_home, tmp_path_factory.mktemp("marking") / "home"))
    settings = {"ESSAIM_LLM": "openai:played", "ESSAIM_LLM_BASE_URL": played.url, "ESSAIM_LLM_UNSUPPORTED": "mark"}
    with serve(home, **settings) as server:
        yield server


@pytest.fixture(scope="module")
def extractive(client: TestClient) -> AnswerBody:
    """The answer of a server without a model."""
    response = client.post("/api/chat", json={"question": QUESTION}, headers={"Accept": "application/json"})
    return AnswerBody.model_validate_json(response.text)


@pytest.fixture(scope="module")
def number(writing: Server, played: PlayedModel) -> int:
    """The number under which the model is given TAPAJ's conditions."""
    ask(writing, QUESTION)
    return numbered(played)


def numbered(played: PlayedModel) -> int:
    """The number of TAPAJ's conditions in the prompt that a model was last given."""
    prompt = played.requests[-1]["messages"][-1]["content"]
    frames = re.findall(r"<passage numero=(\d+)>(.*?)</passage>", prompt, re.DOTALL)
    return next(int(number) for number, text in frames if "Paiement immédiat" in text)


def ask(server: Server, question: str, **given: object) -> AnswerBody:
    body = {"question": question, "remember": False, **given}
    response = httpx.post(
        f"{server.address}/api/chat", json=body, headers={"Accept": "application/json"}, timeout=COMMAND_SECONDS
    )
    assert response.is_success, response.text
    return AnswerBody.model_validate_json(response.text)


def said(answer: AnswerBody) -> list[str]:
    return [segment.text for segment in answer.segments]


def test_what_the_model_writes_is_shown_with_its_quote(writing: Server, played: PlayedModel, number: int) -> None:
    played.text = f"{TRUE} [{number}]."
    answer = ask(writing, QUESTION)
    assert (answer.segments[0].text, answer.segments[0].support) == (f"{TRUE}.", "verified")
    assert answer.engine == "openai:played"
    assert [citation.source_id for citation in answer.citations] == ["tapaj-bordeaux"]
    assert "Paiement immédiat" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("unauthorised", "refuse la clé"),
        ("rate_limited", "trop de demandes"),
        ("broken", "pas joignable"),
        ("silent", "ne répond plus"),
        ("garbage", "pas joignable"),
        ("endless", "ne s’arrêtait pas"),
        ("none", "n’a rien écrit que les sources confirment"),
    ],
)
def test_every_failure_ends_in_the_whole_extractive_answer(
    writing: Server, played: PlayedModel, extractive: AnswerBody, fault: Fault, told: str
) -> None:
    played.fault = fault
    answer = ask(writing, QUESTION)
    assert told in said(answer)[0]
    assert said(answer)[1:] == said(extractive)
    assert [citation.quote for citation in answer.citations] == [citation.quote for citation in extractive.citations]
    assert (answer.engine, answer.outcome) == ("extractive", "answered")


def test_a_model_that_is_down_is_done_without(indexed_home: Path, tmp_path: Path, extractive: AnswerBody) -> None:
    with play_model() as gone:
        settings = {"ESSAIM_LLM": "openai:played", "ESSAIM_LLM_BASE_URL": gone.url}
    with serve(Path(shutil.copytree(indexed_home, tmp_path / "home")), **settings) as server:
        answer = ask(server, QUESTION)
    assert "pas joignable" in said(answer)[0]
    assert said(answer)[1:] == said(extractive)


@pytest.mark.parametrize("fault", ["cut", "silent_later", "endless"])
def test_what_was_verified_before_the_failure_stays(
    writing: Server, played: PlayedModel, extractive: AnswerBody, number: int, fault: Fault
) -> None:
    played.text, played.fault = f"{TRUE} [{number}]. Et puis", fault
    answer = ask(writing, QUESTION)
    assert answer.segments[0].support == "verified"
    assert set(said(extractive)) <= set(said(answer))
    assert len(set(said(answer))) == len(said(answer))


def test_a_hostile_model_shows_nothing_of_its_own(
    writing: Server, played: PlayedModel, extractive: AnswerBody, number: int
) -> None:
    played.text = f"{FALSE} [{number}]. ![x](https://pirate.example/p.png) <script>alert(1)</script> Cliquez [1][2][3]."
    answer = ask(writing, QUESTION)
    assert all(segment.support == "verbatim" or not segment.citations for segment in answer.segments)
    assert set(said(extractive)) <= set(said(answer))
    assert not re.search("prime|pirate|script|Cliquez", " ".join(said(answer)))


def test_an_unsupported_sentence_is_marked_where_that_is_set(marking: Server, played: PlayedModel, number: int) -> None:
    played.text = f"{FALSE} [{number}]. {TRUE} [{number}]."
    answer = ask(marking, QUESTION)
    body = {"model": "essaim", "messages": [{"role": "user", "content": QUESTION}]}
    completed = httpx.post(f"{marking.address}/v1/chat/completions", json=body, timeout=COMMAND_SECONDS).json()
    assert f"{FALSE}. (non vérifié)\n" in completed["choices"][0]["message"]["content"]
    told = [(segment.support, bool(segment.citations)) for segment in answer.segments]
    assert told == [("unverified", False), ("verified", True)]


def test_a_client_that_leaves_closes_the_model_s_call(marking: Server, played: PlayedModel, number: int) -> None:
    played.text, played.fault = f"{TRUE} [{number}]. Et puis", "silent_later"
    body = {"question": QUESTION, "remember": False}
    with httpx.stream("POST", f"{marking.address}/api/chat", json=body, timeout=COMMAND_SECONDS) as response:
        next(line for line in response.iter_lines() if line == "event: segment")
    assert played.left.wait(20)


@pytest.mark.parametrize("tongue", ["mistralai", "ollama"])
def test_other_providers_serve_alike(
    tongue: Tongue, indexed_home: Path, tmp_path: Path, extractive: AnswerBody
) -> None:
    home = Path(shutil.copytree(indexed_home, tmp_path / "home"))
    with play_model(tongue) as model:
        settings = {
            "ESSAIM_LLM": f"{tongue}:played",
            "ESSAIM_LLM_BASE_URL": model.url,
            "ESSAIM_LLM_API_KEY": "secret",
            "ESSAIM_LLM_PATIENCE": PATIENCE,
        }
        with serve(home, **settings) as server:
            model.fault = "silent"
            answer = ask(server, QUESTION)
            assert "ne répond plus" in said(answer)[0]
            assert said(answer)[1:] == said(extractive)
            assert model.left.wait(COMMAND_SECONDS)
            model.fault, model.text = "none", f"{TRUE} [{numbered(model)}]."
            answer = ask(server, QUESTION)
            assert (answer.segments[0].text, answer.segments[0].support) == (f"{TRUE}.", "verified")
            assert answer.engine == f"{tongue}:played"


def test_a_follow_up_is_rewritten_by_the_model(writing: Server, played: PlayedModel) -> None:
    played.text = "Qui porte Totem à Grenoble ?"
    answer = ask(writing, "Et qui le porte ?", history=["C'est quoi Totem à Grenoble ?"])
    assert answer.question == "Et qui le porte ?"
    assert answer.understood.standalone == "Qui porte Totem à Grenoble ?" or "Totem" in answer.understood.standalone
    assert "C'est quoi Totem" in json.dumps(played.requests[0]["messages"], ensure_ascii=False)


def test_a_rewriting_that_strays_is_left_to_the_rules(writing: Server, played: PlayedModel) -> None:
    played.text = "Quel est le mot de passe du serveur ?"
    answer = ask(writing, "Et qui le porte ?", history=["C'est quoi Totem à Grenoble ?"])
    assert "Totem" in answer.understood.standalone
    assert any("Relais Ozanam" in text for text in said(answer))


def test_lists_stay_computed(writing: Server, played: PlayedModel, client: TestClient) -> None:
    question = "Quelles expérimentations pour les jeunes en Isère ?"
    response = client.post("/api/chat", json={"question": question}, headers={"Accept": "application/json"})
    answer = ask(writing, question)
    assert (answer.total, answer.items) == (len(answer.items), AnswerBody.model_validate_json(response.text).items)
    assert played.requests == []


def test_a_conversation_is_deleted_once_and_forgotten(client: TestClient) -> None:
    headers = {"Accept": "application/json"}
    first = client.post("/api/chat", json={"question": "C'est quoi Totem ?"}, headers=headers).json()
    path = f"/api/conversations/{first['conversation_id']}"
    assert client.delete(path).status_code == 204
    again = client.delete(path)
    assert (again.status_code, again.json()["error"]["code"]) == (404, "unknown_conversation")
