"""Whatever the groups: nothing that a reader may not read is listed, found, counted or felt."""

import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.access import OPERATOR, PUBLIC, Reader, may_read
from corpus.embedding.models import load_embeddings
from corpus.errors import UnknownSource
from corpus.library import Library
from tests.shelved import make_document

_GROUPS = st.frozensets(st.sampled_from(["siege", "terrain", "bureau", PUBLIC]))
_QUESTION = "le foyer accueille des habitants"
_number = count()


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """One library for all examples, which empty it before they use it."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder), load_embeddings()) as opened:
        yield opened


def _fill(library: Library, shared_with: list[frozenset[str]]) -> dict[str, frozenset[str]]:
    former = [row.source_id for row in library.sources(OPERATOR)]
    for source_id in former:
        library.share(source_id, ())
    put = {}
    for groups in shared_with:
        source_id = f"source-{next(_number)}"
        library.put(*make_document(source_id, f"Le foyer {source_id} accueille des habitants. Il dure.", groups))
        put[source_id] = groups
    return put


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shared_with=st.lists(_GROUPS, max_size=5), groups=_GROUPS)
def test_a_reader_sees_what_his_groups_share_and_nothing_else(
    library: Library, shared_with: list[frozenset[str]], groups: frozenset[str]
) -> None:
    put = _fill(library, shared_with)
    reader = Reader(groups)
    mine = {source_id for source_id, shared in put.items() if may_read(reader, shared)}
    assert {row.source_id for row in library.sources(reader)} == mine
    assert {passage.source_id for passage in library.passages(reader)} == mine
    assert {stored.id for stored in library.documents(reader)} == mine
    assert {hit.passage.source_id for hit in library.search(reader, _QUESTION, "fr", 500)} == mine
    assert library.passages(reader, set(put) - mine) == []
    assert library.search(reader, _QUESTION, "fr", 500, set(put) - mine) == []
    for source_id in set(put) - mine:
        with pytest.raises(UnknownSource):
            library.read(reader, source_id)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shared_with=st.lists(_GROUPS, min_size=1, max_size=4))
def test_what_is_unshared_is_gone_for_its_readers_at_once(library: Library, shared_with: list[frozenset[str]]) -> None:
    put = _fill(library, shared_with)
    reader = Reader(frozenset({"siege", "terrain", "bureau"}))
    library.search(reader, _QUESTION, "fr", 5)
    for source_id in put:
        library.share(source_id, ())
    assert library.search(reader, _QUESTION, "fr", 500) == []
    assert library.sources(reader) == []
