"""Citations: made only from a span that lies inside a readable passage, numbered in the order of use."""

from dataclasses import dataclass, field, replace
from urllib.parse import quote

from assistant.answer import Citation
from assistant.retrieval.statement import Statement
from corpus.document import Passage, SourceKind, Span


class NotInPassage(ValueError):
    """A citation was asked for words that do not stand in the passage: a fault of the caller, never shown."""


@dataclass(slots=True)
class Bibliography:
    """The citations of one answer; the same words cited twice keep their number."""

    _numbers: dict[tuple[str, Span], Citation] = field(default_factory=dict)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation, by number."""
        return tuple(self._numbers.values())

    def cite(self, statement: Statement) -> int:
        """The number of the citation of a whole statement."""
        return self.cite_span(statement.passage, statement.span, statement.title, statement.source_kind)

    def cite_span(self, passage: Passage, span: Span, title: str, kind: SourceKind) -> int:
        """The number of the citation of `span` (of the source's text); raises NotInPassage when it lies outside."""
        if not passage.span.covers(span) or span.start == span.end:
            raise NotInPassage(f"{span} is not inside passage {passage.id}")
        key = (passage.source_id, span)
        if key not in self._numbers:
            self._numbers[key] = _citation(len(self._numbers) + 1, passage, span, title, kind)
        return self._numbers[key].number

    def adopt(self, citation: Citation) -> int:
        """The number here of a citation made for another answer."""
        key = (citation.source_id, Span(citation.start, citation.end))
        if key not in self._numbers:
            self._numbers[key] = replace(citation, number=len(self._numbers) + 1)
        return self._numbers[key].number


def locate(source_id: str, span: Span) -> str:
    """The address, relative to the server's root, that opens a source at these words."""
    return f"/sources/{quote(source_id, safe='')}?start={span.start}&end={span.end}#passage"


def _citation(number: int, passage: Passage, span: Span, title: str, kind: SourceKind) -> Citation:
    begin = span.start - passage.span.start
    return Citation(
        number=number,
        source_id=passage.source_id,
        source_kind=kind,
        title=title,
        page=passage.page,
        section=passage.section,
        quote=passage.text[begin : begin + span.end - span.start],
        start=span.start,
        end=span.end,
        url=locate(passage.source_id, span),
    )
