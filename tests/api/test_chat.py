"""The chat door: the same answer as one document and as events, and what it refuses."""

import json

import pytest
from fastapi.testclient import TestClient

from api.auth import THE_OPERATOR
from api.conversing import take_turn
from api.schemas import HISTORY_LIMIT, QuestionBody

HOUSING = "Quelles expérimentations de logement pour les jeunes existent ?"
KEYS = [
    "answer_id", "question", "language", "outcome", "intent", "understood", "segments", "citations", "items", "total",
    "near", "closest", "comparison", "conversation_id", "engine",
]  # fmt: skip


def ask(client: TestClient, question: str, **more: object) -> dict[str, object]:
    answer = client.post("/api/chat", json={"question": question, **more}, headers={"Accept": "application/json"})
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert isinstance(body, dict)
    return body


def events(client: TestClient, question: str, **more: object) -> list[tuple[str, dict[str, object]]]:
    answer = client.post("/api/chat", json={"question": question, **more})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/event-stream")
    found = []
    for block in answer.text.strip().split("\n\n"):
        name, data = block.split("\n", 1)
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def test_the_document_has_its_shape_and_every_quote_is_exact(client: TestClient) -> None:
    body = ask(client, "Combien de jeunes la Plateforme Logement Jeunes 94 accompagne-t-elle ?")
    assert list(body) == KEYS
    assert list(body["understood"]) == ["themes", "publics", "territories", "period", "status", "standalone"]
    assert body["engine"] == "extractive"
    assert body["citations"]
    for citation in body["citations"]:
        source = client.get(f"/api/sources/{citation['source_id']}").json()
        assert source["text"][citation["start"] : citation["end"]] == citation["quote"]
        assert client.get(citation["url"]).status_code == 200
    numbers = {citation["number"] for citation in body["citations"]}
    for segment in body["segments"]:
        assert set(segment["citations"]) <= numbers


def test_events_come_in_order_and_end_with_the_same_document(client: TestClient) -> None:
    told = events(client, HOUSING, remember=False)
    names = [name for name, _ in told]
    assert names[:2] == ["understood", "evidence"]
    assert names[-1] == "answer"
    assert set(names[2:-1]) <= {"segment"}
    answer = told[-1][1]
    assert told[0][1] == answer["understood"]
    segments = [data for name, data in told if name == "segment"]
    assert [segment["text"] for segment in segments] == [segment["text"] for segment in answer["segments"]]
    assert [segment["index"] for segment in segments] == list(range(len(segments)))
    again = ask(client, HOUSING, remember=False)
    for key in set(KEYS) - {"answer_id", "conversation_id"}:
        assert answer[key] == again[key]


def test_a_list_carries_every_match_with_its_total(client: TestClient) -> None:
    body = ask(client, HOUSING)
    assert body["total"] == len(body["items"]) > 20
    numbers = {citation["number"] for citation in body["citations"]}
    assert all(set(item["citations"]) <= numbers for item in body["items"])


def test_the_conversation_is_remembered_for_its_next_question(client: TestClient) -> None:
    first = ask(client, "Qu’est-ce que la Plateforme Logement Jeunes 94 ?")
    second = ask(client, "Un contact ?", conversation_id=first["conversation_id"])
    assert second["conversation_id"] == first["conversation_id"]
    told = ask(client, "Un contact ?", history=["Qu’est-ce que la Plateforme Logement Jeunes 94 ?"])
    assert second["understood"] == told["understood"]
    assert second["understood"] != ask(client, "Un contact ?")["understood"]


def test_filters_replace_what_the_words_say_and_can_be_sent_back(client: TestClient) -> None:
    understood = ask(client, HOUSING)["understood"]
    again = ask(client, HOUSING, filters=understood)
    assert {**again["understood"]} == understood
    none = ask(client, HOUSING, filters={"themes": []})
    assert none["understood"]["themes"] == []
    assert none["understood"]["publics"] == understood["publics"]


def test_reasons_are_given_when_asked_for(client: TestClient) -> None:
    body = ask(client, HOUSING, explain=True)
    assert body["reasons"]
    assert all(isinstance(reason, str) for reason in body["reasons"])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"question": ""}, "empty_question"),
        ({"question": " \n\t "}, "empty_question"),
        ({"question": "\u200b\x00"}, "empty_question"),
        ({"question": "é" * 10_000}, "question_too_long"),
        ({"question": "Et ensuite ?", "history": ["é" * 10_000]}, "question_too_long"),
        ({}, "invalid_request"),
        ({"question": 3}, "invalid_request"),
        ({"question": "x", "history": "y"}, "invalid_request"),
        ({"question": "x", "history": ["y"] * 51}, "invalid_request"),
        ({"question": "x", "filters": {"thème": []}}, "invalid_request"),
        ({"question": "x", "filters": {"themes": ["astronautique"]}}, "invalid_request"),
        ({"question": "x", "filters": {"territories": [{"code": "00", "level": "region"}]}}, "invalid_request"),
        ({"question": "x", "filters": {"period": {"start": "hier"}}}, "invalid_request"),
        ({"question": "x", "conversation_id": "y" * 65}, "invalid_request"),
    ],
)
@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_what_cannot_be_asked_is_told_before_any_event(
    client: TestClient, body: dict[str, object], code: str, accept: str
) -> None:
    answer = client.post("/api/chat", json=body, headers={"Accept": accept})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, code)


@pytest.mark.parametrize(
    "content",
    [
        b'{"question": ',
        b'{"question": "\xff"}',
        b'{"question": ' + b"[" * 100_000,
        b"",
        b"null",
    ],
    ids=["cut", "not UTF-8", "deep", "empty", "null"],
)
def test_broken_json_is_told(client: TestClient, content: bytes) -> None:
    answer = client.post("/api/chat", content=content, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_request")


def test_characters_that_are_none_are_left_out_of_a_question(client: TestClient) -> None:
    content = b'{"question": "log\\ud800ement\\u0000 pour les jeunes"}'
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    answer = client.post("/api/chat", content=content, headers=headers)
    assert (answer.status_code, answer.json()["question"]) == (200, "logement pour les jeunes")


def test_the_last_questions_of_a_long_conversation_are_read(client: TestClient) -> None:
    house = client.app.state.house  # type: ignore[attr-defined]
    for number in range(HISTORY_LIMIT + 10):
        house.conversations.add("longue", "", f"Question {number} ?")
    turn = take_turn(house, THE_OPERATOR, QuestionBody(question="Et ensuite ?", conversation_id="longue"))
    assert (len(turn.history), turn.history[-1]) == (HISTORY_LIMIT, f"Question {HISTORY_LIMIT + 9} ?")


def test_courtesy_is_neither_judged_nor_counted_as_a_gap(client: TestClient) -> None:
    body = ask(client, "Bonjour à tous !")
    assert body["segments"]
    assert body["answer_id"] is None
    assert body["conversation_id"] is None
    topics = client.get("/api/gaps").json()["gaps"]
    assert not [gap for gap in topics if "bonjour" in gap["question"].lower()]
