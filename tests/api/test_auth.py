"""Token mode: a reader gets what its groups may read, and nothing tells that there is more."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.auth import Gate
from api.bootstrap import open_house
from api.errors import BadToken, TooManyRequests
from api.settings import Settings

TEAM, OTHER = "jeton-de-l-equipe", "jeton-d-une-autre"
SECRET = "La maison Bleuet accueille les jardiniers de nuit."


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str]]:
    """The doors in token mode, with a source for one group, one for nobody and one for all; and the operator's key."""
    home = tmp_path_factory.mktemp("tokens")
    texts = {"equipe": SECRET, "": "Le carnet privé parle de jardiniers.", "public": "Des jardiniers pour tous."}
    tokens = {TEAM: frozenset({"equipe"}), OTHER: frozenset({"autre"})}
    settings = Settings(home=home / "home", auth="token", tokens=tokens, bundled_corpus=False, requests_per_minute=500)
    with open_house(settings) as house:
        for group, text in texts.items():
            file = home / f"{group or 'prive'}.txt"
            file.write_text(text, encoding="utf-8")
            assert [done.status for done in house.pipeline.ingest([file], [group] if group else [])] == ["added"]
        with TestClient(create_app(house)) as client:
            yield client, house.key


def bear(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def titles(client: TestClient, headers: dict[str, str]) -> set[str]:
    sources = client.get("/api/sources", headers=headers).json()["sources"]
    return {source["origin"] for source in sources}


def test_each_reader_sees_what_its_groups_may_read(doors: tuple[TestClient, str]) -> None:
    client, key = doors
    assert titles(client, {}) == {"public.txt"}
    assert titles(client, bear(OTHER)) == {"public.txt"}
    assert titles(client, bear(TEAM)) == {"public.txt", "equipe.txt"}
    assert titles(client, bear(key)) == {"public.txt", "equipe.txt", "prive.txt"}


def test_a_source_of_others_is_as_unknown_as_one_that_is_not(doors: tuple[TestClient, str]) -> None:
    client, _ = doors
    hidden = next(
        source["source_id"]
        for source in client.get("/api/sources", headers=bear(TEAM)).json()["sources"]
        if source["origin"] == "equipe.txt"
    )
    for path in (f"/api/sources/{hidden}", "/api/sources/aucune"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_source")
    assert client.get(f"/sources/{hidden}").status_code == 404
    found = client.get("/api/search", params={"q": "maison Bleuet jardiniers"}).json()["passages"]
    assert SECRET not in str(found)
    mine = client.get("/api/search", params={"q": "maison Bleuet jardiniers"}, headers=bear(TEAM)).json()["passages"]
    assert SECRET in mine[0]["text"]


def test_nobody_is_told_how_many_sources_there_are(doors: tuple[TestClient, str]) -> None:
    client, key = doors
    assert "essaim_sources 1\n" in client.get("/metrics").text
    assert "essaim_sources 3\n" in client.get("/metrics", headers=bear(key)).text


def test_an_unknown_token_is_refused(doors: tuple[TestClient, str]) -> None:
    client, _ = doors
    answer = client.get("/api/sources", headers=bear("jeton-invente-ici"))
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "bad_token")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_guessing_tokens_is_slowed_down_for_that_client_alone(tmp_path: Path) -> None:
    gate = Gate(
        Settings(home=tmp_path, auth="token", tokens={TEAM: frozenset({"equipe"})}, requests_per_minute=2), "la-clef"
    )
    for number in range(2):
        with pytest.raises(BadToken):
            gate.admit(f"Bearer jeton-invente-ici-{number}", "192.0.2.1")
    with pytest.raises(TooManyRequests):
        gate.admit("Bearer jeton-invente-encore", "192.0.2.1")
    assert gate.admit(f"Bearer {TEAM}", "192.0.2.1").reader.groups == {"equipe", "public"}
    assert gate.admit("", "192.0.2.2").reader.groups == {"public"}


def test_the_operator_is_never_slowed_down(tmp_path: Path) -> None:
    gate = Gate(Settings(home=tmp_path, auth="token", requests_per_minute=1), "la-clef")
    assert all(gate.admit("Bearer la-clef", "192.0.2.1").reader.reads_all for _ in range(5))


@pytest.mark.parametrize("header", ["Bearer ", "Bearer", "", "Basic bGEtY2xlZg=="])
def test_no_token_is_anybody_even_when_no_key_is_known(tmp_path: Path, header: str) -> None:
    gate = Gate(Settings(home=tmp_path, auth="token"), "")
    assert not gate.admit(header, "192.0.2.1").reader.reads_all
    assert not gate.holds_key(header)
