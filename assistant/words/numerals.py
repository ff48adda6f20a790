"""French (and English) numbers in text: figures with grouped thousands, and number words.

« Un » and « une » alone are articles, so they count for nothing.
"""

import re
from dataclasses import dataclass

from corpus.document import Span
from corpus.text import fold

_UNITS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
    "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30, "quarante": 40,
    "cinquante": 50, "soixante": 60, "cent": 100, "cents": 100, "mille": 1000,
    "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_ROUND = {
    "huitaine": 8, "dizaine": 10, "dizaines": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "centaines": 100, "millier": 1000,
    "milliers": 1000,
}  # fmt: skip
_SCALES = {"million": 1_000_000, "millions": 1_000_000, "milliard": 1_000_000_000, "milliards": 1_000_000_000}

_FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?![\d])|(?<![\w.])\d+(?:[.,]\d+)?")
_WORDS = re.compile(
    r"\b(?:" + "|".join(sorted({*_UNITS, *_ROUND}, key=len, reverse=True)) + r")"
    r"(?:[\s-](?:et[\s-])?(?:une?|" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r"))*\b"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: where it stands and its value."""

    span: Span
    value: float


def numerals(text: str) -> list[Numeral]:
    """Every number of `text`, in figures or words, in order."""
    found = [Numeral(Span(match.start(), match.end()), _figure(match.group())) for match in _FIGURE.finditer(text)]
    lowered = text.lower()
    if len(lowered) == len(text):
        found += [
            Numeral(Span(match.start(), match.end()), _spelled(match.group())) for match in _WORDS.finditer(lowered)
        ]
    return sorted((_scaled(text, numeral) for numeral in found), key=lambda numeral: numeral.span)


def _figure(digits: str) -> float:
    return float(re.sub(r"\s", "", digits).replace(",", "."))


def _spelled(phrase: str) -> float:
    """« quatre-vingt-dix-neuf » → 99, « deux cents » → 200."""
    total = current = 0.0
    for word in re.split(r"[\s-]+", fold(phrase)):
        value = _ROUND.get(word) or _UNITS.get(word) or (1 if word in ("un", "une") else 0)
        if value in (100, 1000):
            current = max(current, 1) * value
            if value == 1000:
                total, current = total + current, 0.0
        elif value == 20 and current % 100 == 4:
            current += 76
        else:
            current += value
    return total + current


def _scaled(text: str, numeral: Numeral) -> Numeral:
    after = re.match(r"\s+(millions?|milliards?)\b", text[numeral.span.end : numeral.span.end + 12])
    if after is None:
        return numeral
    return Numeral(Span(numeral.span.start, numeral.span.end + after.end()), numeral.value * _SCALES[after.group(1)])
