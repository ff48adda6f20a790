"""Segments that are a source's own words: one sentence, or neighbours that read on."""

from collections.abc import Iterable, Sequence

from assistant.answer import Segment
from assistant.citing.bibliography import Bibliography
from assistant.retrieval.statement import Statement
from corpus.document import Span

LONGEST = 420
"""Characters of a quote made of neighbouring sentences."""


def quote_one(statement: Statement, bibliography: Bibliography) -> Segment:
    """A sentence, word for word."""
    return Segment(statement.text, (bibliography.cite(statement),))


def quote_run(statements: Sequence[Statement], bibliography: Bibliography) -> list[Segment]:
    """Sentences in reading order, neighbours of one passage joined into one quote up to `LONGEST`."""
    segments: list[Segment] = []
    for run in _runs(sorted(statements, key=lambda one: (one.source_id, one.span))):
        first = run[0]
        span = Span(first.span.start, run[-1].span.end)
        text = Span(span.start - first.passage.span.start, span.end - first.passage.span.start).cut(first.passage.text)
        number = bibliography.cite_span(first.passage, span, first.title, first.source_kind)
        segments.append(Segment(text, (number,)))
    return segments


def _runs(statements: Iterable[Statement]) -> list[list[Statement]]:
    runs: list[list[Statement]] = []
    for statement in statements:
        last = runs[-1] if runs else None
        if last and _reads_on(last, statement):
            last.append(statement)
        else:
            runs.append([statement])
    return runs


def _reads_on(run: Sequence[Statement], following: Statement) -> bool:
    first, last = run[0], run[-1]
    if last.passage.id != following.passage.id or following.span.end - first.span.start > LONGEST:
        return False
    between = Span(last.span.end - first.passage.span.start, following.span.start - first.passage.span.start)
    return between.cut(first.passage.text).isspace() and "\n" not in between.cut(first.passage.text)
