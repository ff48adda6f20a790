"""Search over the bundled corpus: what meets all that is asked comes first, and what words find stays."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from assistant.events import EvidenceFound
from assistant.known.knowledge import KnowledgeOf
from assistant.query import Filters, Query
from assistant.searching import search_passages
from assistant.service import Assistant
from assistant.understanding.question import understand
from corpus.access import ANYBODY
from corpus.document import Span
from corpus.facets import Facets
from corpus.library import Library
from corpus.store.stored import Hit, StoredSource
from tests.shelved import make_document

ALL = 1_000


def sources(hits: Sequence[Hit]) -> list[str]:
    return [hit.passage.source_id for hit in hits]


@pytest.fixture(scope="module")
def facets(fiches: list[StoredSource]) -> dict[str, Facets]:
    """What each fiche is recorded under."""
    return {fiche.id: fiche.document.facets for fiche in fiches}


@pytest.mark.parametrize(
    "question", ["Quels dispositifs d'hébergement pour les femmes ?", "hébergement femmes", "Which housing for women?"]
)
def test_the_sources_that_meet_all_facets_come_first(
    assistant: Assistant, facets: dict[str, Facets], question: str
) -> None:
    rows = {item.source_id for item in assistant.answer(ANYBODY, question).items}
    found = sources(assistant.search_sources(ANYBODY, question, 10))
    assert rows
    assert set(found) <= rows if len(rows) >= 10 else rows <= set(found)
    assert all(any(code.startswith("femmes") for code in facets[one].publics) for one in found[:5])


@pytest.mark.parametrize(
    ("question", "outside"), [("Les actions d'insertion en Isère", False), ("Employment schemes outside Isère", True)]
)
def test_a_territory_holds_what_lies_in_it_and_leaves_out_what_is_excluded(
    assistant: Assistant, facets: dict[str, Facets], question: str, outside: bool
) -> None:
    found = sources(assistant.search_sources(ANYBODY, question, 5))
    for one in found:
        there = {place for place in facets[one].places if place == "departement:38" or place.startswith("commune:38")}
        assert bool(there) != outside or (outside and facets[one].places != there)


def test_both_sides_of_a_comparison_come_first(assistant: Assistant) -> None:
    found = sources(assistant.search_sources(ANYBODY, "Compare Solibail et Totem", 10))
    assert set(found[:2]) == {"solibail", "gdp-totem"}


def test_the_source_of_a_fact_stays_where_words_put_it(assistant: Assistant) -> None:
    assert sources(assistant.search_sources(ANYBODY, "Quel loyer paient les personnes logées par Totem ?", 1)) == [
        "gdp-totem"
    ]


def test_each_source_comes_once_with_exact_words_and_falling_scores(
    assistant: Assistant, fiches: list[StoredSource]
) -> None:
    hits = assistant.search_sources(ANYBODY, "expérimentations de logement pour les jeunes", ALL)
    texts = {fiche.id: fiche.document.text for fiche in fiches}
    assert len(set(sources(hits))) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.passage.span.cut(texts[hit.passage.source_id]) == hit.passage.text for hit in hits)


def test_a_wide_subject_gives_also_the_sources_that_words_rank_too_low(
    assistant: Assistant, read: Callable[..., Query]
) -> None:
    question = "Quels dispositifs de logement existent ?"
    rows = [item.source_id for item in assistant.answer(ANYBODY, question).items]
    found = sources(assistant.search_sources(ANYBODY, question, ALL))
    assert len(rows) > 30
    assert set(found[: len(rows)]) == set(rows)


def test_a_source_that_no_word_finds_is_found_by_its_facets(library: Library) -> None:
    library.put(*make_document("ferme", "On y trait les chèvres.", facets=Facets(publics=("jeunes",))))
    library.put(*make_document("halte", "On y répare des vélos."))
    knowledge = KnowledgeOf(library).reader(ANYBODY)
    query = understand("Quels dispositifs pour les jeunes ?", (), Filters(), None, knowledge)
    (hit,) = search_passages(replace(query, standalone="…"), ANYBODY, library, knowledge)
    assert (hit.passage.source_id, hit.passage.text, hit.score) == ("ferme", "On y trait les chèvres.", 1.0)


def test_a_list_tells_as_evidence_the_passages_that_it_cites(assistant: Assistant) -> None:
    question = "Quels dispositifs en Ardèche ?"
    (evidence,) = [one.evidence for one in assistant.stream(ANYBODY, question) if isinstance(one, EvidenceFound)]
    cited = assistant.answer(ANYBODY, question).citations
    assert [one.number for one in evidence] == list(range(1, len(evidence) + 1))
    assert [one.passage.source_id for one in evidence] == list(dict.fromkeys(one.source_id for one in cited))
    for citation in cited:
        assert any(one.passage.span.covers(Span(citation.start, citation.end)) for one in evidence)


def test_nothing_understood_leaves_the_order_of_the_words(assistant: Assistant) -> None:
    first = assistant.search_sources(ANYBODY, "zzyvale", 10)
    assert all(hit.score <= 1 for hit in first)
    assert assistant.search_sources(ANYBODY, "zzyvale", 10) == first


class LastFirst:
    """A reranker to whom the search's last is best."""

    def rerank(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        return list(hits)[::-1]


def test_what_is_reranked_is_more_than_what_is_shown(library: Library) -> None:
    for name in ("avril", "mai", "juin"):
        library.put(*make_document(name, f"En {name}, on trait les chèvres."))
    for search in (Assistant.search, Assistant.search_sources):
        plain = search(Assistant(library), ANYBODY, "traire les chèvres", 3)
        assert len(plain) == 3
        assert search(Assistant(library, LastFirst()), ANYBODY, "traire les chèvres", 1) == plain[2:]
