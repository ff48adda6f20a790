"""Periods in words: « depuis janvier 2012 », « 2011-2015 », "before 2010" → partial ISO dates."""

import re

from corpus.facets import Period
from corpus.text import fold

MONTHS = {
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
_DATE = re.compile(rf"(?:(?:(\d{{1,2}})(?:er)?\s+)?({'|'.join(MONTHS)})\s+)?\b({_YEAR})\b(?:-(\d{{2}})\b(?!\d))?")
_RANGE = re.compile(r"^\s*(?:-|–|—|a|to|et|and|jusqu'?(?:a|en))\s*(?:fin\s+|la fin de\s+|en\s+)?$")
_SINCE = re.compile(
    r"\b(?:depuis|des|a partir d[eu]|apres|since|from|after|posterieure?s? a|lance\w*|cree\w*|ne\w*|ouvert\w*|started|"
    r"created|launched|plus recente?s? que|(?:newer|more recent) than)"
    r"\s+(?:les?|la|l'|en|in|fin|debut|the|l'an(?:nee)?|the year|au|a|late|early)?\s*(?:annees\s+)?$"
)
_UNTIL = re.compile(
    r"\b(?:avant|jusqu'?(?:en|a|au)?|before|prior to|anterieure?s? a|until|up to|by|ferme\w*|termine\w*|arrete\w*"
    r"|fin prevue|closed|ended|plus ancien(?:ne)?s? que|(?:older|earlier) than)"
    r"\s*(?:les?|la|l'ete|a l'ete|en|in|fin|the|(?:a )?l'an(?:nee)?|the year|la fin de)?\s*$"
)
_LONE_AFTER = re.compile(
    r"^\s*(?:-|–)\s*(?:$|[),;])|^\s*(?:et|ou|and|or)\s+(?:apres|depuis|plus tard|au-dela|suivantes|later|after|since)\b"
    r"|^\s*onwards?\b"
)
_LONE_BEFORE = re.compile(r"^\s*(?:et|ou|and|or)\s+(?:avant|plus tot|before|earlier)\b")
_CLAUSE_END = re.compile(r"[;,]")
_BEGINS = re.compile(
    r"\b(?:depuis|des \d|a partir|lance|cree|nee?s?\b|ouvert|demarr|debut|commenc|experimente|teste|since|from|start"
    r"|launch|creat|began|opened|set up)"
)
_ONLY_SEEN = re.compile(
    r"\b(?:fiche|article|visite|presente|decrit|trophee|exemplaire|prime|recompens|record|visited|presented|described"
    r"|award|praised)|^\s*\d+ [a-z]"
)
"""When somebody saw it or counted it, « visité en 2020 », « 750 environ en 2015 »: it began before."""
_DECADE = re.compile(
    r"\bannees\s+(?:19(?=\d0\b))?(20[0-4]0|[4-9]0)\b"
    r"|(?<!over )(?<!over-)(?<!under )(?<!under-)\b(?:19(?=\d0s))?(20[0-4]0|[4-9]0)'?s\b"
)
"""« Les années 90 », "the 90s"; no ages ("over-60s")."""


def read_period(text: str) -> Period | None:
    """The period that a phrase states, None when it names no year.

    A lone year is that year, « les années 1990 » ten of them; « depuis » leaves the end
    open, « avant » the beginning; several dates reach from the first to the last.
    """
    folded = fold(text).replace("des annees", "annees")  # « dès » has an article of its own: « dès les années 90 »
    folded = _DECADE.sub(lambda match: _ten_years(match, folded), folded)
    if _ANY_YEAR.search(folded) is None:
        return None
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
    if _UNTIL.search(before_first) or _LONE_BEFORE.match(folded[last.end() :]):
        return Period(None, _iso(first))
    return Period(dates[0], dates[-1])


def read_start(text: str) -> str | None:
    """The date at which a phrase says that something began; None where it tells only when it was seen or counted."""
    period = read_period(text)
    if period is None or period.start is None:
        return None
    clauses = [fold(clause) for clause in _CLAUSE_END.split(text) if _starts(clause, period.start)]
    seen = bool(clauses) and _ONLY_SEEN.search(clauses[0]) is not None and _BEGINS.search(clauses[0]) is None
    return None if seen else period.start


def _starts(clause: str, date: str) -> bool:
    told = read_period(clause)
    return told is not None and told.start == date


def _ten_years(decade: re.Match[str], folded: str) -> str:
    """A decade as a range; its first year alone where « depuis » or « avant » takes it for a limit."""
    digits = next(filter(None, decade.groups()))
    first = int(digits) if len(digits) > 2 else 1900 + int(digits)
    before = folded[: decade.start()]
    limit = _SINCE.search(before) or _UNTIL.search(before)
    return str(first) if limit else f"{first}-{first + 9}"


def overlaps(asked: Period, given: Period | None) -> bool:
    """Whether two periods share a day; a source that gives no period shares none."""
    if given is None or given == Period():
        return False
    starts_in_time = asked.end is None or given.start is None or given.start <= last_day(asked.end)
    ends_in_time = asked.start is None or given.end is None or last_day(given.end) >= asked.start
    return starts_in_time and ends_in_time


def _iso(match: re.Match[str]) -> str:
    day, month, year, iso_month = match.groups()
    if month:
        date = f"{year}-{MONTHS[month]:02d}"
        return f"{date}-{int(day):02d}" if day and int(day) <= 31 else date
    if iso_month and 1 <= int(iso_month) <= 12:
        return f"{year}-{iso_month}"
    return str(year)


def last_day(date: str) -> str:
    """A partial date as the last one that it may mean, for comparison as text."""
    return date + "-99" if len(date) == 7 else date + "-99-99" if len(date) == 4 else date
