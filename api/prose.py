"""An answer as plain text with citation numbers, for programs that show only text."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Answer, Citation, Segment


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
    return _write_line(segment.text, segment.citations, citations)


def write_rest(answer: Answer) -> Prose:
    """What follows the segments: the rows of a list, a comparison, then the sources by number."""
    prose = Prose("")
    for item in answer.items:
        prose += _write_line(f"- {item.title}\u00a0: {item.summary}", item.citations, answer.citations)
    if answer.comparison is not None:
        for row in answer.comparison.rows:
            prose += Prose(f"\n{row.section}\n")
            for source_id, cell in zip(answer.comparison.source_ids, row.cells, strict=True):
                said = cell.text if cell else "La source ne le précise pas"
                prose += _write_line(f"- {source_id}\u00a0: {said}", cell.citations if cell else (), answer.citations)
    if answer.citations:
        prose += Prose("\nSources\n")
        for citation in answer.citations:
            prose += Prose(f"[{citation.number}] {citation.title} – {citation.url}\n")
    return prose


def _write_line(text: str, numbers: Iterable[int], citations: Iterable[Citation]) -> Prose:
    known = {citation.number: citation for citation in citations}
    line, marks = text, []
    for number in numbers:
        line += " "
        marks.append(Mark(len(line), len(line) + len(f"[{number}]"), known[number]))
        line += f"[{number}]"
    return Prose(line + "\n", tuple(marks))
