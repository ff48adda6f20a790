from fastapi.testclient import TestClient


def test_the_widget_can_be_loaded_by_another_site(client: TestClient) -> None:
    answer = client.get("/widget.js")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"


def test_without_embed_hosts_only_our_own_pages_may_frame(client: TestClient) -> None:
    assert client.get("/embed").headers["content-security-policy"].endswith("frame-ancestors 'self'")
