from fastapi.testclient import TestClient


def test_alive_and_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}


def test_requests_are_counted_without_their_words(client: TestClient) -> None:
    client.get("/api/search", params={"q": "confidentiel"})
    client.get("/nowhere")
    text = client.get("/metrics").text
    assert 'essaim_requests_total{method="GET",status="200"}' in text
    assert 'essaim_requests_total{method="GET",status="404"}' in text
    assert "essaim_sources 116" in text
    assert "confidentiel" not in text
    assert "nowhere" not in text
