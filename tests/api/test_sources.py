"""Adding, reading and removing over HTTP, with the jobs that do it."""

import io
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from ingest.errors import EmptyFile
from ingest.fiches.template import template_csv, template_xlsx
from tests.processes import COMMAND_SECONDS


def follow(client: TestClient, job_id: str) -> dict[str, Any]:
    """The job once it has ended."""
    deadline = time.monotonic() + COMMAND_SECONDS
    while time.monotonic() < deadline:
        job = client.get(f"/api/jobs/{job_id}").json()
        if job["state"] in ("done", "cancelled"):
            assert isinstance(job, dict)
            return job
        time.sleep(0.02)
    raise AssertionError("the job does not end")


def upload(client: TestClient, *files: tuple[str, bytes], groups: tuple[str, ...] = ()) -> list[dict[str, object]]:
    """What became of these files."""
    answer = client.post("/api/sources", files=[("files", file) for file in files], data={"groups": list(groups)})
    assert answer.status_code == 202, answer.text
    assert list(answer.json()) == ["job_id"]
    documents = follow(client, answer.json()["job_id"])["documents"]
    assert isinstance(documents, list)
    return documents


def test_uploads_become_sources_and_go_again(client: TestClient) -> None:
    words = "Le café des aidants se tient à Échirolles chaque mardi."
    taken, refused = upload(client, ("café.txt", words.encode()), ("vide.pdf", b""), groups=("public",))
    assert (taken["status"], taken["path"], taken["error"]) == ("added", "café.txt", None)
    assert refused["status"] == "refused"
    assert isinstance(refused["error"], dict)
    assert refused["error"]["code"] == "empty_file"
    path = f"/api/sources/{taken['source_id']}"
    source = client.get(path).json()
    assert (source["origin"], source["groups"], source["text"].strip()) == ("café.txt", ["public"], words)
    removal = client.delete(path).json()
    assert removal == {"removed": [taken["source_id"]], "remaining_passages": 0, "remaining_bytes": 0}
    assert client.get(path).status_code == 404


def test_what_is_told_of_a_file_is_in_the_readers_language(client: TestClient) -> None:
    words = "Le café des aidés se tient à Échirolles chaque mardi."
    files = [("files", ("café.txt", words.encode("cp1252"))), ("files", ("vide.pdf", b""))]
    job_id = client.post("/api/sources", files=files).json()["job_id"]
    french, _ = follow(client, job_id)["documents"]
    assert "deviné" in french["warnings"][0]
    english = {"Accept-Language": "en"}
    taken, refused = client.get(f"/api/jobs/{job_id}", headers=english).json()["documents"]
    assert refused["error"] == {"code": "empty_file", "message": EmptyFile().message("en")}
    source = client.get(f"/api/sources/{taken['source_id']}", headers=english).json()
    assert taken["warnings"] == source["warnings"]
    assert "guessed" in source["warnings"][0]
    listed = client.get("/api/sources", headers=english).json()["sources"]
    assert source["warnings"] in [one["warnings"] for one in listed]
    page = client.get(f"/sources/{taken['source_id']}", headers=english).text
    assert "guessed" in page
    client.delete(f"/api/sources/{taken['source_id']}")


def test_an_archive_is_taken_apart(client: TestClient) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a/un.txt", "Un atelier de réparation de vélos à Voiron.")
        archive.writestr("a/deux.md", "# Deux\n\nUne épicerie sociale à Rives.")
    documents = upload(client, ("lot.zip", content.getvalue()))
    assert {document["path"] for document in documents} == {"lot.zip/a/un.txt", "lot.zip/a/deux.md"}
    ids = [document["source_id"] for document in documents]
    removal = client.request("DELETE", "/api/sources", json={"source_ids": ids}).json()
    assert (sorted(removal["removed"]), removal["remaining_bytes"]) == (sorted(map(str, ids)), 0)


def test_an_upload_named_like_a_path_stays_in_the_house(client: TestClient, tmp_path: Path) -> None:
    (document,) = upload(client, (f"../../../{tmp_path.name}/evil.txt", b"Une phrase sur les jardins."))
    assert document["status"] == "added"
    assert not list(tmp_path.iterdir())
    client.delete(f"/api/sources/{document['source_id']}")


@pytest.mark.parametrize("url", ["/etc/hostname", "rapport.pdf", ""])
def test_a_path_is_no_address(client: TestClient, url: str) -> None:
    answer = client.post("/api/sources", data={"urls": [url]})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid_request")


@pytest.mark.parametrize("url", ["file:///etc/hostname", "http://127.0.0.1:1/", "http://[::1]/", "ftp://example.org/a"])
def test_an_address_inside_is_refused(client: TestClient, url: str) -> None:
    job = client.post("/api/sources", data={"urls": [url]}).json()["job_id"]
    (document,) = follow(client, job)["documents"]  # type: ignore[misc]
    assert (document["status"], document["error"]["code"]) == ("refused", "url_refused")


def test_an_upload_without_files_is_invalid(client: TestClient) -> None:
    assert client.post("/api/sources").json()["error"]["code"] == "invalid_request"


@pytest.mark.parametrize("path", ["/api/sources/aucune", "/api/jobs/aucun"])
def test_what_is_unknown_is_not_found(client: TestClient, path: str) -> None:
    for method in ("GET", "DELETE"):
        answer = client.request(method, path)
        assert (answer.status_code, answer.json()["error"]["code"]) in {
            (404, "unknown_source"),
            (404, "unknown_job"),
        }


def test_nothing_is_removed_when_one_of_several_is_unknown(client: TestClient) -> None:
    answer = client.request("DELETE", "/api/sources", json={"source_ids": ["plj94", "aucune"]})
    assert answer.status_code == 404
    assert client.get("/api/sources/plj94").status_code == 200


def test_a_job_of_the_list_can_be_cancelled_once_and_again(client: TestClient) -> None:
    answer = client.post("/api/sources", files=[("files", ("a.txt", b"Une phrase."))])
    job_id = answer.json()["job_id"]
    assert job_id in {job["job_id"] for job in client.get("/api/jobs").json()["jobs"]}
    for _ in range(2):
        assert client.delete(f"/api/jobs/{job_id}").json()["state"] in ("cancelled", "done")


def test_a_workbook_of_fiches_is_read_from_an_upload(client: TestClient) -> None:
    book = load_workbook(io.BytesIO(template_xlsx()))
    sheet = book["Fiches"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    cells = {"Titre": "Un bus de nuit à Lannion", "Nature": "Dispositif", "Statut": "Pérenne", "Publics": "Familles",
             "Thématiques": "Logement", "Le besoin": "Rien la nuit.", "La réponse": "Un bus passe."}  # fmt: skip
    for name, value in cells.items():
        sheet.cell(2, columns[name], value)
    content = io.BytesIO()
    book.save(content)
    (document,) = upload(client, ("fiches.xlsx", content.getvalue()))
    assert (document["status"], document["source_id"]) == ("added", "un-bus-de-nuit-a-lannion")
    client.delete("/api/sources/un-bus-de-nuit-a-lannion")


def test_a_template_that_nobody_filled_is_empty(client: TestClient) -> None:
    documents = upload(client, ("vide.xlsx", template_xlsx()), ("vide.csv", template_csv()))
    for document in documents:
        assert isinstance(document["error"], dict)
        assert document["error"]["code"] == "empty_file"
