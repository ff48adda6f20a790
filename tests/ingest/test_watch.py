import os
import threading
from pathlib import Path

import pytest

from corpus.access import OPERATOR
from corpus.fiche.files import bundled_fiches
from corpus.library import Library
from corpus.store.stored import Removal
from ingest.errors import FileNotOpened, PathNotFound
from ingest.outcome import Ingested
from ingest.pipeline import Pipeline
from ingest.watch import Watch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "rapports"
    folder.mkdir()
    return folder


@pytest.fixture
def watch(library: Library, pipeline: Pipeline, folder: Path) -> Watch:
    return Watch(library, pipeline, folder, ["public"])


def statuses(watch: Watch) -> list[str]:
    return [one.status if isinstance(one, Ingested) else "removed" for one in watch.sync()]


def origins(library: Library) -> set[str]:
    return {source.origin for source in library.sources(OPERATOR)}


def test_files_are_added_replaced_and_removed(watch: Watch, folder: Path, library: Library) -> None:
    (folder / "2020").mkdir()
    (folder / "2020" / "a.txt").write_text("Le premier texte.", encoding="utf-8")
    assert statuses(watch) == ["added"]
    assert statuses(watch) == []
    (folder / "2020" / "a.txt").write_text("Un texte tout neuf.", encoding="utf-8")
    assert statuses(watch) == ["updated"]
    assert origins(library) == {"2020/a.txt"}
    (folder / "2020" / "a.txt").unlink()
    assert statuses(watch) == ["removed"]
    assert origins(library) == set()


def test_what_happened_while_nobody_watched_is_caught_up(
    watch: Watch, folder: Path, library: Library, pipeline: Pipeline
) -> None:
    (folder / "a.txt").write_text("Un texte.", encoding="utf-8")
    assert statuses(watch) == ["added"]
    (folder / "a.txt").unlink()
    assert statuses(Watch(library, pipeline, folder)) == ["removed"]


