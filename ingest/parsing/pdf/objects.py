"""What is drawn on a PDF page, object by object: which text can't be seen, what is an image.

Objects, not characters: asking pdfium about every character would cost ten times as much.
"""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.errors import UnsafeFile

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""
Matrix = tuple[float, float, float, float, float, float]

_UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)
_INVISIBLE, _CLIPPING = 3, 7
_FILLED = frozenset({0, 2, 4, 6})
_WHITE, _CLEAR = 250, 12
_SMALLEST = 1.0
_DEPTH, _OBJECTS = 16, 20_000
_SCAN_SHARE = 0.5
"""Invisible text over an image of at least this share of the page is a scan's text layer."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One object: its kind, its box on the page, and how its inner space is placed there."""

    handle: object
    kind: int
    box: Box
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class Scene:
    """A page's text boxes in the order drawn, the addresses of those hidden, and how much is image."""

    texts: tuple[Box, ...]
    hidden: frozenset[int]
    image_share: float
    objects: int


class Scanner:
    """Looks at pages; holds the buffers that pdfium writes its answers to."""

    def __init__(self) -> None:
        self._sides = [ctypes.c_float() for _ in range(4)]
        self._side_refs = [ctypes.byref(side) for side in self._sides]
        self._colours = [ctypes.c_uint() for _ in range(4)]
        self._colour_refs = [ctypes.byref(colour) for colour in self._colours]

    def scan(self, page: pypdfium2.PdfPage, frame: Box) -> Scene:
        """The scene of one page whose visible part is `frame`."""
        drawn = list(self._walk(pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, page.raw, _UPRIGHT, 0))
        texts = [item for item in drawn if item.kind == pdfium.FPDF_PAGEOBJ_TEXT]
        images = [item.box for item in drawn if item.kind == pdfium.FPDF_PAGEOBJ_IMAGE]
        share = max((_share(box, frame) for box in images), default=0.0)
        hidden = frozenset(_address(item) for item in texts if self._is_hidden(item, drawn, frame, share))
        return Scene(tuple(item.box for item in texts), hidden, share, len(drawn))

    def _walk(
        self,
        count: Callable[[object], int],
        get: Callable[[object, int], object],
        holder: object,
        matrix: Matrix,
        seen: int,
        depth: int = 0,
    ) -> Iterator[Drawn]:
        for index in range(min(count(holder), _OBJECTS - seen)):
            handle = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(handle)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth == _DEPTH:
                    raise UnsafeFile(reason="dessins imbriqués sans fin")
                inner = _multiply(_matrix(handle), matrix)
                for item in self._walk(
                    pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, handle, inner, seen, depth + 1
                ):
                    seen += 1
                    yield item
            else:
                seen += 1
                yield Drawn(handle, kind, self._box(handle, matrix), matrix)

    def _box(self, handle: object, matrix: Matrix) -> Box:
        if not pdfium.FPDFPageObj_GetBounds(handle, *self._side_refs):
            return (0, 0, 0, 0)
        one, two, three, four = self._sides
        left, bottom, right, top = one.value, two.value, three.value, four.value
        return (left, bottom, right, top) if matrix is _UPRIGHT else _place((left, bottom, right, top), matrix)

    def _is_hidden(self, item: Drawn, drawn: list[Drawn], frame: Box, image_share: float) -> bool:
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item.handle)
        if mode == _INVISIBLE:
            return image_share < _SCAN_SHARE
        left, bottom, right, top = item.box
        if right < frame[0] - 1 or left > frame[2] + 1 or top < frame[1] - 1 or bottom > frame[3] + 1:
            return True
        if top - bottom < 2 * _SMALLEST and right - left > 0 and self._size(item) < _SMALLEST:
            return True
        red, green, blue, alpha = self._fill(item.handle)
        if mode in _FILLED and alpha <= _CLEAR:
            return True
        return mode in (0, 4) and min(red, green, blue) >= _WHITE and self._is_on_white(item, drawn)

    def _size(self, item: Drawn) -> float:
        size = ctypes.c_float()
        if not pdfium.FPDFTextObj_GetFontSize(item.handle, ctypes.byref(size)):
            return _SMALLEST
        return abs(size.value) * _scale(_multiply(_matrix(item.handle), item.matrix))

    def _fill(self, handle: object) -> tuple[int, int, int, int]:
        """Red, green, blue, alpha; black where the colour is a pattern that pdfium does not tell."""
        if not pdfium.FPDFPageObj_GetFillColor(handle, *self._colour_refs):
            return (0, 0, 0, 255)
        red, green, blue, alpha = self._colours
        return red.value, green.value, blue.value, alpha.value

    def _is_on_white(self, item: Drawn, drawn: list[Drawn]) -> bool:
        """Whether what was drawn last under the middle of the text is white, or nothing."""
        x, y = (item.box[0] + item.box[2]) / 2, (item.box[1] + item.box[3]) / 2
        under = drawn[: next(index for index, other in enumerate(drawn) if other is item)]
        for other in reversed(under):
            left, bottom, right, top = other.box
            if other.kind == pdfium.FPDF_PAGEOBJ_TEXT or not (left <= x <= right and bottom <= y <= top):
                continue
            if other.kind != pdfium.FPDF_PAGEOBJ_PATH:
                return False  # an image or a shading: its colours are not known
            if self._is_filled(other.handle):
                red, green, blue, alpha = self._fill(other.handle)
                if alpha > _CLEAR:
                    return min(red, green, blue) >= _WHITE
        return True

    def _is_filled(self, handle: object) -> bool:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        return bool(pdfium.FPDFPath_GetDrawMode(handle, ctypes.byref(mode), ctypes.byref(stroke)) and mode.value)


def _address(item: Drawn) -> int:
    return ctypes.cast(item.handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _matrix(handle: object) -> Matrix:
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, ctypes.byref(raw)):
        return _UPRIGHT
    return (raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _multiply(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _place(box: Box, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def _scale(matrix: Matrix) -> float:
    return max(abs(value) for value in matrix[:4])


def _share(box: Box, frame: Box) -> float:
    """How much of `frame` lies in `box`."""
    width = max(0.0, min(box[2], frame[2]) - max(box[0], frame[0]))
    height = max(0.0, min(box[3], frame[3]) - max(box[1], frame[1]))
    area = (frame[2] - frame[0]) * (frame[3] - frame[1])
    return width * height / area if area > 0 else 0.0
