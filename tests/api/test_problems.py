import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel

from api.problems import install_problems, preferred_language
from corpus.errors import UnknownSource, typeset


class Asked(BaseModel):
    number: int


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    install_problems(app)

    @app.post("/double")
    async def double(asked: Asked) -> int:
        return 2 * asked.number

    @app.get("/source")
    async def source() -> None:
        raise UnknownSource(source_id="f-000")

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("a secret of the house")

    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "fr"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("de, en;q=0.5, fr;q=0.4", "en"),
        ("de", "fr"),
        ("en;q=zero", "fr"),
    ],
)
def test_the_preferred_language_is_ours_or_french(header: str, language: str) -> None:
    assert preferred_language(header) == language


def test_our_own_errors_keep_status_code_and_language(client: TestClient) -> None:
    french = client.get("/source")
    english = client.get("/source", headers={"Accept-Language": "en"})
    assert (french.status_code, english.status_code) == (404, 404)
    assert french.json() == {
        "error": {
            "code": "unknown_source",
            "message": typeset("Aucune source « f-000 » ; la liste est donnée par « essaim sources »."),
        }
    }
    assert english.json()["error"]["message"].startswith("No source")


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"number": "deux"}', b"", b"\xff"])
def test_a_malformed_body_is_invalid(client: TestClient, body: bytes) -> None:
    answer = client.post("/double", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_request")


def test_no_door_and_wrong_method_are_told_alike(client: TestClient) -> None:
    assert client.get("/nowhere").json()["error"]["code"] == "not_found"
    answer = client.get("/double")
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "method_not_allowed")


def test_what_nobody_expected_tells_nothing_of_itself(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    answer = client.get("/broken")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal")
    assert "secret" not in answer.text
    assert "a secret of the house" in caplog.text


def test_bad_json_is_told_as_such(client: TestClient) -> None:
    answer = client.post("/double", content="{bad", headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_request")
    assert "JSON (JSON mal formé)" in answer.json()["error"]["message"]
