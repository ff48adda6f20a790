"""From lines to paragraphs and headings; what is printed on page after page is left out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.parsing.blocks import Block
from ingest.parsing.hyphens import Hyphens
from ingest.parsing.pdf.columns import CELL_BREAK
from ingest.parsing.pdf.lines import Line

_ZONE = 0.12
_REPEATS, _DENSITY = 3, 0.4
_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_BULLET = re.compile(r"[-–—•●▪■◦‣➢➔✓*·]\s|(?:\d{1,2}|[a-z])[.)]\s")
_ENDS = re.compile(r"[.!?…:;][»”\")\]\s]*$")
_LEADERS = re.compile(r"(?:\.\s?){4,}")
_SENTENCE_LENGTH = 60
_HEADING_SCALE, _HEADING_LENGTH, _HEADING_LETTERS = 1.15, 200, 4
_SAME_SIZE = 1.12


_Running = tuple[bool, str, int]
"""At the top (or the bottom), the masked words, the size."""


@dataclass(frozen=True, slots=True)
class Typography:
    """The document's body size and its heading sizes, largest first, in points (rounded)."""

    body: float
    headings: tuple[float, ...]


def drop_running(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Each page without the headers, footers and page numbers that it shares with its neighbours.

    What also stands in the middle of a page, in the same size, is the text's own.
    """
    places: defaultdict[_Running, list[int]] = defaultdict(list)
    outer: list[tuple[int, Line, _Running]] = []
    inner: list[Line] = []
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        low, high = _ZONE * height, (1 - _ZONE) * height
        for line in lines:
            middle = (line.box[1] + line.box[3]) / 2
            if low < middle < high:
                inner.append(line)
            else:
                outer.append((number, line, (middle > low, *_mask(line))))
                places[outer[-1][2]].append(number)
    running = {key for key, numbers in places.items() if _is_running(sorted(set(numbers)))}
    lengths = {len(line.text) + shift for _, line, key in outer if key in running for shift in (-2, -1, 0, 1, 2)}
    own = {_mask(line) for line in inner if len(line.text) in lengths}
    dropped = {(number, id(line)) for number, line, key in outer if key in running and key[1:] not in own}
    return [[line for line in lines if (number, id(line)) not in dropped] for number, lines in enumerate(pages)]


def _mask(line: Line) -> tuple[str, int]:
    """The words with numbers masked, and the size."""
    return _NUMBERS.sub("#", line.text.casefold()), round(line.size)


def _is_running(numbers: list[int]) -> bool:
    return len(numbers) >= _REPEATS and len(numbers) / (numbers[-1] - numbers[0] + 1) >= _DENSITY


def measure(pages: Iterable[list[Line]]) -> Typography:
    """The size that most letters have, and those clearly above it."""
    letters: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            letters[_round(line.size)] += len(line.text)
    body = letters.most_common(1)[0][0] if letters else 0.0
    return Typography(body, tuple(sorted((size for size in letters if size >= _HEADING_SCALE * body), reverse=True)))


def compose(lines: list[Line], typography: Typography, hyphens: Hyphens) -> list[Block]:
    """The paragraphs and headings of one page."""
    if not lines:
        return []
    gap, edges = _usual_gap(lines), _right_edges(lines)
    groups: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if _goes_on(before, line, gap, edges[_column_key(before)]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Block(_flow(group, hyphens), _level(group, typography)) for group in groups]


def flows_on(last: str, first: str) -> bool:
    """Whether a page's last paragraph goes on in the next page's first."""
    return bool(last) and not _ENDS.search(last) and first[:1].islower() and CELL_BREAK not in last


def _goes_on(before: Line, line: Line, gap: float, edge: float) -> bool:
    """Whether `line` continues the paragraph of the line before it."""
    if before.hyphen:
        return True
    if CELL_BREAK in line.text or CELL_BREAK in before.text or _BULLET.match(line.text):
        return False
    size = max(before.size, line.size)
    if size > _SAME_SIZE * min(before.size, line.size):
        return False
    width = edge - before.box[0]
    short = before.box[2] < edge - 0.12 * width
    ended = _ENDS.search(before.text) is not None
    if line.box[3] > before.box[3] + size / 2:  # further up: another column
        return not ended and line.text[:1].islower()
    if before.box[1] - line.box[3] > max(0.5 * size, min(1.4 * gap + 1, 1.6 * size)):
        return False
    if before.bold != line.bold and short:
        return False
    indented = line.box[0] > before.box[0] + 0.7 * size
    return not (ended and (short or indented))


def _usual_gap(lines: list[Line]) -> float:
    gaps = [before.box[1] - line.box[3] for before, line in pairwise(lines)]
    return median([gap for gap in gaps if gap > -3] or [0.0])


def _column_key(line: Line) -> int:
    return int(line.box[0] // 40)


def _right_edges(lines: list[Line]) -> dict[int, float]:
    """How far right the lines reach that begin near one another."""
    edges: dict[int, float] = {}
    for line in lines:
        key = _column_key(line)
        edges[key] = max(edges.get(key, 0.0), line.box[2])
    return edges


def _flow(group: list[Line], hyphens: Hyphens) -> str:
    text = group[0].text
    for before, line in pairwise(group):
        if before.hyphen:
            text = hyphens.join(text.rstrip("-"), line.text)
        elif text.endswith("-") and text[-2:-1].isalpha() and line.text[:1].isalpha():
            text = hyphens.join(text[:-1], line.text)
        else:
            text = f"{text} {line.text}"
    return text


def _level(group: list[Line], typography: Typography) -> int:
    size = _round(group[0].size)
    length = sum(len(line.text) for line in group)
    letters = sum(char.isalpha() for line in group for char in line.text[:_HEADING_LENGTH])
    if length > _HEADING_LENGTH or letters < _HEADING_LETTERS or _LEADERS.search(group[-1].text):
        return 0
    if length > _SENTENCE_LENGTH and group[-1].text.endswith((".", ";", ",")):
        return 0
    if size in typography.headings:
        return min(typography.headings.index(size) + 1, 6)
    strong = all(line.bold for line in group) and len(group) <= 2 and not _ENDS.search(group[-1].text)
    return min(len(typography.headings) + 1, 6) if strong else 0


def _round(size: float) -> float:
    return round(size * 2) / 2
