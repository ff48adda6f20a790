"""What is asked besides of the one experiment that a list holds: « y a-t-il un café à Tours, et qui le tient ? »."""

from dataclasses import replace

from assistant.answer import Answer, Item, Segment
from assistant.citing.bibliography import Bibliography
from assistant.query import Filters, Name, Query
from assistant.understanding.asking import VALUES, pieces_of, type_answer
from corpus.document import Span
from corpus.text import words

_TOLD = VALUES | {"section", "place", "person", "organisation"}


def read_further(query: Query, item: Item) -> Query | None:
    """What a question asks of one experiment after asking whether there is any; None where it asks nothing more."""
    _, *later = pieces_of(query.standalone, query.language)
    typed = [(text, type_answer(text, query.language)) for text in later]
    further = [(text, asked) for text, asked in typed if asked.type in _TOLD or asked.section]
    if not further:
        return None
    text = " ".join(text for text, _ in further)
    said = {word.folded for word in words(text)}
    return replace(
        query,
        standalone=text,
        intent="fact",
        asked=further[0][1],
        filters=Filters(),
        names=(Name(item.title, Span(0, 0), (item.source_id,), "title"),),
        words=tuple(word for word in query.words if said.issuperset(one.folded for one in words(word))),
        unknown=tuple(word for word in query.unknown if said.issuperset(one.folded for one in words(word))),
        clauses=(),
    )


def join(listed: Answer, told: Answer) -> Answer:
    """The list, then what is told of its one experiment; in part only where that is not told."""
    bibliography = Bibliography()
    for citation in listed.citations:
        bibliography.adopt(citation)
    numbers = {citation.number: bibliography.adopt(citation) for citation in told.citations}
    said = [segment.text for segment in listed.segments]
    more = [
        Segment(segment.text, tuple(numbers[number] for number in segment.citations), segment.support)
        for segment in told.segments
        if segment.text not in said
    ]
    return replace(
        listed,
        outcome="answered" if told.outcome == "answered" else "partial",
        segments=(*listed.segments, *more),
        citations=bibliography.citations,
        reasons=tuple(dict.fromkeys((*listed.reasons, *told.reasons))),
    )
