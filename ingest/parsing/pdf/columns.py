"""Columns and table rows: what to do with a line that has a hole in it.

Most PDFs draw one column after the other and need nothing. Where columns are drawn line by
line, across the page, pdfium glues left and right together: the holes tell where to part them.
Lines with holes that are no columns are rows of a table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.parsing.pdf.lines import Line, TextPage
from ingest.parsing.pdf.objects import Box

CELL_BREAK = " | "
_HOLE_POINTS, _HOLE_HEIGHTS = 12.0, 1.2
_HOLES, _PROSE_LETTERS, _PROSE_FILL = 5, 22, 0.7
_Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Hole:
    """An empty stretch between two neighbours on one line."""

    y: float
    left: float
    right: float


def arrange(lines: list[Line], texts: Sequence[Box], page: TextPage, content: str) -> list[Line]:
    """The lines in reading order; a table's row is one line with its cells parted."""
    holes = _find_holes(texts)
    if not holes:
        return lines
    rows = [_split(line, holes, page, content) for line in lines]
    gutters = _find_gutters(holes)
    if gutters and _is_prose([row for row in rows if len(row) > 1], gutters):
        return _by_columns([piece for row in rows for piece in row], gutters)
    return [_as_row(row) for row in rows]


def _find_holes(texts: Sequence[Box]) -> list[_Hole]:
    found = []
    for first, second in pairwise(texts):
        height = min(first[3] - first[1], second[3] - second[1])
        level = min(first[3], second[3]) - max(first[1], second[1]) > height / 2
        if level and height > 0 and second[0] - first[2] > max(_HOLE_POINTS, _HOLE_HEIGHTS * height):
            found.append(_Hole((max(first[1], second[1]) + min(first[3], second[3])) / 2, first[2], second[0]))
    return found


def _split(line: Line, holes: Iterable[_Hole], page: TextPage, content: str) -> list[Line]:
    left, bottom, right, top = line.box
    inside = [h for h in holes if bottom <= h.y <= top and left < h.left and h.right < right + 1]
    cuts = sorted({_first_at(line, hole.right - 1, page, content) for hole in inside} - {0, len(line.text)})
    if not cuts:
        return [line]
    pieces = []
    for begin, end in pairwise([0, *cuts, len(line.text)]):
        text = line.text[begin:end]
        if text.strip():
            first = page.box(line.start + begin + len(text) - len(text.lstrip()))
            last = page.box(line.start + begin + len(text.rstrip()) - 1)
            pieces.append(replace(line, text=text.strip(), box=(first[0], bottom, last[2], top), hyphen=False))
    pieces[-1] = replace(pieces[-1], hyphen=line.hyphen)
    return pieces


def _first_at(line: Line, x: float, page: TextPage, content: str) -> int:
    """The number in the line of the first character that stands at `x` or right of it."""
    low, high = 0, len(line.text)
    while low < high:
        middle = (low + high) // 2
        probe = middle
        while probe < high and content[line.start + probe].isspace():
            probe += 1
        if probe < high and page.box(line.start + probe)[0] < x:
            low = probe + 1
        else:
            high = middle
    return low


def _find_gutters(holes: list[_Hole]) -> list[_Interval]:
    """Where many holes share an x."""
    groups: list[tuple[_Interval, int]] = []
    for hole in sorted(holes, key=lambda hole: hole.left + hole.right):
        if groups:
            (left, right), count = groups[-1]
            left, right = max(left, hole.left), min(right, hole.right)
            if left < right:
                groups[-1] = ((left, right), count + 1)
                continue
        groups.append(((hole.left, hole.right), 1))
    return [interval for interval, count in groups if count >= _HOLES]


def _is_prose(rows: list[list[Line]], gutters: list[_Interval]) -> bool:
    """Long pieces that fill their column: running text, not cells."""
    for column in range(len(gutters) + 1):
        pieces = [piece for row in rows for piece in row if _column(piece, gutters) == column]
        if len(pieces) < _HOLES:
            return False
        widths = [piece.box[2] - piece.box[0] for piece in pieces]
        if median(len(piece.text) for piece in pieces) < _PROSE_LETTERS or median(widths) < _PROSE_FILL * max(widths):
            return False
    return True


def _column(line: Line, gutters: list[_Interval]) -> int | None:
    """The number of the column that holds the line, None when it runs across a gutter."""
    left, right = line.box[0], line.box[2]
    if any(left < low and right > high for low, high in gutters):
        return None
    return sum(left >= (low + high) / 2 for low, high in gutters)


def _by_columns(pieces: list[Line], gutters: list[_Interval]) -> list[Line]:
    """Column after column between the lines that run across."""
    ordered: list[Line] = []
    columns: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]

    def flush() -> None:
        for column in columns:
            ordered.extend(column)
            column.clear()

    for piece in sorted(pieces, key=lambda piece: -piece.box[3]):
        number = _column(piece, gutters)
        if number is None:
            flush()
            ordered.append(piece)
        else:
            columns[number].append(piece)
    flush()
    return ordered


def _as_row(pieces: list[Line]) -> Line:
    if len(pieces) == 1:
        return pieces[0]
    first, last = pieces[0], pieces[-1]
    box = (first.box[0], first.box[1], last.box[2], first.box[3])
    return replace(last, text=CELL_BREAK.join(piece.text for piece in pieces), box=box, start=first.start)
