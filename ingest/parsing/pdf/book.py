"""The pages of a PDF made into one text: running lines out, paragraphs whole, headings found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.notice import Notice
from ingest.errors import GarbledText
from ingest.parsed import Parsed
from ingest.parsing.accents import GARBLED, MENDED, are_apart, is_garbled, is_gibberish, mend
from ingest.parsing.blocks import Block, Leaf, Remarks, bind
from ingest.parsing.hyphens import Hyphens
from ingest.parsing.pdf.layout import compose, drop_running, flows_on, measure
from ingest.parsing.pdf.lines import Line
from ingest.parsing.plain import paragraphs

_TITLE_PAGES = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page on its way to text: its lines, or what OCR read on it."""

    lines: tuple[Line, ...] = ()
    height: float = 0.0
    label: str = ""
    recognised: str = ""

    def has_letters(self) -> bool:
        """Whether anything can be read on it."""
        return any(char.isalnum() for line in self.lines for char in line.text) or bool(self.recognised.strip())


@dataclass(frozen=True, slots=True)
class Outline:
    """An entry of the table of contents that readers show beside the pages; `page` counts from 0."""

    title: str
    page: int
    level: int


def bind_sheets(sheets: Sequence[Sheet], outline: Sequence[Outline], remarks: Remarks) -> Parsed:
    """One text with its pages and sections."""
    kept = drop_running([list(sheet.lines) for sheet in sheets], [sheet.height for sheet in sheets])
    typography = measure(kept)
    hyphens = Hyphens([line.text for lines in kept for line in lines])
    pages = [
        compose(lines, typography, hyphens) if lines else _recognised_blocks(sheet.recognised, hyphens)
        for lines, sheet in zip(kept, sheets, strict=True)
    ]
    pages, warnings, garbled = _mend(pages)
    pages = [_with_outline(blocks, number, outline) for number, blocks in enumerate(pages)]
    _run_over(pages, hyphens)
    leaves = [Leaf(tuple(blocks), sheet.label) for blocks, sheet in zip(pages, sheets, strict=True)]
    title = remarks.title or _largest_heading(pages[:_TITLE_PAGES])
    told = remarks.warnings + warnings
    return bind(leaves, replace(remarks, title=title, warnings=told, partial=remarks.partial or garbled), paged=True)


def _recognised_blocks(text: str, hyphens: Hyphens) -> list[Block]:
    return [Block(hyphens.join_lines(paragraph.split("\n"))) for paragraph in paragraphs(text)]


def _mend(pages: list[list[Block]]) -> tuple[list[list[Block]], tuple[Notice, ...], bool]:
    text = "\n".join(block.text for blocks in pages for block in blocks)
    if is_gibberish(text):
        raise GarbledText()
    warnings: tuple[Notice, ...] = ()
    if are_apart(text):
        pages = [[replace(block, text=mend(block.text)) for block in blocks] for blocks in pages]
        warnings = (MENDED,)
    garbled = is_garbled(text)
    return pages, warnings + ((GARBLED,) if garbled else ()), garbled


def _with_outline(blocks: list[Block], number: int, outline: Sequence[Outline]) -> list[Block]:
    """Paragraphs that say exactly what the outline says of this page are headings, whatever they look like."""
    levels = {_plain(entry.title): min(entry.level, 6) for entry in outline if entry.page == number}
    return [replace(block, level=levels.get(_plain(block.text), block.level)) for block in blocks] if levels else blocks


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _run_over(pages: list[list[Block]], hyphens: Hyphens) -> None:
    """Where a paragraph goes on over a page's end, take the blank line (and the hyphen) away."""
    filled = [blocks for blocks in pages if blocks]
    for before, after in pairwise(filled):
        last, first = before[-1], after[0]
        if last.level or first.level or not flows_on(last.text, first.text):
            continue
        if last.text.endswith("-"):
            joined = hyphens.join(last.text[:-1], first.text)
            before[-1] = replace(last, text=joined[: len(joined) - len(first.text)], after="")
        else:
            before[-1] = replace(last, after=" ")


def _largest_heading(pages: Sequence[list[Block]]) -> str:
    headings = [block for blocks in pages for block in blocks if block.level and len(block.text) > 3]
    return min(headings, key=lambda block: block.level).text if headings else ""
