"""One page of a PDF, read by pdfium."""

import re
from dataclasses import dataclass, replace
from itertools import islice

import pypdfium2

from ingest.parsing.pdf.columns import arrange
from ingest.parsing.pdf.lines import Line, TextPage
from ingest.parsing.pdf.objects import Box, Scanner

_LETTER = re.compile(r"[^\W_]")
_FEW_LETTERS = 10
_IMAGE_SHARE, _SHAPES = 0.25, 300
"""A page without text is a picture of text when an image covers this share of it, or so many shapes are drawn."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """The lines in reading order and the page's height as shown, in points."""

    lines: list[Line]
    height: float
    has_hidden: bool = False
    is_picture: bool = False


def read_page(document: pypdfium2.PdfDocument, index: int, scanner: Scanner) -> PageRead:
    """Page `index`, from 0; raises PdfiumError when it can't be loaded."""
    page = document[index]
    try:
        frame: Box = page.get_cropbox()
        scene = scanner.scan(page, frame)
        with TextPage(page) as words:
            content = words.text(scene.hidden)
            lines = arrange(words.lines(content), scene.texts, words, content)
        rotation = page.get_rotation()
    finally:
        page.close()
    few = sum(1 for _ in islice(_LETTER.finditer(content), _FEW_LETTERS)) < _FEW_LETTERS
    return PageRead(
        lines=[_turn_line(line, frame, rotation) for line in lines] if rotation else lines,
        height=frame[2] - frame[0] if rotation in (90, 270) else frame[3] - frame[1],
        has_hidden=bool(scene.hidden),
        is_picture=few and (scene.image_share > _IMAGE_SHARE or scene.objects > _SHAPES),
    )


def _turn_line(line: Line, frame: Box, rotation: int) -> Line:
    box = _turn(line.box, frame, rotation)
    return replace(line, box=box, size=box[3] - box[1])


def _turn(box: Box, frame: Box, rotation: int) -> Box:
    """A box of the page as drawn, on the page as shown."""
    left, bottom, right, top = box
    match rotation:
        case 90:
            return (bottom - frame[1], frame[2] - right, top - frame[1], frame[2] - left)
        case 180:
            return (frame[2] - right, frame[3] - top, frame[2] - left, frame[3] - bottom)
        case 270:
            return (frame[3] - top, left - frame[0], frame[3] - bottom, right - frame[0])
    return box