def test_other_sources_stay(watch: Watch, folder: Path, library: Library, pipeline: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Un texte d’ailleurs.", encoding="utf-8")
    list(pipeline.ingest([tmp_path / "b.txt"]))
    (folder / "a.txt").write_text("Un texte.", encoding="utf-8")
    statuses(watch)
    (folder / "a.txt").unlink()
    statuses(watch)
    assert origins(library) == {"b.txt"}


def test_a_source_stays_while_another_file_gives_it(watch: Watch, folder: Path, library: Library) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Deux fois le même texte.", encoding="utf-8")
    assert statuses(watch) == ["added", "unchanged"]
    (folder / "a.txt").unlink()
    assert statuses(watch) == []
    assert len(library.sources(OPERATOR)) == 1
    (folder / "b.txt").unlink()
    assert statuses(watch) == ["removed"]


def test_a_copy_gets_a_source_of_its_own_when_its_twin_changes(watch: Watch, folder: Path, library: Library) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Deux fois le même texte.", encoding="utf-8")
    statuses(watch)
    (folder / "a.txt").write_text("Un texte tout neuf.", encoding="utf-8")
    assert statuses(watch) == ["updated", "added"]
    assert origins(library) == {"a.txt", "b.txt"}


def test_a_damaged_new_version_leaves_the_good_one(watch: Watch, folder: Path, library: Library) -> None:
    (folder / "a.txt").write_text("Un texte.", encoding="utf-8")
    statuses(watch)
    (folder / "a.txt").write_bytes(b"")
    assert statuses(watch) == ["refused"]
    assert origins(library) == {"a.txt"}


def test_a_folder_that_is_not_there_removes_nothing(watch: Watch, folder: Path, library: Library) -> None:
    (folder / "a.txt").write_text("Un texte.", encoding="utf-8")
    statuses(watch)
    folder.rename(folder.with_name("ailleurs"))
    with pytest.raises(PathNotFound):
        statuses(watch)
    assert origins(library) == {"a.txt"}


def test_a_folder_that_can_not_be_listed_for_a_while_removes_nothing(
    watch: Watch, folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "2020").mkdir()
    (folder / "2020" / "a.txt").write_text("Un texte.", encoding="utf-8")
    assert statuses(watch) == ["added"]
    listed = os.scandir

    def list_or_fail(path: str) -> object:
        if str(path).endswith("2020"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", list_or_fail)
        with pytest.raises(FileNotOpened):
            statuses(watch)
    assert origins(library) == {"2020/a.txt"}
    assert statuses(watch) == []


def test_changes_are_followed_until_told_to_stop(watch: Watch, folder: Path, library: Library) -> None:
    stop = threading.Event()
    (folder / "a.txt").write_text("Un texte.", encoding="utf-8")
    changes = watch.follow(stop)
    first = next(changes)
    assert isinstance(first, Ingested)
    (folder / "a.txt").unlink()
    assert isinstance(next(changes), Removal)
    stop.set()
    assert list(changes) == []


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second folder, whose files are called like those of the first."""
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


@pytest.fixture
def other_watch(library: Library, pipeline: Pipeline, other: Path) -> Watch:
    return Watch(library, pipeline, other, ["public"])


def texts(library: Library) -> list[str]:
    return sorted(stored.document.text.strip() for stored in library.documents(OPERATOR))


def test_files_called_alike_in_two_folders_are_two_sources(
    watch: Watch, folder: Path, other_watch: Watch, other: Path, library: Library
) -> None:
    (folder / "a.txt").write_text("Le texte du premier.", encoding="utf-8")
    (other / "a.txt").write_text("Le texte du second.", encoding="utf-8")
    assert statuses(watch) == ["added"]
    assert statuses(other_watch) == ["added"]
    assert texts(library) == ["Le texte du premier.", "Le texte du second."]
    first, second = library.sources(OPERATOR)
    assert first.origin == "a.txt"
    assert second.origin.startswith("notes-")
    assert second.origin.endswith("/a.txt")
    (folder / "a.txt").unlink()
    assert statuses(watch) == ["removed"]
    (other / "a.txt").write_text("Un texte tout neuf.", encoding="utf-8")
    assert statuses(other_watch) == ["updated"]
    assert [source.source_id for source in library.sources(OPERATOR)] == [second.source_id]


def test_a_copy_in_another_folder_keeps_the_source(
    watch: Watch, folder: Path, other_watch: Watch, other: Path, library: Library
) -> None:
    for place in (folder, other):
        (place / "a.txt").write_text("Deux fois le même texte.", encoding="utf-8")
    assert statuses(watch) == ["added"]
    assert statuses(other_watch) == ["unchanged"]
    (other / "a.txt").unlink()
    assert statuses(other_watch) == []
    assert texts(library) == ["Deux fois le même texte."]


def test_a_copy_in_another_folder_outlives_a_new_version(
    watch: Watch, folder: Path, other_watch: Watch, other: Path, library: Library
) -> None:
    for place in (folder, other):
        (place / "a.txt").write_text("Deux fois le même texte.", encoding="utf-8")
    statuses(watch)
    statuses(other_watch)
    (folder / "a.txt").write_text("Un texte tout neuf.", encoding="utf-8")
    assert statuses(watch) == ["updated"]
    assert statuses(other_watch) == ["added"]
    assert texts(library) == ["Deux fois le même texte.", "Un texte tout neuf."]


def test_a_folder_that_was_moved_keeps_its_sources(
    watch: Watch, folder: Path, library: Library, pipeline: Pipeline
) -> None:
    (folder / "a.txt").write_text("Un texte.", encoding="utf-8")
    statuses(watch)
    moved = folder.rename(folder.with_name("ailleurs"))
    (moved / "a.txt").write_text("Un texte tout neuf.", encoding="utf-8")
    watch = Watch(library, pipeline, moved)
    assert statuses(watch) == ["updated"]
    assert origins(library) == {"a.txt"}
    (moved / "a.txt").unlink()
    assert statuses(watch) == ["removed"]


def test_two_versions_of_a_fiche_come_to_rest(watch: Watch, folder: Path, library: Library) -> None:
    fiche = next(bundled_fiches()).read_text(encoding="utf-8")
    for name, text in (("a.md", fiche), ("b.md", f"{fiche}\nUne ligne de plus.\n")):
        (folder / name).write_text(text, encoding="utf-8")
    assert statuses(watch) == ["added", "updated"]
    assert statuses(watch) == []
    assert len(library.sources(OPERATOR)) == 1
