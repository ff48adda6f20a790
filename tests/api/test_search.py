import pytest
from fastapi.testclient import TestClient


def test_the_best_passage_of_each_source_comes_with_its_exact_span(client: TestClient) -> None:
    answer = client.get("/api/search", params={"q": "logement des jeunes", "k": 7})
    assert answer.status_code == 200
    found = answer.json()
    assert found["query"] == "logement des jeunes"
    ids = [passage["source_id"] for passage in found["passages"]]
    assert len(ids) == len(set(ids)) == 7
    scores = [passage["score"] for passage in found["passages"]]
    assert scores == sorted(scores, reverse=True)
    for passage in found["passages"]:
        assert list(passage) == [
            "source_id", "source_kind", "title", "page", "section", "start", "end", "text", "score",
        ]  # fmt: skip
        text = client.get(f"/api/sources/{passage['source_id']}").json()["text"]
        assert text[passage["start"] : passage["end"]] == passage["text"]


def test_ten_sources_unless_asked_otherwise(client: TestClient) -> None:
    assert len(client.get("/api/search", params={"q": "emploi"}).json()["passages"]) == 10


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({}, "invalid_request"),
        ({"q": "  "}, "empty_question"),
        ({"q": "é" * 10_000}, "question_too_long"),
        ({"q": "emploi", "k": "0"}, "invalid_request"),
        ({"q": "emploi", "k": "51"}, "invalid_request"),
        ({"q": "emploi", "k": "dix"}, "invalid_request"),
    ],
)
def test_what_cannot_be_searched_is_told(client: TestClient, params: dict[str, str], code: str) -> None:
    answer = client.get("/api/search", params=params)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, code)


def test_the_limit_on_a_question_is_exact(client: TestClient) -> None:
    assert client.get("/api/search", params={"q": "a" * 2_000}).status_code == 200
    assert client.get("/api/search", params={"q": "a" * 2_001}).status_code == 422


@pytest.mark.parametrize(
    ("path", "french", "english"),
    [
        ("/api/search", "q (champ obligatoire)", "q (Field required)"),
        ("/api/search?q=x&k=0", "k (au moins 1)", "k (Input should be greater than or equal to 1)"),
        ("/api/search?q=x&k=a", "k (un nombre entier est attendu)", "k (Input should be a valid integer"),
        ("/api/fiches?format=xml", "format (valeurs admises\u00a0: 'json', 'csv' or 'md')", "format (Input should be"),
    ],
)
def test_a_refused_field_is_explained_in_the_readers_language(
    client: TestClient, path: str, french: str, english: str
) -> None:
    for language, reason in (("fr", french), ("en", english)):
        answer = client.get(path, headers={"Accept-Language": language})
        assert answer.status_code == 422
        assert reason in answer.json()["error"]["message"]
