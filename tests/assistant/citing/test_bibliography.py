"""Citations: exact, numbered once, impossible outside a passage."""

import pytest

from assistant.citing.bibliography import Bibliography, NotInPassage, locate
from corpus.document import Passage, Span

TEXT = "Avant. Les mots cités. Après."
PASSAGE = Passage("p", "une source", Span(100, 100 + len(TEXT)), TEXT, page=3, section="Bilan")


def test_the_quote_is_the_text_at_the_span() -> None:
    bibliography = Bibliography()
    number = bibliography.cite_span(PASSAGE, Span(107, 122), "Titre", "document")
    (citation,) = bibliography.citations
    assert (number, citation.quote, citation.page, citation.section) == (1, "Les mots cités.", 3, "Bilan")


def test_the_same_words_keep_their_number() -> None:
    bibliography = Bibliography()
    numbers = [bibliography.cite_span(PASSAGE, span, "T", "document") for span in (Span(100, 106), Span(107, 122))]
    assert numbers == [1, 2]
    assert bibliography.cite_span(PASSAGE, Span(100, 106), "T", "document") == 1


@pytest.mark.parametrize("span", [Span(99, 106), Span(120, 140), Span(107, 107)])
def test_nothing_outside_a_passage_can_be_cited(span: Span) -> None:
    with pytest.raises(NotInPassage):
        Bibliography().cite_span(PASSAGE, span, "T", "document")


def test_the_address_opens_the_source_at_the_words() -> None:
    assert locate("a b/c", Span(3, 9)) == "/sources/a%20b%2Fc?start=3&end=9#passage"
