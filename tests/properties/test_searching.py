"""Whatever is searched, by whomever: the lift takes nothing away, shows nothing that is not readable, and is steady."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.known.knowledge import KnowledgeOf
from assistant.query import Filters
from assistant.searching import search_passages
from assistant.service import Assistant
from assistant.understanding.question import understand
from corpus.access import Reader
from corpus.embedding.models import NamedEmbeddings
from corpus.fiche.files import bundled_fiches, fiche_document, read_fiche
from corpus.library import POOL, Library
from ingest.chunking import chunk

WORDS = (
    "logement emploi santé jeunes femmes réfugiés Isère hors Bretagne Totem Solibail compare quels dispositifs combien "
    "which schemes for women outside pour en et ou depuis 2018 terminés national évalués the ? ,"
).split()
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
READERS = st.sampled_from([Reader(), Reader(frozenset({"team"})), Reader(frozenset({"public"}))])


@pytest.fixture(scope="module")
def shelves(tmp_path_factory: pytest.TempPathFactory, embeddings: NamedEmbeddings) -> Iterator[Library]:
    """A third of the bundled fiches, every other one kept to a group."""
    with Library.open(tmp_path_factory.mktemp("home"), embeddings) as library:
        for number, path in enumerate(sorted(bundled_fiches(), key=lambda one: one.name)[1::3]):
            document = fiche_document(read_fiche(path), path.name, ["team"] if number % 2 else ["public"])
            library.put(document, chunk(document))
        yield library


@pytest.fixture(scope="module")
def known(shelves: Library) -> KnowledgeOf:
    """What each reader may know, learned once."""
    return KnowledgeOf(shelves)


@pytest.fixture(scope="module")
def assistant(shelves: Library) -> Assistant:
    """What every example asks."""
    return Assistant(shelves)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, reader=READERS)
def test_a_lift_keeps_all_that_words_find_and_adds_one_gain(
    shelves: Library, known: KnowledgeOf, text: str, reader: Reader
) -> None:
    knowledge = known.reader(reader)
    query = understand(text, (), Filters(), None, knowledge)
    words = shelves.search(reader, query.standalone, query.language, 2 * POOL)
    scores = {hit.passage.id: hit.score for hit in words}
    hits = search_passages(query, reader, shelves, knowledge)
    gains = {hit.passage.source_id: hit.score - scores.get(hit.passage.id, 0.0) for hit in hits}
    assert scores.keys() <= {hit.passage.id for hit in hits}
    assert len({hit.passage.id for hit in hits}) == len(hits)
    assert all(gain == pytest.approx(0) or gain == pytest.approx(max(gains.values())) for gain in gains.values())
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, reader=READERS, limit=st.integers(1, 60))
def test_a_search_is_steady_and_of_readable_sources_only(
    shelves: Library, assistant: Assistant, text: str, reader: Reader, limit: int
) -> None:
    readable = {stored.id for stored in shelves.documents(reader)}
    found = assistant.search_sources(reader, text, limit)
    ids = [hit.passage.source_id for hit in found]
    assert len(ids) == len(set(ids)) <= limit
    assert set(ids) <= readable
    assert assistant.search_sources(reader, text, limit) == found
    assert assistant.search_sources(reader, text, 60)[:limit] == found
    assert {hit.passage.source_id for hit in assistant.search(reader, text, limit)} <= readable
