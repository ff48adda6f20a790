"""Whatever is asked and whatever stands in a source: citations are exact words, of readable sources only."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.citing.bibliography import Bibliography
from assistant.citing.quoting import quote_run
from assistant.events import Answered, EvidenceFound
from assistant.retrieval.statement import read_statements
from assistant.service import Assistant
from corpus.access import OPERATOR, Reader
from corpus.document import Document, Passage, Source, Span, identify_passage
from corpus.embedding.models import NamedEmbeddings
from corpus.fiche.files import bundled_fiches, fiche_document, read_fiche
from corpus.library import Library
from corpus.store.stored import StoredSource
from corpus.text import normalise
from ingest.chunking import chunk

WORDS = (
    "Totem HAO Convergence TAPAJ Grenoble Isère jeunes logement femmes combien quand où qui quel budget année âge "
    "obstacles partenaires contact de la pour et en le Relais Ozanam how many when who rent results 2018 ? , :"
).split()
QUESTIONS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@pytest.fixture(scope="module")
def shelves(tmp_path_factory: pytest.TempPathFactory, embeddings: NamedEmbeddings) -> Iterator[Library]:
    """A third of the bundled fiches, every other one kept to a group."""
    with Library.open(tmp_path_factory.mktemp("home"), embeddings) as library:
        for number, path in enumerate(sorted(bundled_fiches(), key=lambda one: one.name)[::3]):
            document = fiche_document(read_fiche(path), path.name, ["team"] if number % 2 else ["public"])
            library.put(document, chunk(document))
        yield library


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=QUESTIONS, inside=st.booleans())
def test_answers_cite_exact_words_of_readable_sources_only(shelves: Library, question: str, inside: bool) -> None:
    reader = Reader(frozenset({"team"})) if inside else Reader()
    readable = {stored.id for stored in shelves.documents(reader)}
    texts = {stored.id: stored.document.text for stored in shelves.documents(OPERATOR)}
    for event in Assistant(shelves).stream(reader, question):
        if isinstance(event, EvidenceFound):
            assert {piece.passage.source_id for piece in event.evidence} <= readable
        if isinstance(event, Answered):
            answer = event.answer
            shown = [*answer.citations, *answer.items, *answer.near, *answer.closest]
            assert {one.source_id for one in shown} <= readable
            assert all(texts[one.source_id][one.start : one.end] == one.quote for one in answer.citations)
            numbers = {one.number for one in answer.citations}
            assert all(set(segment.citations) <= numbers for segment in answer.segments)
            assert all(segment.citations for segment in answer.segments if segment.support == "verbatim")


@settings(deadline=None)
@given(text=st.text(min_size=1, max_size=400).map(normalise).filter(str.strip))
def test_sentences_of_any_text_are_quoted_word_for_word(text: str) -> None:
    span = Span(0, len(text))
    passage = Passage(identify_passage("s", text, span), "s", span, text)
    stored = StoredSource(Document(Source("s", "document", "T", "s"), text, "0"), (passage,), "", "", 1)
    bibliography = Bibliography()
    segments = quote_run(read_statements(stored), bibliography)
    assert all(text[one.start : one.end] == one.quote for one in bibliography.citations)
    assert all(segment.text in text for segment in segments)
