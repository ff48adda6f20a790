from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from api.auth import Gate
from api.errors import OpenModeExposed
from api.problems import install_problems
from api.security import Guard, is_loopback, require_safe_binding
from api.settings import Settings

KEY = "a key that only this home knows"


def make_client(settings: Settings, base_url: str = "http://127.0.0.1:8000") -> TestClient:
    app = FastAPI()
    install_problems(app)

    @app.api_route("/{path:path}", methods=["GET", "POST"])
    async def echo(request: Request) -> int:
        return len(await request.body())

    app.add_middleware(Guard, settings=settings, gate=Gate(settings, KEY))
    return TestClient(app, base_url=base_url)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, max_upload_mib=2, embed_hosts=("https://intranet.example.org",))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", "[::1]"])
def test_this_machine_is_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "example.org", "localhost.example.org", "", "::"])
def test_nothing_else_is_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_open_mode_refuses_to_listen_to_others(tmp_path: Path) -> None:
    with pytest.raises(OpenModeExposed):
        require_safe_binding(Settings(home=tmp_path, host="0.0.0.0"))
    require_safe_binding(Settings(home=tmp_path, host="0.0.0.0", auth="token"))
    require_safe_binding(Settings(home=tmp_path))


def test_another_host_name_is_refused_in_open_mode(settings: Settings) -> None:
    with make_client(settings, "http://attaquant.example.org:8000") as client:
        answer = client.get("/")
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "foreign_host")


@pytest.mark.parametrize("host", ["[", "[::1", "a]b", "127.0.0.1@attaquant.example.org"])
def test_a_host_that_is_none_is_refused_not_stumbled_over(settings: Settings, host: str) -> None:
    with make_client(settings) as client:
        answer = client.get("/", headers={"Host": host})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "foreign_host")


def test_token_mode_answers_under_any_name(settings: Settings) -> None:
    with make_client(settings.model_copy(update={"auth": "token"}), "http://essaim.example.org") as client:
        assert client.get("/").status_code == 200


def test_another_site_changes_nothing(settings: Settings) -> None:
    with make_client(settings) as client:
        foreign = client.post("/api/sources", headers={"Origin": "https://attaquant.example.org"})
        null = client.post("/api/sources", headers={"Origin": "null"})
        broken = client.post("/api/sources", headers={"Origin": "http://["})
        longer = client.post("/api/sources", headers={"Origin": "http://127.0.0.1:80001"})
        own = client.post("/api/sources", headers={"Origin": "http://127.0.0.1:8000"})
        program = client.post("/api/sources")
    assert (foreign.status_code, foreign.json()["error"]["code"]) == (403, "foreign_origin")
    assert [answer.status_code for answer in (null, broken, longer)] == [403, 403, 403]
    assert [answer.status_code for answer in (own, program)] == [200, 200]


@pytest.mark.parametrize("path", ["/api/chat", "/api/sources"])
def test_a_body_beyond_the_limit_is_refused(settings: Settings, path: str) -> None:
    limit = 2 << 20 if path == "/api/sources" else 1 << 20
    with make_client(settings) as client:
        exact = client.post(path, content=b"x" * limit)
        over = client.post(path, content=b"x" * (limit + 1))
    assert (exact.status_code, exact.json()) == (200, limit)
    assert (over.status_code, over.json()["error"]["code"]) == (413, "too_large")


def test_only_the_operator_sends_long_bodies(settings: Settings) -> None:
    with make_client(settings.model_copy(update={"auth": "token"})) as client:
        stranger = client.post("/api/sources", content=b"x" * (1 << 20 | 1))
        operator = client.post("/api/sources", content=b"x" * (1 << 20 | 1), headers={"Authorization": f"Bearer {KEY}"})
    assert (stranger.status_code, operator.status_code) == (413, 200)


def test_a_body_that_hides_its_length_is_refused(settings: Settings) -> None:
    with make_client(settings) as client:
        answer = client.post("/api/chat", content=(b"x" * 65_536 for _ in range(17)))
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")


def test_every_answer_is_marked(settings: Settings) -> None:
    with make_client(settings) as client:
        answers = [
            client.get("/"),
            client.get("/embed"),
            client.get("/", headers={"Host": "x.org"}),
        ]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_only_the_frame_may_be_framed_and_only_by_the_sites_named(settings: Settings) -> None:
    with make_client(settings) as client:
        page = client.get("/").headers["content-security-policy"]
        frame = client.get("/embed").headers["content-security-policy"]
    assert page.endswith("frame-ancestors 'none'")
    assert frame.endswith("frame-ancestors 'self' https://intranet.example.org")
