"""The official client and plain HTTP against a running server."""

import pytest
from fastapi.testclient import TestClient
from openai import OpenAI

from tests.processes import Server

QUESTION = [{"role": "user", "content": "Quelles conditions de réussite pour TAPAJ ?"}]


@pytest.fixture(scope="module")
def openai_client(server: Server) -> OpenAI:
    return OpenAI(base_url=f"{server.address}/v1", api_key="none", max_retries=0)


def test_the_official_client_gets_text_with_numbers_and_annotations_at_them(openai_client: OpenAI) -> None:
    message = openai_client.chat.completions.create(model="essaim", messages=QUESTION).choices[0].message
    assert "Paiement immédiat" in message.content
    annotation = message.annotations[0].url_citation
    assert message.content[annotation.start_index : annotation.end_index] == "[1]"
    assert "/sources/tapaj-bordeaux?start=" in annotation.url


def test_a_stream_says_the_same(openai_client: OpenAI) -> None:
    whole = openai_client.chat.completions.create(model="essaim", messages=QUESTION).choices[0].message.content
    chunks = list(openai_client.chat.completions.create(model="essaim", messages=QUESTION, stream=True))
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks).strip() == whole
    assert chunks[-1].choices[0].finish_reason == "stop"


def test_a_comparison_names_its_fiches_and_its_links_can_be_followed(openai_client: OpenAI, server: Server) -> None:
    asked = [{"role": "user", "content": "Compare Totem et Logement Toujours"}]
    message = openai_client.chat.completions.create(model="essaim", messages=asked).choices[0].message
    content = message.content
    marked = [note.url_citation for note in message.annotations]
    assert all(content[note.start_index : note.end_index].strip("[]").isdigit() for note in marked)
    assert marked
    assert "- Logement Toujours\u00a0: " in content
    assert "- gdp-" not in content
    assert f"– {server.address}/sources/gdp-totem?start=" in content


def test_an_unanswered_question_leads_to_what_is_closest(openai_client: OpenAI, server: Server) -> None:
    asked = [{"role": "user", "content": "Which housing experiments for young people exist in Corsica?"}]
    content = openai_client.chat.completions.create(model="essaim", messages=asked).choices[0].message.content
    assert "What comes closest, without answering" in content
    assert f"{server.address}/sources/" in content


def test_earlier_user_messages_are_the_conversation(openai_client: OpenAI) -> None:
    messages = [
        {"role": "system", "content": "Réponds en vers."},
        {"role": "user", "content": "C'est quoi Totem à Grenoble ?"},
        {"role": "assistant", "content": "Un service."},
        {"role": "user", "content": [{"type": "text", "text": "Et qui le porte ?"}]},
    ]
    content = openai_client.chat.completions.create(model="essaim", messages=messages).choices[0].message.content
    assert "Relais Ozanam" in content


def test_the_model_is_listed(openai_client: OpenAI) -> None:
    assert [model.id for model in openai_client.models.list()] == ["essaim"]


@pytest.mark.parametrize(
    ("messages", "status", "code"),
    [
        ([], 422, "invalid_request"),
        ([{"role": "system", "content": "rien"}], 422, "empty_question"),
        ([{"role": "user", "content": "x" * 10_000}], 422, "question_too_long"),
    ],
)
def test_bad_requests_are_told_in_the_house_shape(client: TestClient, messages: list, status: int, code: str) -> None:
    response = client.post("/v1/chat/completions", json={"model": "essaim", "messages": messages})
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)


def test_a_conversation_goes_on_after_a_message_that_was_too_long(client: TestClient) -> None:
    messages = [{"role": "user", "content": "C'est quoi Totem à Grenoble ?"}, {"role": "user", "content": "x" * 10_000}]
    messages.append({"role": "user", "content": "Et qui le porte ?"})
    response = client.post("/v1/chat/completions", json={"messages": messages})
    assert "Relais Ozanam" in response.json()["choices"][0]["message"]["content"]


def test_a_failure_on_the_way_is_told_in_the_stream(client: TestClient) -> None:
    database = client.app.state.house.library.database  # type: ignore[attr-defined]
    tables = ("answers", "away")
    for name, other in (tables, reversed(tables)):
        with database.write() as connection:
            connection.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {other}")
        asked = {"model": "essaim", "messages": QUESTION, "stream": True}
        text = client.post("/v1/chat/completions", json=asked, headers={"Accept-Language": "en"}).text
        assert ("Something unexpected" in text) == (other == "away")
        assert ('"code": "internal"' in text, text.endswith("data: [DONE]\n\n")) == (other == "away", other != "away")
