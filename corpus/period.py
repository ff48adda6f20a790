"""Periods in words: « depuis janvier 2012 », « 2011-2015 », "before 2010" → partial ISO dates."""

import re

from corpus.facets import Period
from corpus.text import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier january", "fevrier february", "mars march", "avril april", "mai may", "juin june",
            "juillet july", "aout august", "septembre september", "octobre october", "novembre november",
            "decembre december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_ANY_YEAR = re.compile(_YEAR)
_DATE = re.compile(rf"(?:(?:(\d{{1,2}})(?:er)?\s+)?({'|'.join(_MONTHS)})\s+)?\b({_YEAR})\b(?:-(\d{{2}})\b(?!\d))?")
_RANGE = re.compile(r"^\s*(?:-|–|—|a|to|et|and|jusqu'?(?:a|en))\s*(?:fin\s+|la fin de\s+|en\s+)?$")
_SINCE = re.compile(
    r"(?:depuis|des|a partir d[eu]|apres|since|from|after|lance\w*|cree\w*|ne\w*|ouvert\w*|started|"
    r"created|launched)\s+(?:le|la|l'|en|in|fin|debut|the|l'annee|au|a|late|early)?\s*(?:annees\s+)?$"
)
_UNTIL = re.compile(
    r"(?:avant|jusqu'?(?:en|a|au)?|before|until|up to|by|ferme\w*|termine\w*|arrete\w*|fin prevue|closed|ended)\s*"
    r"(?:le|la|l'ete|a l'ete|en|in|fin|the|l'annee|la fin de)?\s*$"
)
_LONE_AFTER = re.compile(r"^\s*(?:-|–)\s*(?:$|[),;])|^\s*et apres")


def read_period(text: str) -> Period | None:
    """The period that a phrase states, None when it names no year.

    A lone year is that year; « depuis » leaves the end open, « avant » the beginning;
    several dates reach from the first to the last.
    """
    if _ANY_YEAR.search(text) is None:
        return None
    folded = fold(text)
    found = list(_DATE.finditer(folded))
    if not found:
        return None
    first, last = found[0], found[-1]
    dates = sorted(_iso(match) for match in found)
    before_first = folded[: first.start()]
    if len(found) > 1 and _RANGE.match(folded[first.end() : found[1].start()]):
        return Period(_iso(first), _iso(found[1]))
    if _LONE_AFTER.match(folded[last.end() :]):
        return Period(dates[0], None)
    if _SINCE.search(before_first):
        return Period(_iso(first), None)
    if _UNTIL.search(before_first):
        return Period(None, _iso(first))
    return Period(dates[0], dates[-1])


def overlaps(asked: Period, given: Period | None) -> bool:
    """Whether two periods share a day; a source that gives no period shares none."""
    if given is None or given == Period():
        return False
    starts_in_time = asked.end is None or given.start is None or given.start <= _last_day(asked.end)
    ends_in_time = asked.start is None or given.end is None or _last_day(given.end) >= asked.start
    return starts_in_time and ends_in_time


def _iso(match: re.Match[str]) -> str:
    day, month, year, iso_month = match.groups()
    if month:
        date = f"{year}-{_MONTHS[month]:02d}"
        return f"{date}-{int(day):02d}" if day and int(day) <= 31 else date
    if iso_month and 1 <= int(iso_month) <= 12:
        return f"{year}-{iso_month}"
    return str(year)


def _last_day(date: str) -> str:
    """A partial date as the last one that it may mean, for comparison as text."""
    return date + "-99" if len(date) == 7 else date + "-99-99" if len(date) == 4 else date
