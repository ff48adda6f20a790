"""What is measured: years, dates, ages, durations, amounts of money, areas, shares."""

import re

from assistant.retrieval.value import Value, finding
from assistant.words.matching import root
from assistant.words.numerals import numerals
from corpus.document import Span
from corpus.text import STOP_WORDS, words

_MONTHS = "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
_SEASONS = "printemps|[ée]t[ée]|automne|hiver"
_YEAR = re.compile(
    r"(?<![\d.,/°])(?:1[89]|20)\d{2}"
    r"(?![\d°]|[.,]\d|[ \u00a0\u202f]\d{3}\b|\s*(?:€|euros|m²|personnes|logements|jeunes))"
)
_DATE = re.compile(
    rf"\b(?:(?:\d{{1,2}}|1er)\s+)?(?:{_MONTHS})(?:\s+(?:1[89]|20)\d{{2}})?\b|\b(?:{_SEASONS})\s+(?:1[89]|20)\d{{2}}"
    r"|(?<![\d.])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d.])|\bann[ée]es\s+(?:19|20)?\d0\b|\b(?:XIX|XX|XXI)e\s+si[èe]cle\b",
    re.IGNORECASE,
)
_TIME_UNIT = re.compile(
    r"\s*(?:à|et|ou|-|–)?\s*(?:heures?|h|jours?|journées?|nuits?|semaines?|mois|trimestres?|ans?|années?|demi(?:e)?)\b",
    re.I,
)
_TIME_AFTER_ROUND = re.compile(r"\s+(?:de |d['’])?(?:heures?|jours?|nuits?|semaines?|mois|ans|années)\b", re.IGNORECASE)
_OPEN_DURATION = re.compile(
    r"\bsans (?:limite|limitation|condition)s? (?:de |d['’])?(?:durée|temps)|\bdurée (?:indéterminée|illimitée)"
    r"|\bun (?:an|mois|jour)\b|\bune (?:année|semaine|journée|nuit)\b|\bdemi-journées?\b|\blong terme\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:de |d['’])\w+")
_LATER = re.compile(r"\s+(?:après|plus tard|avant|auparavant)\b")
_AGE = re.compile(
    r"(?:\bde |\bdes |\bles |\bâgée?s? de |\bentre )?\b\d{1,2}(?: ans| mois)?\s*(?:à|-|–|et)\s*\d{1,2}\s+ans\b"
    r"|\b(?:moins|plus) de \d{1,2} ans\b|\b\d{1,2} ans (?:et plus|en moyenne|révolus)"
    r"|\bâgée?s? de \d{1,2}|\bà \d{1,2} ans\b|\b\d{1,2}\s*[-–]\s*\d{1,2} ans\b"
    r"|\b(?:majeurs|mineurs)\b|\b\d{1,2}\s*[-–]\s*\d{1,2}\b(?=\s+(?:selon|en\b))",
    re.IGNORECASE,
)
_MONEY_UNIT = re.compile(r"\s*(?:à|ou|et|-|–)?\s*(?:€|k€|M€|Md€|euros?\b|millions? d['’]euros)", re.IGNORECASE)
_AREA_UNIT = re.compile(r"\s*(?:m²|m2\b|mètres? carrés?|hectares?|ha\b)", re.IGNORECASE)
_SHARE_UNIT = re.compile(r"\s*(?:%|pour ?cent\b|p\. ?100)", re.IGNORECASE)
_FRACTION = re.compile(
    r"\b(?:un|deux|trois|le|la|les) (?:quarts?|tiers|cinquièmes?|moitié)\b|\bla moitié\b"
    r"|\bpar (?:deux|trois|quatre|dix|quatorze|\d+)\b"
    r"|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|\d+)(?: \w+){0,2} sur "
    r"(?:deux|trois|quatre|cinq|dix|cent|\d+)\b",
    re.IGNORECASE,
)

years = finding(_YEAR)
dates = finding(_YEAR, _DATE)
ages = finding(_AGE)


def durations(text: str) -> list[Value]:
    """Lengths of time, ages and « plus tard » excepted; each with what lasts."""
    aged = [value.span for value in ages(text) if " en moyenne" not in value.span.cut(text)]
    timed = [*_measured(text, _TIME_UNIT), *_measured(text, _TIME_AFTER_ROUND), *finding(_OPEN_DURATION)(text)]
    spans = {value.span for value in timed if not any(overlap(value.span, age) for age in aged)}
    return [Value(span, _lasting(text, span)) for span in sorted(spans) if not _LATER.match(text, span.end)]


def _lasting(text: str, span: Span) -> tuple[str, ...]:
    """What a duration is that of: « cinq mois de travaux »."""
    match = _OF.match(text, span.end)
    content = [root(word.folded) for word in words(match.group()) if word.folded not in STOP_WORDS] if match else []
    return tuple(content[:1])


def areas(text: str) -> list[Value]:
    """Square metres and hectares."""
    return _measured(text, _AREA_UNIT)


def amounts(text: str) -> list[Value]:
    """Sums of money."""
    return _measured(text, _MONEY_UNIT)


def shares(text: str) -> list[Value]:
    """Percentages and fractions."""
    spans = {value.span for value in (*_measured(text, _SHARE_UNIT), *finding(_FRACTION)(text))}
    return [Value(span) for span in sorted(spans)]


def percentages(text: str) -> list[Value]:
    """Shares in so many per cent: their figures count nothing."""
    return _measured(text, _SHARE_UNIT)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def _measured(text: str, unit: re.Pattern[str]) -> list[Value]:
    """Numbers that a unit follows, a range (« 15 à 17 € ») taken as one."""
    found: list[Value] = []
    all_ = numerals(text)
    for index, numeral in enumerate(all_):
        end = numeral.span.end
        following = all_[index + 1] if index + 1 < len(all_) else None
        if following and re.fullmatch(r"\s*(?:à|ou|et|-|–)\s*", text[end : following.span.start]):
            end = following.span.end
        match = unit.match(text, end)
        if match and not (found and found[-1].span.end >= match.end()):
            found.append(Value(Span(numeral.span.start, match.end())))
    return found
