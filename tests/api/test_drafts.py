"""Drafts over HTTP: taken from a report, edited, published, taken back; only a published one answers."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.api.test_sources import upload

REPORT = """# Rapport

## La Grande Lessive

La Grande Lessive est un dispositif porté par l’association Clair Matin à Voiron. Elle aide des jeunes sans logement.

## Le Vélo Partagé

Le Vélo Partagé est une expérimentation menée à Rives pour la mobilité des demandeurs d’emploi.
"""
WHOLE = {
    "title": "Jardin zzyva des voisins",
    "kind": "experimentation",
    "status": "en_cours",
    "public": ["jeunes"],
    "themes": ["logement"],
    "need": "Des jeunes seuls.",
    "what_is_done": "Un jardin zzyva partagé chaque samedi.",
    "sources": [{"title": "Bilan 2024"}],
}


@pytest.fixture
def whole(client: TestClient) -> Iterator[str]:
    """A complete draft's id; deleted afterwards."""
    body = client.get("/api/vocabulary").json()
    fields = WHOLE | {"status": body["statuses"][0]["code"], "kind": body["kinds"][0]["code"]}
    answer = client.post("/api/drafts", json={"fields": fields})
    assert answer.status_code == 201, answer.text
    yield answer.json()["id"]
    client.delete(f"/api/drafts/{answer.json()['id']}")


def found(client: TestClient) -> set[str]:
    passages = client.get("/api/search", params={"q": "jardin zzyva"}).json()["passages"]
    return {passage["title"] for passage in passages if "zzyva" in passage["text"]}


def step(client: TestClient, draft_id: str, state: str) -> tuple[int, str]:
    answer = client.post(f"/api/drafts/{draft_id}/state", json={"state": state})
    return answer.status_code, answer.json().get("state") or answer.json()["error"]["code"]


def test_only_a_published_draft_is_found_and_taking_it_back_hides_it(client: TestClient, whole: str) -> None:
    assert found(client) == set()
    assert step(client, whole, "publiee") == (409, "draft_step")
    assert step(client, whole, "a-relire") == (200, "a-relire")
    assert found(client) == set()
    assert step(client, whole, "publiee") == (200, "publiee")
    assert found(client) == {WHOLE["title"]}
    assert client.put(f"/api/drafts/{whole}", json={"fields": WHOLE}).json()["error"]["code"] == "draft_step"
    assert step(client, whole, "brouillon") == (200, "brouillon")
    assert found(client) == set()


def test_deleting_a_published_draft_removes_its_fiche(client: TestClient, whole: str) -> None:
    step(client, whole, "a-relire")
    step(client, whole, "publiee")
    assert client.delete(f"/api/drafts/{whole}").status_code == 204
    assert found(client) == set()
    assert client.get(f"/api/drafts/{whole}").status_code == 404


def test_removing_the_fiche_of_a_draft_leaves_nothing_of_it(client: TestClient, whole: str) -> None:
    step(client, whole, "a-relire")
    step(client, whole, "publiee")
    sources = client.get("/api/sources").json()["sources"]
    (fiche,) = (source["source_id"] for source in sources if source["title"] == WHOLE["title"])
    assert client.delete(f"/api/sources/{fiche}").json()["remaining_bytes"] == 0
    assert client.get(f"/api/drafts/{whole}").status_code == 404


def test_an_incomplete_draft_is_not_published(client: TestClient) -> None:
    draft_id = client.post("/api/drafts", json={"fields": {"title": "À peine commencé"}}).json()["id"]
    step(client, draft_id, "a-relire")
    assert step(client, draft_id, "publiee") == (422, "invalid_fiche")
    assert client.get(f"/api/drafts/{draft_id}").json()["state"] == "a-relire"
    client.delete(f"/api/drafts/{draft_id}")


def test_a_report_gives_a_draft_for_each_experiment_with_exact_words(client: TestClient) -> None:
    (document,) = upload(client, ("rapport.md", REPORT.encode()))
    text = client.get(f"/api/sources/{document['source_id']}").json()["text"]
    drafts = client.post(f"/api/sources/{document['source_id']}/drafts").json()["drafts"]
    assert [draft["fields"]["title"] for draft in drafts] == ["La Grande Lessive", "Le Vélo Partagé"]
    for draft in drafts:
        assert draft["state"] == "brouillon"
        for citations in draft["citations"].values():
            for citation in citations:
                assert text[citation["start"] : citation["end"]] == citation["quote"]
                assert client.get(citation["url"]).status_code == 200
    first = drafts[0]
    assert "title" in first["citations"]
    edited = client.put(
        f"/api/drafts/{first['id']}", json={"fields": first["fields"] | {"title": "La petite lessive"}}
    ).json()
    assert edited["citations"].keys() == first["citations"].keys() - {"title"}
    client.delete(f"/api/sources/{document['source_id']}")
    assert client.get(f"/api/drafts/{first['id']}").status_code == 404


@pytest.mark.parametrize(("format", "mark"), [("csv", "Identifiant;Titre"), ("md", "title: "), ("json", '"drafts"')])
def test_a_selection_can_be_kept_as_a_file(client: TestClient, whole: str, format: str, mark: str) -> None:
    other = client.post("/api/drafts", json={"fields": {"title": "Un autre brouillon"}}).json()["id"]
    answer = client.get("/api/drafts", params={"format": format, "ids": whole})
    assert "attachment" in answer.headers["content-disposition"]
    assert mark in answer.text
    assert "zzyva" in answer.text
    assert "Un autre brouillon" not in answer.text
    client.delete(f"/api/drafts/{other}")


@pytest.mark.parametrize("fields", [{}, {"title": " "}, {"title": "Un titre", "couleur": "bleu"}])
def test_fields_are_the_schemas(client: TestClient, fields: dict[str, str]) -> None:
    answer = client.post("/api/drafts", json={"fields": fields})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_request")


def test_half_a_character_is_no_title(client: TestClient) -> None:
    content = b'{"fields": {"title": "\\ud800", "summary": "\\udfff"}}'
    answer = client.post("/api/drafts", content=content, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_request")
