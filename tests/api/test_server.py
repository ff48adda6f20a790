"""The real server in a process of its own, and the other commands that go through it."""

import json
import os
import shutil
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.bootstrap import open_desk, read_key
from api.desk import Desk
from api.errors import AddressUnusable
from api.local import LocalDesk
from api.remote import RemoteDesk, RemoteProblem
from api.schemas import QuestionBody
from api.server import listen
from api.settings import Settings
from tests.processes import COMMAND_SECONDS, Server, run_essaim, serve


def fail(*arguments: str, home: Path, status: int = 1) -> tuple[str, str]:
    """The code and the message of a command that fails."""
    done = run_essaim(*arguments, "--json", home=home)
    assert done.returncode == status, done.stderr
    problem = json.loads(done.stdout)["error"]
    return problem["code"], problem["message"]


@pytest.fixture
def desk(server: Server) -> Iterator[Desk]:
    """The desk that a command of this home gets while the server runs."""
    with open_desk(Settings(home=server.home)) as desk:
        assert isinstance(desk, RemoteDesk)
        yield desk


def test_a_command_goes_through_the_server_that_owns_the_home(server: Server) -> None:
    done = run_essaim("search", "logement", "-k", "3", "--json", home=server.home)
    assert done.returncode == 0, done.stderr
    direct = httpx.get(f"{server.address}/api/search", params={"q": "logement", "k": 3}, timeout=COMMAND_SECONDS)
    assert json.loads(done.stdout) == direct.json()


def test_people_read_which_fiche_a_comparison_speaks_of(server: Server) -> None:
    done = run_essaim("ask", "Compare Totem et Logement Toujours", home=server.home)
    assert done.returncode == 0, done.stderr
    assert "  - Logement Toujours\u00a0: " in done.stdout
    assert "  - gdp-" not in done.stdout


def test_files_folders_and_what_is_missing_go_through_the_server(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "dossier" / "bas").mkdir(parents=True)
    (tmp_path / "dossier" / "bas" / "note.txt").write_text("Une ludothèque itinérante à Vinay.", encoding="utf-8")
    documents = list(desk.ingest([str(tmp_path / "dossier"), str(tmp_path / "absent.txt")], ["public"]))
    added = next(document for document in documents if document.status == "added")
    refused = next(document for document in documents if document.status == "refused")
    assert refused.error is not None
    assert refused.error.code == "path_not_found"
    assert added.source_id is not None
    source = desk.source(added.source_id)
    assert (source.origin, source.groups) == ("bas/note.txt", ["public"])
    assert added.path == str(tmp_path / "dossier" / "bas" / "note.txt")
    assert desk.remove([added.source_id]).remaining_bytes == 0
    with pytest.raises(RemoteProblem) as unknown:
        desk.source(added.source_id)
    assert unknown.value.code == "unknown_source"


def test_two_files_of_one_name_stay_two_sources_through_the_server(desk: Desk, tmp_path: Path) -> None:
    files = [tmp_path / place / "note.txt" for place in ("ici", "là")]
    for file in files:
        file.parent.mkdir()
        file.write_text(f"Une friperie solidaire ouvre à {file.parent.name}.", encoding="utf-8")
    documents = list(desk.ingest([str(file) for file in files], []))
    assert [document.path for document in documents] == [str(file) for file in files]
    assert [document.status for document in documents] == ["added", "added"]
    desk.remove([document.source_id or "" for document in documents])


def test_upkeep_goes_through_the_server(desk: Desk, tmp_path: Path) -> None:
    assert desk.doctor(repair=False).healthy
    assert desk.gaps().gaps == []
    backup = desk.backup(tmp_path / "sauvegarde.zip")
    assert backup.bytes == (tmp_path / "sauvegarde.zip").stat().st_size


def test_an_answer_through_the_server_is_the_servers(server: Server, desk: Desk) -> None:
    question = QuestionBody(question="Qu’est-ce qu’une accorderie ?", remember=False)
    direct = httpx.post(
        f"{server.address}/api/chat",
        json=question.model_dump(),
        headers={"Accept": "application/json"},
        timeout=COMMAND_SECONDS,
    )
    assert json.loads(desk.ask(question).model_dump_json()) == direct.json()


@pytest.mark.parametrize("host", ["h" * 64, "192.0.2.1"])
def test_an_address_that_is_not_this_machines_is_told(host: str) -> None:
    with pytest.raises(AddressUnusable) as refused:
        listen(host, 0)
    assert host in str(refused.value)


@pytest.mark.parametrize("arguments", [["reindex"], ["restore", "sauvegarde.zip"], ["serve", "--port", "0"]])
def test_what_needs_the_home_alone_is_refused(server: Server, arguments: list[str]) -> None:
    code, message = fail(*arguments, home=server.home)
    assert code == "home_in_use"
    assert server.address in message


def test_a_taken_port_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, message = fail("serve", "--port", port, home=tmp_path / "home")
    assert code == "port_in_use"
    assert port in message
    assert not (tmp_path / "home").exists()


def test_open_mode_on_every_address_is_wrong_usage(tmp_path: Path) -> None:
    code, _ = fail("serve", "--host", "0.0.0.0", home=tmp_path / "home", status=2)
    assert code == "open_mode_exposed"


def test_the_key_is_its_owners_alone_and_opens_the_home(server: Server) -> None:
    file = server.home / "essaim.key"
    assert file.stat().st_mode & 0o077 == 0
    assert read_key(server.home) not in (server.home / "essaim.address").read_text(encoding="utf-8")
    check = f"{server.address}/api/upkeep/check"
    key = {"Authorization": f"Bearer {read_key(server.home)}"}
    assert httpx.post(check, json={}, timeout=COMMAND_SECONDS).status_code == 403
    assert httpx.post(check, json={}, headers=key, timeout=COMMAND_SECONDS).is_success


def test_a_killed_server_leaves_a_home_that_opens_again(indexed_home: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(indexed_home, tmp_path / "home"))
    with serve(home) as killed:
        os.kill(killed.process.pid, signal.SIGKILL)
        killed.process.wait(timeout=20)
        with open_desk(Settings(home=home)) as desk:
            assert isinstance(desk, LocalDesk)
            assert len(desk.sources().sources) == 116
    with serve(home) as again:
        found = httpx.get(f"{again.address}/api/search", params={"q": "emploi"}, timeout=COMMAND_SECONDS)
        assert found.json()["passages"]
    assert not (home / "essaim.address").exists()
