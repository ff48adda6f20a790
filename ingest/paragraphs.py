"""Text cut into the smallest things that a passage may hold: sentences, and the items of lists.

An item that describes something by itself (« Création d’un service… ») stands
alone, so that a question for a list gets it back as one answer; an item that
only continues its lead-in (« - le logement ; ») does not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.document import Span
from corpus.text import STOP_WORDS, sentences, words

LIMIT = 1200
"""The most characters that a unit, or a passage, may hold."""

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"\s*(?:[-•–—*▪◦·‣●■►➢➤✓]\s+|\d{1,2}[.)]\s+|\|)")
_OPENS_SENTENCE = re.compile(r"[\W_]*(?:[^\W\d_]|\d)")
_CLOSES_SENTENCE = re.compile(r"[.!?…][»”\")\]\s]*$")
_CONTINUES = re.compile(r"[;,:]\s*$")
_SHORTEST_ITEM = 60
_SHORTEST_ROW = 120
_FEWEST_LINES = 3
_OPENING = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """A range of text that no passage divides.

    `alone` makes it a passage of its own; `opens` says that a paragraph begins here.
    """

    span: Span
    alone: bool = False
    opens: bool = False


def units(text: str, within: Span) -> list[Unit]:
    """What `within` is made of, in order: disjoint, trimmed, covering every non-blank character."""
    found: list[Unit] = []
    paragraphs = list(_split(text, within, _BLANK_LINES))
    for paragraph, listed in zip(paragraphs, _listed(text, paragraphs), strict=True):
        lines = [Span(*match.span()) for match in _LINE.finditer(text, paragraph.start, paragraph.end)]
        for item, is_item in [(paragraph, True)] if listed else _items(text, lines):
            if is_item and _describes(text, item):
                found.append(Unit(item, alone=True, opens=True))
            else:
                found += [Unit(span, opens=span.start == paragraph.start) for span in _sentences(text, item)]
    return found


def _listed(text: str, paragraphs: list[Span]) -> list[bool]:
    """Which paragraphs are items of a list without marks: several in a row that begin with what they are about.

    Prose begins with articles, pronouns, links (« Le service… », « Depuis… »); « Création d’un service… » is an entry.
    """
    entries = [_is_whole(text, paragraph) and _begins_with_subject(text, paragraph) for paragraph in paragraphs]
    listed: list[bool] = []
    for is_entry, run in groupby(entries):
        length = len(list(run))
        listed += [is_entry and length >= _FEWEST_LINES] * length
    return listed


def _begins_with_subject(text: str, span: Span) -> bool:
    first = next(words(span.cut(text)[:_OPENING]), None)
    return first is not None and first.folded not in STOP_WORDS


def _split(text: str, within: Span, boundary: re.Pattern[str]) -> Iterator[Span]:
    begin = within.start
    for match in boundary.finditer(text, within.start, within.end):
        yield from _trimmed(text, begin, match.start())
        begin = match.end()
    yield from _trimmed(text, begin, within.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        yield Span(start + left, start + right)


def _items(text: str, lines: list[Span]) -> Iterator[tuple[Span, bool]]:
    """The items of a paragraph (True), or runs of its lines that are plain prose (False)."""
    if len(lines) >= _FEWEST_LINES and all(_is_whole(text, line) for line in lines):
        for line in lines:
            yield from ((span, True) for span in _trimmed(text, line.start, line.end))
        return
    starts = [number for number, line in enumerate(lines) if _MARK.match(text, line.start, line.end)]
    bounds = sorted({0, *starts, len(lines)})
    for first, last in pairwise(bounds):
        for span in _trimmed(text, lines[first].start, lines[last - 1].end):
            yield span, first in starts


def _is_whole(text: str, line: Span) -> bool:
    """Whether a line reads as a whole: a capital first, closing punctuation last (so not a wrapped line)."""
    words = line.cut(text)
    return _begins_high(words) and _CLOSES_SENTENCE.search(words) is not None


def _begins_high(words: str) -> bool:
    match = _OPENS_SENTENCE.match(words)
    return match is not None and (match.group()[-1].isdigit() or match.group()[-1].isupper())


def unmarked(text: str, item: Span) -> Span:
    """An item without its bullet or number."""
    mark = _MARK.match(text, item.start, item.end)
    return Span(mark.end(), item.end) if mark else item


def _describes(text: str, item: Span) -> bool:
    """Whether an item says something without its lead-in and its neighbours."""
    words = item.cut(text)
    shortest = _SHORTEST_ROW if words.startswith("|") else _SHORTEST_ITEM
    bare = unmarked(text, item).cut(text)
    return shortest <= len(words) <= LIMIT and _begins_high(bare) and _CONTINUES.search(bare) is None


def _sentences(text: str, span: Span) -> Iterator[Span]:
    for sentence in sentences(text, span):
        while sentence.end - sentence.start > LIMIT:
            cut = _breaking_point(text, sentence.start)
            yield from _trimmed(text, sentence.start, cut)
            rest = next(_trimmed(text, cut, sentence.end))
            sentence = Span(rest.start, rest.end)
        yield sentence


def _breaking_point(text: str, start: int) -> int:
    """Where to divide an endless sentence: after a semicolon, else a comma, else a blank, else at the limit."""
    latest = start + LIMIT
    for mark in ("; ", ", ", " ", "\n"):
        cut = text.rfind(mark, start + LIMIT // 2, latest)
        if cut > start:
            return cut + len(mark.rstrip() or mark)
    return latest
