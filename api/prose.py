"""An answer as plain text with citation numbers, for programs that show only text."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from assistant.answer import Answer, Citation, Comparison, Segment
from assistant.wording import say_with_standing

_WORDS = {
    "fr": {"silent": "La source ne le précise pas", "closest": "Ce qui s’en approche le plus, sans y répondre"},
    "en": {"silent": "The source does not say", "closest": "What comes closest, without answering"},
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation's number in a text: `text[start:end] == "[n]"`."""

    start: int
    end: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Prose:
    """A text and the marks in it."""

    text: str
    marks: tuple[Mark, ...] = ()

    def __add__(self, other: "Prose") -> "Prose":
        moved = (Mark(mark.start + len(self.text), mark.end + len(self.text), mark.citation) for mark in other.marks)
        return Prose(self.text + other.text, (*self.marks, *moved))


def write_segment(segment: Segment, citations: Iterable[Citation]) -> Prose:
    """A segment on a line of its own, its numbers behind it."""
    return _write_line(say_with_standing(segment.text, segment.support), segment.citations, citations)


def write_rest(answer: Answer, base: str) -> Prose:
    """What follows the segments: the rows of a list, a comparison, the closest sources, then the cited ones by number.

    `base` is the address of the server, without a slash at its end.
    """
    prose = Prose("")
    for item in answer.items:
        prose += _write_line(f"- {item.title}\u00a0: {item.summary}", item.citations, answer.citations)
    if answer.comparison is not None:
        prose += _write_comparison(answer, answer.comparison)
    if answer.closest:
        prose += Prose(f"\n{_WORDS[answer.query.language]['closest']}\n")
    for pointer in answer.closest:
        prose += Prose(f"- {pointer.title} – {base}/sources/{quote(pointer.source_id, safe='')}\n")
    if answer.citations:
        prose += Prose("\nSources\n")
    for citation in answer.citations:
        prose += Prose(f"[{citation.number}] {citation.title} – {base}{citation.url}\n")
    return prose


def _write_comparison(answer: Answer, comparison: Comparison) -> Prose:
    """Section by section, what each source says of it."""
    titles = {citation.source_id: citation.title for citation in answer.citations}
    prose = Prose("")
    for row in comparison.rows:
        prose += Prose(f"\n{row.section}\n")
        for source_id, cell in zip(comparison.source_ids, row.cells, strict=True):
            said = cell.text if cell else _WORDS[answer.query.language]["silent"]
            line = f"- {titles.get(source_id, source_id)}\u00a0: {said}"
            prose += _write_line(line, cell.citations if cell else (), answer.citations)
    return prose


def _write_line(text: str, numbers: Iterable[int], citations: Iterable[Citation]) -> Prose:
    known = {citation.number: citation for citation in citations}
    line, marks = text, []
    for number in numbers:
        line += " "
        marks.append(Mark(len(line), len(line) + len(f"[{number}]"), known[number]))
        line += f"[{number}]"
    return Prose(line + "\n", tuple(marks))
