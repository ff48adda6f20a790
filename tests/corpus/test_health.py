"""A doctor's checks see what is wrong in the catalogue itself; damage to the indexes is played in tests/faults."""

import pytest

from corpus.library import Library
from tests.shelved import make_document


@pytest.fixture(autouse=True)
def _filled(library: Library) -> None:
    library.put(*make_document("foyer", "Un foyer accueille des jeunes. Une colocation les héberge."))


def _failed(library: Library) -> list[str]:
    return [check.name for check in library.check() if not check.ok]


def _run(library: Library, statement: str) -> None:
    with library.database.write() as connection:
        connection.exec_driver_sql(statement)


def test_a_sound_library_is_healthy_and_says_how_much_it_holds(library: Library) -> None:
    checks = library.check()
    assert [(check.name, check.ok) for check in checks] == [
        ("catalogue", True),
        ("embeddings", True),
        ("lexical", True),
        ("vectors", True),
    ]
    assert all(check.detail.startswith("2 ") for check in checks)


def test_a_passage_beyond_its_text_is_found(library: Library) -> None:
    _run(library, 'UPDATE passages SET "end" = 9999')
    assert "catalogue" in _failed(library)


def test_missing_embeddings_are_found_and_made_again(library: Library) -> None:
    _run(library, "DELETE FROM embeddings")
    assert "embeddings" in _failed(library)
    library.repair()
    assert _failed(library) == []


def test_a_reindex_makes_everything_again(library: Library) -> None:
    _run(library, "UPDATE embeddings SET vector = zeroblob(length(vector))")
    library.reindex()
    assert _failed(library) == []
    with library.database.read() as connection:
        vectors = connection.exec_driver_sql("SELECT vector FROM embeddings").scalars().all()
    assert all(any(vector) for vector in vectors)
