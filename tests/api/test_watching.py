"""A followed folder, by a server that runs already and by a command of its own."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from api.bootstrap import open_desk
from api.remote import RemoteDesk, RemoteProblem
from api.settings import Settings
from api.shelf_schemas import WatchBody
from api.watching import Watches
from corpus.access import OPERATOR
from corpus.library import Library
from ingest.errors import PathNotFound
from tests.processes import COMMAND_SECONDS, Server


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + COMMAND_SECONDS
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_folder_is_followed_until_closed(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    with Watches(library) as watches:
        watches.add(folder, ["public"])
        watches.add(folder, ["public"])
        (folder / "note.txt").write_text("Un repair café à Moirans.", encoding="utf-8")
        eventually(lambda: [source.origin for source in library.sources(OPERATOR)] == ["note.txt"])
        (folder / "note.txt").unlink()
        eventually(lambda: not library.sources(OPERATOR))


def test_a_folder_that_is_not_there_is_told(library: Library, tmp_path: Path) -> None:
    with Watches(library) as watches, pytest.raises(PathNotFound):
        watches.add(tmp_path / "absent", [])


def test_the_running_server_follows_the_folder(server: Server, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Une bricothèque zzyvale à Tullins.", encoding="utf-8")
    with open_desk(Settings(home=server.home)) as desk:
        assert isinstance(desk, RemoteDesk)
        desk.watch(WatchBody(folder=str(tmp_path), groups=["public"]))
        eventually(lambda: any("zzyvale" in found.text for found in desk.search("bricothèque zzyvale", 1).passages))
        log = server.home.with_name(server.home.name + ".log")
        eventually(lambda: "note.txt: added" in log.read_text(encoding="utf-8"))
        with pytest.raises(RemoteProblem) as refused:
            desk.watch(WatchBody(folder=str(tmp_path / "absent")))
    assert refused.value.code == "path_not_found"
