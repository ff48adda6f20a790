"""The vector index follows the catalogue, late or after a crash, and answers as an exact product does."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select

from corpus.access import OPERATOR
from corpus.embedding.models import NamedEmbeddings
from corpus.index import embedded
from corpus.index.dense import DenseIndex
from corpus.library import Library
from corpus.store import catalogue, schema
from tests.faults.putting import text_of
from tests.shelved import make_document


def _fill(library: Library, numbers: range, version: int = 1) -> None:
    for number in numbers:
        library.put(*make_document(f"source-{number}", text_of(number, version)))


def _behind(library: Library) -> int:
    with library.database.read() as connection:
        return len(connection.execute(select(schema.vector_changes)).all())


@pytest.fixture
def dense(library: Library) -> DenseIndex:
    """The index of a library that was opened, then given more and other things."""
    _fill(library, range(4))
    library.search(OPERATOR, "jardin", "fr", 5)
    _fill(library, range(2, 6), version=2)
    return library._dense


def test_changes_are_followed_when_they_are_many(library: Library) -> None:
    library.search(OPERATOR, "jardin", "fr", 5)
    _fill(library, range(41))
    assert _behind(library) == 41 * 24
    _fill(library, range(41, 42))
    assert _behind(library) == 0
    assert len(library._dense.ids()) == 42 * 24


def test_what_is_not_followed_yet_is_searched_as_well(
    library: Library, dense: DenseIndex, embeddings: NamedEmbeddings
) -> None:
    assert _behind(library)
    vector = embeddings.encode_query("le garage ouvre sa salle édition2")
    everything = [passage.id for passage in library.passages(OPERATOR)]
    exact = dense.search(vector, 20, everything)
    indexed = dense.search(vector, 20)
    assert {id for id, _ in indexed} <= set(everything)
    assert np.allclose([score for _, score in indexed], [score for _, score in exact], atol=1e-5)


def test_a_crash_before_following_is_made_good(
    library: Library, dense: DenseIndex, tmp_path: Path, embeddings: NamedEmbeddings
) -> None:
    crashed = shutil.copytree(library.home.path, tmp_path / "crashed")
    with Library.open(crashed, embeddings) as reopened:
        passages = {passage.id for passage in reopened.passages(OPERATOR)}
        assert reopened._dense.ids() == passages
        assert _behind(reopened) == 0
        assert reopened._dense.lost() == []


def test_vectors_in_memory_follow_too(library: Library, dense: DenseIndex, embeddings: NamedEmbeddings) -> None:
    vector = embeddings.encode_query("jardin")
    for version in (3, 4):
        _fill(library, range(3), version)
        ids = [passage.id for passage in library.passages(OPERATOR)]
        assert {id for id, _ in dense.search(vector, 1000, ids)} == set(ids)
    library.remove(["source-1"])
    left = [passage.id for passage in library.passages(OPERATOR)]
    assert {id for id, _ in dense.search(vector, 1000, left)} == set(left)


def test_a_rebuilt_index_leaves_no_older_folder(library: Library, dense: DenseIndex) -> None:
    dense.rebuild()
    assert dense.ids() == {passage.id for passage in library.passages(OPERATOR)}
    assert len(list((library.home.path / "vectors").iterdir())) == 1


def test_a_passage_without_known_words_is_no_fault(library: Library) -> None:
    document, passages = make_document("signes", "…. —. ⁂.")
    library.put(replace(document, source=replace(document.source, title="…")), passages)
    with library.database.read() as connection:
        stored = embedded.read(connection, catalogue.passage_ids(connection))
    assert not stored.vectors.any()
    assert [check for check in library.check() if not check.ok] == []
