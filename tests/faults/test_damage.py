"""Lost and damaged files of an index: a doctor says so, a repair or the next search builds it anew."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from corpus.access import OPERATOR
from corpus.embedding.models import NamedEmbeddings
from corpus.errors import CatalogueDamaged
from corpus.library import Library
from tests.faults.putting import text_of
from tests.shelved import make_document

_QUESTION = "la salle du potager"


def _segment(home: Path) -> Path:
    return next(path for path in (home / "vectors").glob("*/*") if path.is_dir())


def _lose_segment(home: Path) -> None:
    shutil.rmtree(_segment(home))


def _truncate_segment(home: Path) -> None:
    for file in _segment(home).iterdir():
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _scramble_segment(home: Path) -> None:
    for file in _segment(home).iterdir():
        file.write_bytes(bytes(255 - byte for byte in file.read_bytes()))


def _truncate_chroma(home: Path) -> None:
    file = next((home / "vectors").glob("*/chroma.sqlite3"))
    file.write_bytes(file.read_bytes()[:5000])


def _lose_vectors(home: Path) -> None:
    shutil.rmtree(home / "vectors")


def _change(statement: str) -> Callable[[Path], None]:
    def run(home: Path) -> None:
        with closing(sqlite3.connect(home / "essaim.db")) as connection:
            connection.execute(statement)
            connection.commit()

    run.__name__ = statement
    return run


VECTOR_DAMAGE = [_lose_segment, _truncate_segment, _scramble_segment, _truncate_chroma, _lose_vectors]
LEXICAL_DAMAGE = [
    _change("UPDATE lexical_data SET block = zeroblob(length(block)) WHERE id > 10"),
    _change("DELETE FROM lexical_data WHERE id > 10"),
    _change("UPDATE lexical_content SET c1 = 'rien' WHERE id = 3"),
    _change("DELETE FROM lexical_rows WHERE rowid = 3"),
    _change("DROP TABLE lexical_rows"),
]


@pytest.fixture(scope="module")
def sound_home(tmp_path_factory: pytest.TempPathFactory, embeddings: NamedEmbeddings) -> Path:
    """A closed home of 288 passages, whose graph Chroma has written to its file."""
    home = tmp_path_factory.mktemp("sound")
    with Library.open(home, embeddings) as library:
        for number in range(12):
            library.put(*make_document(f"source-{number}", text_of(number, 1)))
        library.search(OPERATOR, _QUESTION, "fr", 5)
    return home


@pytest.fixture
def home(sound_home: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return shutil.copytree(sound_home, tmp_path / "home")


@pytest.mark.parametrize("damage", [*VECTOR_DAMAGE, *LEXICAL_DAMAGE], ids=lambda damage: damage.__name__)
def test_a_doctor_finds_damage_and_repairs_it(
    damage: Callable[[Path], None], home: Path, embeddings: NamedEmbeddings
) -> None:
    damage(home)
    with Library.open(home, embeddings) as library:
        assert [check.name for check in library.check() if not check.ok] == [
            "vectors" if damage in VECTOR_DAMAGE else "lexical"
        ]
        library.repair()
        assert [check for check in library.check() if not check.ok] == []
        assert len(library.search(OPERATOR, _QUESTION, "fr", 400)) > 100


@pytest.mark.parametrize("damage", [*VECTOR_DAMAGE, *LEXICAL_DAMAGE], ids=lambda damage: damage.__name__)
def test_a_search_and_a_put_survive_damage(
    damage: Callable[[Path], None], home: Path, embeddings: NamedEmbeddings
) -> None:
    with Library.open(home, embeddings) as library:
        expected = library.search(OPERATOR, _QUESTION, "fr", 20)
    damage(home)
    with Library.open(home, embeddings) as library:
        found = library.search(OPERATOR, _QUESTION, "fr", 20)
        assert found == expected if damage in VECTOR_DAMAGE else found
        assert library.put(*make_document("neuf", "Une navette mène les aînés au marché.")).status == "added"
        assert library.search(OPERATOR, "navette des aînés", "fr", 1)[0].passage.source_id == "neuf"


def test_a_catalogue_that_can_not_be_read_is_refused(home: Path, embeddings: NamedEmbeddings) -> None:
    file = home / "essaim.db"
    file.write_bytes(b"rien" * 2000)
    with pytest.raises(CatalogueDamaged):
        Library.open(home, embeddings)
    with pytest.raises(CatalogueDamaged):  # the home was given up again
        Library.open(home, embeddings)
