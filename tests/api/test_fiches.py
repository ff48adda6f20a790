import csv
import io
import zipfile

import pytest
from fastapi.testclient import TestClient

from corpus.fiche.files import bundled_fiches, parse_fiche, read_fiche


def ids(client: TestClient, **filters: str | list[str]) -> set[str]:
    answer = client.get("/api/fiches", params=filters)
    assert answer.status_code == 200
    body = answer.json()
    assert body["total"] == len(body["fiches"])
    return {fiche["id"] for fiche in body["fiches"]}


def test_every_bundled_fiche_is_listed_with_the_address_of_its_page(client: TestClient) -> None:
    body = client.get("/api/fiches").json()
    assert body["total"] == len(list(bundled_fiches())) == 116
    for fiche in body["fiches"]:
        assert client.get(fiche["url"]).status_code == 200
        assert {"title", "themes", "public", "status"} <= fiche.keys()


def test_facets_are_alternatives_within_and_all_hold_together(client: TestClient) -> None:
    fiches = [read_fiche(path) for path in bundled_fiches()]
    young = ids(client, public="jeunes")
    assert young >= {fiche.id for fiche in fiches if "jeunes" in fiche.public}
    housing = ids(client, theme="logement")
    assert ids(client, public="jeunes", theme="logement") == young & housing
    assert ids(client, public=["jeunes", "familles"]) == young | ids(client, public="familles")


def test_a_region_covers_its_departements(client: TestClient) -> None:
    isere, region = ids(client, departement="38"), ids(client, region="84")
    assert isere
    assert isere < region


def test_a_fiche_names_the_regions_that_it_is_found_under(client: TestClient) -> None:
    fiches = client.get("/api/fiches").json()["fiches"]
    for region in ("01", "53", "84"):
        assert {fiche["id"] for fiche in fiches if region in fiche["regions"]} == ids(client, region=region)


def test_words_and_a_selection_narrow_the_list(client: TestClient) -> None:
    assert "plj94" in ids(client, q="plateforme LOGEMENT")
    assert ids(client, ids=["plj94", "aucune"]) == {"plj94"}


def test_the_table_holds_the_same_fiches(client: TestClient) -> None:
    answer = client.get("/api/fiches", params={"format": "csv", "public": "jeunes"})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert {row["Identifiant"] for row in rows} == ids(client, public="jeunes")


def test_markdown_is_a_fiche_again(client: TestClient) -> None:
    text = client.get("/api/fiches", params={"format": "md", "ids": "plj94"}).text
    assert parse_fiche(text, "plj94.md").id == "plj94"


@pytest.mark.parametrize("params", [{"format": "pdf"}, {"q": "x" * 201}])
def test_filters_are_checked(client: TestClient, params: dict[str, str]) -> None:
    assert client.get("/api/fiches", params=params).status_code == 422


@pytest.mark.parametrize("field", ["theme", "public", "status", "kind", "region", "departement"])
def test_an_unknown_code_is_refused_and_named(client: TestClient, field: str) -> None:
    answer = client.get("/api/fiches", params={field: "zzz"})
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert error["code"] == "unknown_code"
    assert "zzz" in error["message"]
    assert field in error["message"]


def test_several_fiches_leave_as_files_that_can_be_taken_in_again(client: TestClient) -> None:
    answer = client.get("/api/fiches", params={"format": "md"})
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        files = {entry.filename: archive.read(entry).decode() for entry in archive.infolist()}
    assert len(files) == 116
    for path in bundled_fiches():
        assert parse_fiche(files[path.name], path.name) == read_fiche(path)
