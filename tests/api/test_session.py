"""Signing in from a browser: what the cookie opens, and what it does not."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.bootstrap import open_house
from api.house import House
from api.settings import Settings

TEAM = "jeton-de-l-équipe ; à moi"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house in token mode with a document of the team's."""
    home = tmp_path_factory.mktemp("session")
    tokens = {TEAM: frozenset({"equipe"})}
    with open_house(Settings(home=home / "home", auth="token", tokens=tokens, bundled_corpus=False)) as house:
        file = home / "equipe.txt"
        file.write_text("La maison Bleuet accueille les jardiniers de nuit.", encoding="utf-8")
        assert [done.status for done in house.pipeline.ingest([file], ["equipe"])] == ["added"]
        yield house


@pytest.fixture(scope="module")
def door(house: House) -> Iterator[TestClient]:
    """The doors of the house."""
    with TestClient(create_app(house), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def visitor(door: TestClient) -> TestClient:
    """Somebody's browser, without any cookie yet."""
    door.cookies.clear()
    return door


def count(client: TestClient) -> int:
    """How many sources this browser may read."""
    return len(client.get("/api/sources").json()["sources"])


def sign_in(client: TestClient, token: str) -> int:
    """The status of the attempt."""
    return client.post("/api/session", json={"token": token}).status_code


def test_a_token_opens_what_its_groups_may_read_until_sign_out(visitor: TestClient) -> None:
    assert count(visitor) == 0
    assert sign_in(visitor, TEAM) == 204
    assert count(visitor) == 1
    source = visitor.get("/api/sources").json()["sources"][0]["source_id"]
    assert visitor.get(f"/sources/{source}").status_code == 200
    assert visitor.delete("/api/session").status_code == 204
    assert count(visitor) == 0
    assert visitor.get(f"/sources/{source}").status_code == 404


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(visitor: TestClient) -> None:
    cookie = visitor.post("/api/session", json={"token": TEAM}).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    foreign = visitor.post("/api/session", json={"token": TEAM}, headers={"Origin": "https://ailleurs.example"})
    assert foreign.json()["error"]["code"] == "foreign_origin"
    encrypted = TestClient(visitor.app, base_url="https://127.0.0.1:8000")
    assert "secure" in encrypted.post("/api/session", json={"token": TEAM}).headers["set-cookie"].lower()


@pytest.mark.parametrize("token", ["", "jeton-invente-ici"])
def test_a_token_of_nobody_is_refused(visitor: TestClient, token: str) -> None:
    answer = visitor.post("/api/session", json={"token": token})
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "bad_token")
    assert "set-cookie" not in answer.headers


def test_a_cookie_whose_token_was_taken_away_makes_a_guest(visitor: TestClient) -> None:
    visitor.cookies.set("essaim", "jeton-retire-depuis")
    assert count(visitor) == 0
    assert 'data-session="guest"' in visitor.get("/").text


def test_a_header_wins_over_the_cookie(visitor: TestClient) -> None:
    assert sign_in(visitor, TEAM) == 204
    answer = visitor.get("/api/sources", headers={"Authorization": "Bearer jeton-invente-ici"})
    assert answer.status_code == 401


def test_only_the_key_makes_an_operator(visitor: TestClient, house: House) -> None:
    assert sign_in(visitor, TEAM) == 204
    assert visitor.get("/api/gaps").status_code == 403
    assert 'href="/manques"' not in visitor.get("/").text
    assert sign_in(visitor, house.key) == 204
    assert visitor.get("/api/gaps").status_code == 200
    assert 'href="/manques"' in visitor.get("/").text


def test_a_page_tells_who_looks_at_it(visitor: TestClient, client: TestClient) -> None:
    assert 'data-session="guest"' in visitor.get("/").text
    sign_in(visitor, TEAM)
    assert 'data-session="reader"' in visitor.get("/fiches").text
    page = client.get("/").text
    assert 'data-session="open"' in page
    assert 'id="session"' not in page


def test_a_page_does_not_let_tokens_be_guessed_at_speed(house: House) -> None:
    few = replace(house, settings=house.settings.model_copy(update={"requests_per_minute": 3}))
    client = TestClient(create_app(few), base_url="http://127.0.0.1:8000")
    answers = [client.get("/", headers={"Cookie": f"essaim=essai-{number}"}).status_code for number in range(5)]
    assert answers == [200, 200, 200, 429, 429]
    assert client.get("/", headers={"Cookie": f"essaim={quote(TEAM, safe='')}"}).status_code == 200
