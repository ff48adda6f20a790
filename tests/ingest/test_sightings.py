import json
from pathlib import Path

import pytest

from corpus.library import Library
from corpus.store.catalogue import write_state
from ingest.origin import path_origin
from ingest.sightings import Seen, Sightings


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    made = tmp_path / "rapports", tmp_path / "notes"
    for folder in made:
        folder.mkdir()
    return made


def test_a_name_is_of_the_folder_that_held_it_first_and_stays(library: Library, folders: tuple[Path, Path]) -> None:
    first, second = (Sightings(library.database, folder) for folder in folders)
    assert first.claim(["a.txt"]) == {"a.txt": "a.txt"}
    told = second.claim(["a.txt", "b.txt"])
    assert told["b.txt"] == "b.txt"
    assert told["a.txt"] != "a.txt"
    first.forget(["a.txt"])
    assert second.claim(["a.txt", "b.txt"]) == told
    assert first.claim(["b.txt"]) != {"b.txt": "b.txt"}


def test_a_home_in_which_two_folders_hold_a_name_keeps_it(library: Library, folders: tuple[Path, Path]) -> None:
    with library.database.write() as connection:
        for folder in folders:
            write_state(connection, f"watch:{path_origin(folder)}", json.dumps({"a.txt": ["1:1:1", ["a-00000000"]]}))
    first, second = (Sightings(library.database, folder) for folder in folders)
    assert first.claim(["a.txt"]) == second.claim(["a.txt"]) == {"a.txt": "a.txt"}
    first.note("a.txt", Seen("2:2:2", ("a-00000000",)), ["a-00000000"])
    assert second.read() == {"a.txt": Seen("1:1:1", ("a-00000000",))}
