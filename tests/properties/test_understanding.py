"""Whatever is typed is understood without harm, the same each time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.known.knowledge import learn
from assistant.query import Filters
from assistant.retrieval.statement import read_statements
from assistant.selection.matches import list_matches
from assistant.understanding.question import understand
from corpus.fiche.files import bundled_fiches, fiche_document, read_fiche
from corpus.store.stored import StoredSource
from corpus.text import normalise
from ingest.chunking import chunk

_FEW = 12
_DOCUMENTS = [fiche_document(read_fiche(path), path.name, ["public"]) for path in list(bundled_fiches())[:_FEW]]
_KNOWLEDGE = learn([StoredSource(document, tuple(chunk(document)), "", "", 1) for document in _DOCUMENTS])
_PIECES = st.sampled_from(
    "quels dispositifs pour les jeunes en Isère hors ou et logement TAPAJ Totem 2015 depuis combien with homeless ? , "
    "« » l' d' à Paris Les Grand Est projets de santé FJT SDF the in".split(" ")
)
_QUESTIONS = st.one_of(st.text(max_size=120), st.lists(_PIECES, max_size=14).map(" ".join))


@settings(max_examples=120, deadline=None)
@given(_QUESTIONS, st.lists(_QUESTIONS, max_size=2))
def test_any_question_is_understood_and_listed_the_same_twice(question: str, history: list[str]) -> None:
    first, second = (understand(question, history, Filters(), None, _KNOWLEDGE) for _ in range(2))
    assert first == second
    assert all(name.span.end <= len(first.standalone) for name in first.names)
    once, again = (list_matches(query, _KNOWLEDGE, read_statements) for query in (first, second))
    assert once == again
    for row in once.rows:
        text = _KNOWLEDGE.by_id[row.source_id].stored.document.text
        assert row.statement.span.cut(text) == row.statement.text


@settings(max_examples=60, deadline=None)
@given(_QUESTIONS)
def test_a_question_without_history_stands_as_it_is_typed_or_mended(question: str) -> None:
    query = understand(question, (), Filters(), "fr", _KNOWLEDGE)
    assert query.text == normalise(question).strip()
    assert not query.standalone.startswith(":") or query.text.startswith(":")
