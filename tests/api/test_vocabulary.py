from fastapi.testclient import TestClient


def test_every_code_has_both_labels(client: TestClient) -> None:
    body = client.get("/api/vocabulary").json()
    for facet in ("themes", "publics", "statuses", "kinds", "methods", "evidence_levels"):
        assert body[facet]
        assert all(term["code"] and term["fr"] and term["en"] for term in body[facet])
    assert {"code": "38", "level": "departement", "label": "Isère"} in body["territories"]


def test_a_name_begun_suggests_territories_and_a_name_finds_its_commune(client: TestClient) -> None:
    begun = client.get("/api/territories", params={"q": "isè"}).json()["territories"]
    assert {"code": "38", "level": "departement", "label": "Isère"} in begun
    named = client.get("/api/territories", params={"q": "voiron"}).json()["territories"]
    assert "38563" in {place["code"] for place in named}
    assert len(begun) <= 10
    assert client.get("/api/territories", params={"q": "?!"}).json() == {"territories": []}
