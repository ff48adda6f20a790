"""Neighbouring sentences read on as one quote; distant ones do not."""

from assistant.citing.bibliography import Bibliography
from assistant.citing.quoting import LONGEST, quote_run
from assistant.retrieval.statement import Statement, read_statements
from corpus.document import Document, Passage, Source, Span
from corpus.store.stored import StoredSource


def statements_of(text: str) -> tuple[Statement, ...]:
    span = Span(0, len(text))
    document = Document(Source("s", "document", "T", "s.txt"), text, "0")
    return read_statements(StoredSource(document, (Passage("p", "s", span, text),), "", "", 1))


def test_neighbours_are_joined_word_for_word() -> None:
    text = "Une phrase. Une autre."
    bibliography = Bibliography()
    (segment,) = quote_run(statements_of(text), bibliography)
    assert segment.text == text == bibliography.citations[0].quote


def test_paragraphs_and_gaps_are_not_joined() -> None:
    first, _, third = statements_of("Une phrase. Une autre. Une troisième.")
    assert len(quote_run((first, third), Bibliography())) == 2
    assert len(quote_run(statements_of("Une phrase.\n\nUne autre."), Bibliography())) == 2


def test_no_quote_is_too_long() -> None:
    text = " ".join(["Une phrase assez longue pour compter."] * 40)
    assert all(len(segment.text) <= LONGEST for segment in quote_run(statements_of(text), Bibliography()))
