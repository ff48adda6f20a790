"""Values in a text by their type: years, dates, ages, durations, amounts, shares, numbers of something, phones…

What a question asks (`assistant.understanding.asking`) must be found in the evidence; these recognisers
say where. They look at form only: whether the value is about the thing asked is decided
by the caller.
"""

import re

from assistant.query import AnswerType
from assistant.retrieval.measures import ages, amounts, areas, dates, durations, overlap, percentages, shares, years
from assistant.retrieval.proper import EMAIL, organisations, persons, places
from assistant.retrieval.value import Finder, Value, finding
from assistant.words.matching import root
from assistant.words.numerals import Numeral, numerals
from corpus.text import STOP_WORDS, words

_PHONE = re.compile(r"(?<!\d)(?:(?:\+|00)33[\s.]?(?:\(0\))?[1-9]|0[1-9])(?:[\s.-]?\d{2}){4}(?!\d)")
_ADDRESS = re.compile(
    r"\b(?:\d{1,4}(?:\s?(?:bis|ter))?,?\s+)?(?:rue|avenue|boulevard|bd|place|chemin|allée|quai|impasse|route|cours|square)\s+"
    r"(?:(?:de|du|des|la|le|les|d['’]|l['’])\s*)*[A-ZÉÈÀ]\w+|\b\d{5}\s+[A-ZÉÈ][\w-]+"
)
_LAW = re.compile(
    r"\b(?:lois?|décrets?|arrêtés?|ordonnances?|circulaires?|instructions?|codes?)\s+(?:n[o°]\s?|d[eu’']\s?|[A-ZÉ]|\d)"
    r"[\w’'.°-]*(?:\s+(?:du\s+)?\d[\w/-]*(?:\s+\w+\s+\d{4})?)?|\barticles?\s+[LRD]?\.?\s?\d[\w.-]*"
)
_HOURS = re.compile(
    r"\b\d{1,2}\s?h(?:\d{2})?\b\s*(?:à|-|–)\s*\d{1,2}\s?h|\b(?:24|7) ?(?:h|heures|jours)? ?(?:/|sur) ?(?:24|7)\b"
    r"|\bdu (?:lundi|mardi|mercredi|jeudi) au \w+di(?:manche)?\b"
)
_LABEL = re.compile(r"\b(?:n°|numéro|no\.?|trisomie|article|phase|niveau|zone|lot)\s*$", re.IGNORECASE)
"""What a number names and does not count."""
_NUMBER_OF = re.compile(r"\bnombre (?:de |d['’])([^.;:]{2,60})$")
_AMONG = re.compile(r"\b(?:seule?|une?|des) (\w{4,})[^.;:()]*\b(?:parmi|sur)\s+$")
_ABOUT = frozenset("environ approximativement total".split())
_COUNTED_WORDS = 4
_MEASURES: tuple[AnswerType, ...] = ("year", "date", "age", "duration", "amount", "area", "phone")


def find_values(text: str, type_: AnswerType) -> list[Value]:
    """The values of `type_` in `text`, in order; empty for types that have no form (text, section…)."""
    finder = _FINDERS.get(type_)
    return finder(text) if finder else []


def _numbers(text: str) -> list[Value]:
    """Numbers of something: what is neither a date nor an age, nor measured in money, percent or time."""
    taken = [value.span for type_ in _MEASURES for value in find_values(text, type_)]
    taken += [value.span for value in percentages(text)]
    return [
        Value(numeral.span, _counted(text, numeral))
        for numeral in numerals(text)
        if not any(overlap(numeral.span, span) for span in taken) and not _LABEL.search(text[: numeral.span.start])
    ]


def _counted(text: str, numeral: Numeral) -> tuple[str, ...]:
    """Roots of the few words after a number, up to the end of its clause; of « le nombre de X est de 13 », of X; of
    « un territoire retenu parmi 23 », of the territory."""
    before = _NUMBER_OF.search(text[max(0, numeral.span.start - 80) : numeral.span.start])
    rest = re.split(r"[.;:()]|(?:,|\bet)\s+(?=\d)", text[numeral.span.end : numeral.span.end + 80], maxsplit=1)[0]
    counted = _contents(before.group(1) if before else rest)
    if not counted and (among := _AMONG.search(text[: numeral.span.start])):
        return _contents(among.group(1))
    return counted[:_COUNTED_WORDS]


def _contents(text: str) -> tuple[str, ...]:
    return tuple(
        root(word.folded)
        for word in words(text)
        if word.folded not in STOP_WORDS and word.folded not in _ABOUT and not word.folded[0].isdigit()
    )


_FINDERS: dict[AnswerType, Finder] = {
    "year": years,
    "date": dates,
    "duration": durations,
    "age": ages,
    "amount": amounts,
    "share": shares,
    "area": areas,
    "number": _numbers,
    "law": finding(_LAW),
    "hours": finding(_HOURS),
    "phone": finding(_PHONE),
    "email": finding(EMAIL),
    "address": finding(_ADDRESS),
    "person": persons,
    "organisation": organisations,
    "place": places,
}
