"""Sources that do not agree."""

from dataclasses import replace

import pytest

from assistant.extraction.divergence import find_rival, says_divergence
from assistant.extraction.finding import rank_statements
from assistant.query import AnswerType, Asked, Filters, Query
from assistant.retrieval.answer_types import find_values
from assistant.retrieval.statement import Statement, read_statements
from assistant.understanding.wanted import Wanted, read_wanted
from corpus.document import Document, Passage, Source, Span
from corpus.store.stored import StoredSource


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Âge visé : 18-21 ans selon deux sources, 18-25 selon d’autres.", "age"),
        ("600 personnes et 140 à 200 structures selon les sources", "number"),
        ("décembre 2023 (une source annonçait une prolongation)", "date"),
    ],
)
def test_a_sentence_that_says_it(text: str, type_: AnswerType) -> None:
    assert says_divergence(text, find_values(text, type_))


def test_a_year_of_its_own_is_no_divergence() -> None:
    text = "Selon l’association, dix familles sont logées selon les années."
    assert not says_divergence(text, find_values(text, "number"))


def test_a_value_beside_the_disputed_one_is_not_disputed() -> None:
    text = "600 personnes et 140 à 200 structures selon les sources ; budget de 3 M€."
    assert not says_divergence(text, find_values(text, "amount"))
    assert not says_divergence(text, find_values(text, "number")[:1])


def test_the_figures_of_a_sibling_do_not_dispute_those_of_the_fiche_named() -> None:
    asked = wanted("En quelle année le café a-t-il ouvert ?")
    one, other = statement("a", "Le café a ouvert en 2019."), statement("b", "Le café a ouvert en 2021.")
    pair = [replace(one, source_kind="fiche"), replace(other, source_kind="fiche", title="Le café de la gare")]
    assert find_rival(asked, rank_statements(asked, pair, ("a",), True), ("a",)) is None


def statement(source_id: str, text: str) -> Statement:
    document = Document(Source(source_id, "document", "Le café", source_id), text, "0")
    passage = Passage(source_id, source_id, Span(0, len(text)), text)
    return read_statements(StoredSource(document, (passage,), "", "", 1))[0]


def wanted(question: str) -> Wanted:
    words = ("café", "ouvert", "bénévoles")
    query = Query(question, question, "fr", "fact", Asked(), Filters(), words=words)
    return read_wanted(query, (), lambda _stem: 0.5, lambda _word: ())[0]


def test_two_sources_with_other_figures_diverge() -> None:
    asked = wanted("En quelle année le café a-t-il ouvert ?")
    pair = [statement("a", "Le café a ouvert en 2019."), statement("b", "Le café a ouvert en 2021.")]
    rival = find_rival(asked, rank_statements(asked, pair, (), False), ())
    assert rival is not None
    assert "2021" in rival.statement.text


def test_two_sources_with_the_same_figure_agree() -> None:
    asked = wanted("En quelle année le café a-t-il ouvert ?")
    pair = [statement("a", "Le café a ouvert en 2019."), statement("b", "En 2019 a ouvert le café.")]
    assert find_rival(asked, rank_statements(asked, pair, (), False), ()) is None
