import re

import pytest
from fastapi.testclient import TestClient

PAGES = ["/", "/fiches", "/documents", "/proposer", "/manques", "/embed", "/docs", "/sources/plj94"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_inline_script_and_needs_no_other_host(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", answer.text)
    assert not re.search(r"\son[a-z]+=", answer.text)
    for address in re.findall(r'(?:src|href)="([^"]*)"', answer.text):
        assert address.startswith(("/", "#", "https://", "http://")), address
    for address in re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]*)"', answer.text):
        assert address.startswith("/static/"), address
        assert client.get(address).status_code == 200, address


def test_pages_speak_the_readers_language(client: TestClient) -> None:
    assert '<html lang="fr"' in client.get("/").text
    assert '<html lang="en"' in client.get("/", headers={"Accept-Language": "en-GB,en"}).text
    assert '<html lang="en"' in client.get("/?lang=en").text
    assert '<html lang="fr"' in client.get("/?lang=xx").text


def test_an_unknown_source_is_a_page_of_its_own(client: TestClient) -> None:
    answer = client.get("/sources/<script>alert(1)")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "<script>alert" not in answer.text


def test_nothing_at_an_address_is_a_page_for_people_and_json_for_programs(client: TestClient) -> None:
    page = client.get("/gaps", headers={"Accept": "text/html,*/*", "Accept-Language": "en"})
    assert (page.status_code, page.headers["content-type"].split(";")[0]) == (404, "text/html")
    assert "Nothing at /gaps" in page.text
    assert client.get("/gaps").json()["error"]["code"] == "not_found"


def test_the_manual_lists_every_door(client: TestClient) -> None:
    text = client.get("/docs").text
    for path in client.get("/openapi.json").json()["paths"]:
        assert path in text
