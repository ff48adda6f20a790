"""A document's text cut into passages: exact spans, in order, disjoint, covering every non-blank character.

A passage never crosses a section, and all its sentences begin on one page, so
that the page of a citation is the page of its passage.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from corpus.document import Document, Passage, Section, Span, identify_passage
from corpus.facets import NO_FACETS, Facets
from corpus.tagging.tags import tag
from ingest.paragraphs import LIMIT, Unit, units

TARGET = 900
"""How many characters a passage of prose should have; `LIMIT` is the most."""

_LEAD_IN = 120
_NEARLY = 0.7


def chunk(document: Document) -> list[Passage]:
    """The passages of a document, tagged: with the fiche's own facets, else with what their words name."""
    passages = []
    for block, headings in blocks(document):
        places = _places(document, headings)
        for span in _pack(units(document.text, block), document):
            words = span.cut(document.text)
            passages.append(
                Passage(
                    id=identify_passage(document.source.id, words, span),
                    source_id=document.source.id,
                    span=span,
                    text=words,
                    page=_page_number(document, span.start),
                    section=headings[-1] if headings else None,
                    facets=_facets(document, words, headings, places),
                )
            )
    return passages


def blocks(document: Document) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Ranges of text that no section begins or ends in, with the headings above them, outermost first."""
    sections = sorted(document.sections, key=lambda section: (section.span.start, -section.span.end, section.level))
    edges = {edge for section in sections for edge in (section.span.start, section.span.end)}
    bounds = sorted(edges | {0, len(document.text)})
    open_sections: list[Section] = []
    upcoming = iter(sections)
    following = next(upcoming, None)
    for start, end in pairwise(bounds):
        while following is not None and following.span.start <= start:
            open_sections.append(following)
            following = next(upcoming, None)
        open_sections = [section for section in open_sections if section.span.end > start]
        yield Span(start, end), tuple(section.heading for section in open_sections)


def _pack(pieces: list[Unit], document: Document) -> Iterator[Span]:
    """Neighbouring prose of one page joined up to the target; an item alone, or with its short lead-in."""
    above: list[Unit] = []
    for (_, alone), run in groupby(pieces, lambda piece: (_page_number(document, piece.span.start), piece.alone)):
        here = list(run)
        if alone:
            lead_in = [] if not above or not _leads(above[-1], here[0], document) else [above.pop()]
            yield from _divide(above)
            yield Span((lead_in or here)[0].span.start, here[0].span.end)
            yield from (item.span for item in here[1:])
            above = []
        else:
            yield from _divide(above)
            above = here
    yield from _divide(above)


def _leads(line: Unit, item: Unit, document: Document) -> bool:
    """Whether a short line is what stands above a list's first item, on the same page."""
    start, end = line.span.start, line.span.end
    same_page = _page_number(document, start) == _page_number(document, item.span.start)
    return line.opens and same_page and end - start <= _LEAD_IN and item.span.end - start <= LIMIT


def _divide(prose: list[Unit]) -> Iterator[Span]:
    """Prose in parts of about equal length, rather at the end of a paragraph."""
    while prose:
        start, end = prose[0].span.start, prose[-1].span.end
        taken = len(prose)
        if end - start > LIMIT:
            aim = (end - start) / max(2, round((end - start) / TARGET))
            taken = next(number for number, piece in enumerate(prose) if number and not _joins(piece, start, aim))
        yield Span(start, prose[taken - 1].span.end)
        prose = prose[taken:]


def _joins(piece: Unit, start: int, aim: float) -> bool:
    """Whether a piece still belongs to the part that begins at `start`."""
    if piece.span.end - start > LIMIT:
        return False
    if piece.opens and piece.span.start - start >= aim * _NEARLY:
        return False
    return (piece.span.start + piece.span.end) / 2 - start <= aim


def _page_number(document: Document, offset: int) -> int | None:
    """The page that holds `offset` or ended last before it."""
    if not document.pages:
        return None
    index = bisect_right(document.pages, offset, key=lambda page: page.span.start) - 1
    return document.pages[max(index, 0)].number


def _facets(document: Document, words: str, headings: tuple[str, ...], places: tuple[str, ...]) -> Facets:
    """A fiche's own facets; for a report what the passage names, else where its heading says that it plays.

    Themes and publics are not inherited: a chapter's subject is not each of its passages'. A
    heading alone tells of nothing, and would stand in lists beside what does.
    """
    if document.source.kind == "fiche":
        return document.facets
    if words in headings:
        return NO_FACETS
    facets = tag(words)
    return facets if facets.places else replace(facets, places=places)


def _places(document: Document, headings: tuple[str, ...]) -> tuple[str, ...]:
    """The places that the nearest heading names, or the title."""
    if document.source.kind == "fiche":
        return ()
    named = (tag(heading).places for heading in (*reversed(headings), document.source.title))
    return next(filter(None, named), ())
