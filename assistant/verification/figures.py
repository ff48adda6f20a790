"""The figures of a text as quantities: shares, sums of money, spans of time, floors and ceilings.

« Un quart », “one in four” and « 25 % » are one figure, and so are « vingt-quatre mois » and « deux ans ».
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from assistant.words.numerals import Numeral, numerals
from corpus.document import Span

Bound = Literal["", "least", "most"]
Mark = Literal["", "%", "€"]

_LEAST = r"plus d(?:e|')|au moins|minimum|more than|over|at least|above|older than"
_MOST = (
    r"moins d(?:e|')|au plus|au maximum|maximum|jusqu'[aà]|less than|fewer than|under|up to|at most|plafonn\w+ [aà]"
    r"|plafond d(?:e|')"
    r"|(?:sans|n[e']|pas) (?:dépass|excéd)\w+|not exceed\w*|no more than|within"
    r"|\b(?:peut|peuvent|can|may) \w+"
)
_BEFORE = re.compile(rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST}))\s*(?:de |d'|environ |un |une |an? )?$")
_AFTER = re.compile(
    r"^\s*(?:[€%]|\w{1,10})?\s*(?:(?P<least>et plus|ou plus|au moins|and over|or more|at least|minimum)"
    r"|(?P<most>au plus|au maximum|ou moins|at most|or less|maximum))\b"
)
_ROUGH = re.compile(
    r"(?:(?:près|autour) d(?:e|')|environ|presque|quelque|nearly|about|almost|around|roughly|some)\s*(?:la |an? )?$"
)
_MONEY = re.compile(r"\s?(?P<scale>M|Md|k|m|bn)?\s?(?:€|euros?\b|d'euros\b)")
_SCALE = re.compile(r"\s?(?P<scale>M|Md|k|m|bn)\b")
_SCALES = {"k": 1e3, "M": 1e6, "m": 1e6, "Md": 1e9, "bn": 1e9}
_PERCENT = re.compile(r"\s?(?:%|pour cent\b|per ?cent\b)")
_RANGE = re.compile(r"(?: ans)?\s*(?:à|et|ou|to|and|or|-|–)\s*")
_MONTHS = re.compile(r"\s+(?P<unit>mois|months?)\b")
_OF = r"(?= d(?:e|es|u)\b| d'| (?:of|to|from|came|comes|is|was|paid|vient|venait|provient|provenait|payé|est|était)\b)"
_SHARES: Mapping[str, float] = {
    rf"(?:les |the )?(?:deux[ -]tiers|two[ -]thirds){_OF}": 67,
    rf"(?:les |the )?(?:trois[ -]quarts|three[ -]quarters){_OF}": 75,
    r"(?:la |une )?moitié\b|(?<!and a )\bhalf\b": 50,
    rf"(?:un|le|an?|one)[ -](?:tiers|third){_OF}": 33,
    rf"(?:un|le|an?|one)[ -](?:quart|quarter){_OF}": 25,
    rf"(?:un|an?|one)[ -](?:cinquième|fifth){_OF}": 20,
    rf"(?:un|an?|one)[ -](?:dixième|tenth){_OF}": 10,
}
_ONE_IN = re.compile(r"\b(?P<one>une?|one)\s+(?:\w+\s+){0,2}(?:sur|in|out of)(?: every)?\s+$")
_SOME_IN = re.compile(r"\s+(?:\w+\s+){0,2}(?:sur|in|out of)(?: every)?\s+")
_SPAN_OF_TIME = re.compile(r"\s+(?:ans?|mois|semaines?|jours?|heures?|years?|months?|weeks?|days?|hours?)\b")
_DECADE = re.compile(r"\b(?:une|la|an?|the)(?=\s+(?:décennie|decade)\b)")
_AND_A_HALF = re.compile(r"\s+(?:(?:an(?:née)?s?|mois|heures?|jours?) )?(?:et demie?|and a half)\b")
_TWICE = re.compile(r"\btwice\b")
_ROUGHLY = 4
"""Points of a hundred by which « près de la moitié » may miss."""
_ROUNDED = 0.05
"""Share of a value by which a rounder one may miss it."""
_LARGEST_WHOLE = 10
"""A whole that a share is told of (« quatre sur cinq »); of larger ones both numbers are kept."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, the sentence that it stands in, and whether it is a floor (« plus de ») or a ceiling (« au plus »).

    `share`: told in words (« la moitié »); `rough`: « près de » leads to it; `range`: the two ends, where it is one.
    """

    value: float
    sentence: int
    bound: Bound = ""
    mark: Mark = ""
    share: bool = False
    rough: bool = False
    range: tuple[float, float] | None = None

    @property
    def percent(self) -> bool:
        """Whether it is a part of a whole."""
        return self.mark == "%"


def is_figure(said: Figure, told: Figure) -> bool:
    """Whether a figure of a sentence is that of its source: the same, or a rounder one that is said to be rough."""
    if said.mark != told.mark:
        return False
    if said.range and told.range and said.range != told.range:
        return False
    near = said.share and said.rough and not told.share and abs(said.value - told.value) <= _ROUGHLY
    return (said.bound == told.bound and (said.value == told.value or near)) or (not told.bound and _rounds(said, told))


def _rounds(said: Figure, told: Figure) -> bool:
    """« Près de 3 000 » for 2 979, « plus de 1 400 » for 1 403."""
    rounder = (round(told.value, -digits) for digits in range(len(str(int(told.value)))))
    off = told.value - said.value
    near = abs(off) <= _ROUNDED * told.value and said.value in rounder
    return near and ((said.bound == "least" and off > 0) or (said.rough and not said.bound))


def read_figures(text: str, spans: Sequence[Span]) -> dict[Numeral, Figure]:
    """Every figure of a text with the words that tell it; `spans` are its sentences."""
    shares = list(_shares(text))
    taken = [numeral for share in shares for numeral in share]
    plain = [numeral for numeral in numerals(text) if not any(_meet(numeral, other) for other in taken)]
    for pattern, value in ((_DECADE, 10), (_TWICE, 2)):
        plain += [Numeral(Span(found.start(), found.end()), value) for found in pattern.finditer(text.lower())]
    figures = [_figure(text, numeral, spans) for numeral in sorted(plain, key=lambda numeral: numeral.span)]
    figures += [told for share in shares for told in _share(text, share, spans)]
    figures.sort(key=lambda pair: pair[0].span)
    found = dict(figures)
    for (one, first), (other, second) in pairwise(figures):  # « 120 à 300 euros »
        if first.mark in ("", second.mark) and _RANGE.fullmatch(text[one.span.end : other.span.start]):
            ends = (first.value, second.value)
            found[one], found[other] = replace(first, mark=second.mark, range=ends), replace(second, range=ends)
    return found


def months_as_years(text: str, found: Mapping[Numeral, Figure]) -> frozenset[int]:
    """Where the words « mois » stand whose figure was read as years."""
    told = (one for one, figure in found.items() if not figure.mark and figure.value != one.value)
    after = (_MONTHS.match(text, one.span.end) for one in told)
    return frozenset(match.start("unit") for match in after if match)


def _figure(text: str, numeral: Numeral, spans: Sequence[Span]) -> tuple[Numeral, Figure]:
    value, end = numeral.value, numeral.span.end
    if half := _AND_A_HALF.match(text, end):
        value, end = value + 0.5, half.end()
    mark: Mark = ""
    if percent := _PERCENT.match(text, end):
        mark, end = "%", percent.end()
    elif money := _MONEY.match(text, end):
        mark, end = "€", money.end()
        value *= _SCALES.get(money.group("scale") or "", 1)
    elif text[: numeral.span.start].endswith("€"):
        mark = "€"
        if scale := _SCALE.match(text, end):
            value, end = value * _SCALES[scale.group("scale")], scale.end()
    elif value and value % 12 == 0 and _MONTHS.match(text, end):
        value /= 12
    told = Numeral(Span(numeral.span.start, end), numeral.value)
    return told, Figure(value, _sentence(told, spans), _bound(text, told), mark, rough=_is_rough(text, told))


def _share(text: str, told: Sequence[Numeral], spans: Sequence[Span]) -> list[tuple[Numeral, Figure]]:
    first = told[0]
    bound, rough = _bound(text, first), _is_rough(text, first)
    figure = Figure(first.value, _sentence(first, spans), bound, "%", share=True, rough=rough)
    return [(numeral, figure) for numeral in told]


def _shares(text: str) -> Iterator[tuple[Numeral, ...]]:
    """Parts of a whole told in words; the words between the two numbers of « quatre ménages sur cinq » stay free."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return
    for pattern, value in _SHARES.items():
        for found in re.finditer(rf"\b(?:{pattern})", lowered):
            yield (Numeral(Span(found.start(), found.end()), value),)
    plain = [one for one in numerals(text) if one.value <= _LARGEST_WHOLE]
    for whole in plain:
        part = _ONE_IN.search(lowered, 0, whole.span.start)
        ends = (whole.span.end, part.end("one") if part else 0)
        if part and whole.value > 1 and not any(_SPAN_OF_TIME.match(lowered, end) for end in ends):
            one = Span(part.start(), part.start() + len(part.group("one")))
            yield tuple(Numeral(span, round(100 / whole.value)) for span in (one, whole.span))
    for some, whole in pairwise(plain):
        between = lowered[some.span.end : whole.span.start]
        timed = _SPAN_OF_TIME.match(lowered, whole.span.end) or _SPAN_OF_TIME.match(lowered, some.span.end)
        if some.value < whole.value and _SOME_IN.fullmatch(between) and not timed:
            yield tuple(Numeral(number.span, round(100 * some.value / whole.value)) for number in (some, whole))


def _bound(text: str, numeral: Numeral) -> Bound:
    before = _BEFORE.search(text[max(0, numeral.span.start - 30) : numeral.span.start].lower())
    after = _AFTER.match(text[numeral.span.end : numeral.span.end + 30].lower())
    found = before or after
    return "" if found is None else "least" if found.group("least") else "most"


def _is_rough(text: str, numeral: Numeral) -> bool:
    return bool(_ROUGH.search(text[max(0, numeral.span.start - 20) : numeral.span.start].lower()))


def _sentence(numeral: Numeral, spans: Sequence[Span]) -> int:
    return next((index for index, span in enumerate(spans) if numeral.span.start < span.end), len(spans) - 1)


def _meet(one: Numeral, other: Numeral) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end
