"""The lines of a PDF page with their places, hidden text left out."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.parsing.pdf.objects import Box

_LINE_END = re.compile(r"\r\n|\r|\n|\ufffe")
_HYPHEN = "\ufffe"
"""pdfium's mark for a hyphen at a line end; it also takes the line break away."""
_GONE = "\0"
_BOLD, _SHORT = 600, 90


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed; `hyphen` tells that its last word goes on in the next line.

    `size` is the height of its letters' cell, near the font size, in points; `start` is its first
    character's number on the page.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    hyphen: bool = False
    start: int = 0


class TextPage:
    """One page's characters, read once; use as a context manager."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page.get_textpage()
        self._raw = self._page.raw
        self._rect = pdfium.FS_RECTF()
        self._rect_ref = ctypes.byref(self._rect)

    def __enter__(self) -> "TextPage":
        return self

    def __exit__(self, *_: object) -> None:
        self._page.close()

    def text(self, hidden: frozenset[int]) -> str:
        """The page's text; characters of hidden objects are NUL so that numbers still fit."""
        count = pdfium.FPDFText_CountChars(self._raw)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._raw, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="surrogatepass")
        return self._without(text, hidden) if hidden else text

    def lines(self, text: str) -> list[Line]:
        """The lines of `text`, empty ones left out."""
        found: list[Line] = []
        start = 0
        for match in _LINE_END.finditer(text):
            self._add(found, text, start, match.start(), match.group() == _HYPHEN)
            start = match.end()
        self._add(found, text, start, len(text), False)
        return found

    def box(self, number: int) -> Box:
        """Where a character of the text stands: its cell in the font, the same height for all of one font."""
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, number)
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._rect_ref):
            return (0, 0, 0, 0)
        rect = self._rect
        return (rect.left, rect.bottom, rect.right, rect.top)

    def _add(self, found: list[Line], text: str, start: int, end: int, hyphen: bool) -> None:
        piece = text[start:end]
        if _GONE in piece:
            start += len(piece) - len(piece.lstrip(_GONE + " "))
            piece = piece.strip(_GONE + " ")
        shown = piece.strip()
        if not shown:
            return
        begin, stop = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        first, middle, last = self.box(begin), self.box((begin + stop) // 2), self.box(stop - 1)
        # The middle one of three: a formula's font or a note's number is taller or smaller than the line.
        size = sorted((first[3] - first[1], middle[3] - middle[1], last[3] - last[1]))[1]
        box = (min(first[0], last[0]), first[1], max(first[2], last[2]), first[3])
        bold = len(shown) < _SHORT and pdfium.FPDFText_GetFontWeight(self._raw, self._index(begin)) >= _BOLD
        soft = shown.endswith("\u00ad")
        found.append(Line(shown.rstrip("\u00ad").replace(_GONE, ""), box, size, bold, hyphen or soft, start))

    def _index(self, number: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, number))

    def _without(self, text: str, hidden: frozenset[int]) -> str:
        """The slow way, for pages that have something to hide."""
        shown = list(text)
        for number, char in enumerate(text):
            owner = None if char.isspace() else pdfium.FPDFText_GetTextObject(self._raw, self._index(number))
            if owner and ctypes.cast(owner, ctypes.c_void_p).value in hidden:
                shown[number] = _GONE
        return "".join(shown)
