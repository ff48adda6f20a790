"""When a figure holds: « par an », « par jour », “in 2017”. A figure of another year is another figure."""

import re

from corpus.text import fold

_PER = {
    "hour": re.compile(
        r"\b(?:par|per|an|each|every) (?:heure|hour)\b|/ ?h(?:eure)?\b|\bl'heure\b|\bhoraire\b|\bhourly\b"
    ),
    "day": re.compile(r"\b(?:par|per|each|every|a) (?:jour|day)\b|/ ?jour\b|\bquotidien\w*|\bjournalier\w*|\bdaily\b"),
    "night": re.compile(r"\b(?:par|per|each|every|a|la) (?:nuit|nuitee|night)\b|/ ?nuit\w*|\bnightly\b"),
    "week": re.compile(r"\b(?:par|per|each|every|a) (?:semaine|week)\b|/ ?semaine\b|\bhebdo\w*|\bweekly\b"),
    "month": re.compile(r"\b(?:par|per|each|every|a) (?:mois|month)\b|/ ?mois\b|\bmensuel\w*|\bmonthly\b"),
    "year": re.compile(
        r"\b(?:par|per|each|every|a) (?:ans?|annee|year)\b|/ ?an\b|\bannuel\w*|\bchaque annee\b|\ben un an\b"
        r"|\b(?:annual|yearly)\w*|\bl'annee\b"
    ),
}
_YEARS = re.compile(r"\b((?:19|20)\d{2})\b(?:\s*(?:-|–|a|et|to)\s*((?:19|20)\d{2})\b)?")

_DECADES = re.compile(r"\bannees? ((?:19|20)\d0)\b|\b((?:19|20)\d0)s\b")


def says_pace(text: str) -> frozenset[str]:
    """Per what a text counts: "year" for « par an »."""
    folded = fold(text)
    return frozenset(unit for unit, pattern in _PER.items() if pattern.search(folded))


def years_in(text: str) -> frozenset[int]:
    """The years that a text names, those inside a range (« 2017-2019 ») or a decade included."""
    folded = fold(text)
    spans = [(int(first), int(last or first)) for first, last in _YEARS.findall(folded)]
    spans += [(int(decade), int(decade) + 9) for pair in _DECADES.findall(folded) for decade in pair if decade]
    return frozenset(year for first, last in spans for year in range(first, last + 1))


def may_hold(question: str, text: str, counts: bool) -> bool:
    """Whether a figure of `text` may be that of the year and the pace that a question asks.

    What is counted (`counts`) by the year must say so; a sum may leave its pace unsaid.
    """
    asked, told = says_pace(question), says_pace(text)
    years, said = years_in(question), years_in(text)
    if years and said and not years & said:
        return False
    if not asked or asked & told or ("year" in asked and len(said) == 1):
        return True
    return not counts and not told
