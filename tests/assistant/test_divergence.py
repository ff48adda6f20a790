"""Sources that do not agree."""

import pytest

from assistant.divergence import find_rival, says_divergence
from assistant.extraction import rank_statements
from assistant.query import Asked, Filters, Query
from assistant.statement import Statement, read_statements
from assistant.wanted import Wanted, read_wanted
from corpus.document import Document, Passage, Source, Span
from corpus.stored import StoredSource


@pytest.mark.parametrize(
    "text",
    [
        "Âge visé : 18-21 ans selon deux sources, 18-25 selon d’autres.",
        "600 personnes et 140 à 200 structures selon les sources",
        "décembre 2023 (une source annonçait une prolongation)",
    ],
)
def test_a_sentence_that_says_it(text: str) -> None:
    assert says_divergence(text)


def test_a_year_of_its_own_is_no_divergence() -> None:
    assert not says_divergence("Selon l’association, dix familles sont logées selon les années.")


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
    rival = find_rival(asked, rank_statements(asked, pair, ()))
    assert rival is not None
    assert "2021" in rival.statement.text


def test_two_sources_with_the_same_figure_agree() -> None:
    asked = wanted("En quelle année le café a-t-il ouvert ?")
    pair = [statement("a", "Le café a ouvert en 2019."), statement("b", "En 2019 a ouvert le café.")]
    assert find_rival(asked, rank_statements(asked, pair, ())) is None
