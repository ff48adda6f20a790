from fastapi.testclient import TestClient

UNANSWERABLE = "Quelle est la météo à Reykjavik demain ?"


def ask(client: TestClient, question: str, **more: object) -> str:
    answer = client.post("/api/chat", json={"question": question, **more}, headers={"Accept": "application/json"})
    return str(answer.json()["answer_id"])


def gaps(client: TestClient) -> dict[str, dict[str, object]]:
    return {gap["question"]: gap for gap in client.get("/api/gaps").json()["gaps"]}


def test_an_unanswered_question_becomes_a_gap_that_can_be_signalled_and_resolved(client: TestClient) -> None:
    answer_id = ask(client, UNANSWERABLE)
    assert gaps(client)[UNANSWERABLE]["signalled"] == 0
    assert client.post("/api/gaps", json={"answer_id": answer_id}).status_code == 204
    gap = gaps(client)[UNANSWERABLE]
    assert (gap["asked"], gap["signalled"]) == (1, 1)
    assert client.request("DELETE", "/api/gaps", json={"topic": gap["topic"]}).status_code == 204
    assert UNANSWERABLE not in gaps(client)


def test_an_answer_found_useless_becomes_a_gap_with_its_reason(client: TestClient) -> None:
    question = "Qu’est-ce qu’une accorderie ?"
    body = {"answer_id": ask(client, question), "useful": False, "reason": "trop court"}
    assert client.post("/api/feedback", json=body).status_code == 204
    (gap,) = [gap for gap in gaps(client).values() if gap["reasons"] == ["trop court"]]
    assert gap["useless"] == 1


def test_nothing_is_kept_of_a_question_that_asks_so(client: TestClient) -> None:
    before = gaps(client)
    body = {"question": "Quel temps fera-t-il à Oslo ?", "remember": False}
    answer = client.post("/api/chat", json=body, headers={"Accept": "application/json"}).json()
    assert (answer["outcome"], answer["answer_id"], answer["conversation_id"]) == ("no_evidence", None, None)
    assert gaps(client) == before


def test_feedback_on_no_answer_is_refused(client: TestClient) -> None:
    answer = client.post("/api/feedback", json={"answer_id": "aucune", "useful": True})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_answer")


def test_half_a_character_is_no_reason(client: TestClient) -> None:
    content = f'{{"answer_id": "{ask(client, UNANSWERABLE)}", "useful": true, "reason": "\\ud800"}}'
    answer = client.post("/api/feedback", content=content, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_request")
