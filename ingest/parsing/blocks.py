"""Paragraphs and headings, and how they become one text with exact pages and sections."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.document import Page, Section, Span
from corpus.notice import Notice
from corpus.text import normalise
from ingest.parsed import Parsed, Table

PARTED = "\n\n"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item or a table row; a heading when `level` is 1 to 6.

    `after` parts it from the next block: less than a blank line where a paragraph runs over a page's end.
    """

    text: str
    level: int = 0
    after: str = PARTED


@dataclass(frozen=True, slots=True)
class Leaf:
    """The blocks of one page; `label` is what is printed on it."""

    blocks: tuple[Block, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a parser knows of a file beside its text."""

    title: str = ""
    language: str | None = None
    date: str | None = None
    warnings: tuple[Notice, ...] = ()
    partial: bool = False
    table: Table | None = field(default=None)


def bind(leaves: Sequence[Leaf], remarks: Remarks, *, paged: bool) -> Parsed:
    """One text from all leaves: blocks between blank lines, spans counted as they are laid."""
    pieces: list[str] = []
    pages: list[Page] = []
    headings: list[tuple[int, Block]] = []
    length = 0
    for number, leaf in enumerate(leaves, start=1):
        start = length
        for block in _clean(leaf.blocks):
            if block.level:
                headings.append((length, block))
            pieces.append(block.text + block.after)
            length += len(pieces[-1])
        pages.append(Page(number, Span(start, length), normalise(leaf.label)))
    return Parsed(
        text="".join(pieces),
        title=normalise(remarks.title).strip(),
        pages=tuple(pages) if paged else (),
        sections=_sections(headings, length),
        language=remarks.language,
        date=remarks.date,
        warnings=remarks.warnings,
        partial=remarks.partial,
        table=remarks.table,
    )


def _clean(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        text = normalise(_LIGATURE.sub(lambda match: _LIGATURES[match.group()], block.text)).strip()
        if text:
            yield replace(block, text=text)


def _sections(headings: list[tuple[int, Block]], length: int) -> tuple[Section, ...]:
    ends = [*[start for start, _ in headings][1:], length]
    return tuple(
        Section(" ".join(block.text.split()), Span(start, end), block.level)
        for (start, block), end in zip(headings, ends, strict=False)
    )
