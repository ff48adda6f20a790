"""The values of a sentence that may be what is asked: of its type, its time, its thing; not those of the neighbour."""

import re
from collections.abc import Iterable

from assistant.extraction.fields import never_holds
from assistant.retrieval.answer_types import find_values
from assistant.retrieval.muteness import is_silent
from assistant.retrieval.statement import Statement
from assistant.retrieval.value import Value
from assistant.understanding.asking import VALUES
from assistant.understanding.wanted import Wanted
from assistant.words.matching import Term, root, stems_of
from assistant.words.money import may_be_meant
from assistant.words.numerals import numerals
from assistant.words.questioning import question_roots
from assistant.words.times import may_hold, years_in
from corpus.document import Span
from corpus.text import fold

FORMED = VALUES | {"person", "organisation", "place"}
"""Types whose value must stand in the sentence."""

_TIMED = frozenset(("number", "amount", "share", "duration", "age"))
_STAY = frozenset(
    root(word)
    for word in "sejour hebergement accueil accompagnement suivi prise residence location bail parcours soutien "
    "convention presence stay stays".split()
)
"""What lasts where nothing else is said to."""
_UNHEARD = 1.0
"""Weight of a word that one source at most holds."""
_SUM, _HOURS = 1000, re.compile(r"\b(?:heures|hours)\b", re.IGNORECASE)
_SHORT_TIME = re.compile(r"\b(?:h|heures?|jours?|journées?|nuits?|semaines?|temps)\b|\dh\b", re.IGNORECASE)
"""What hours may be told by: not by months or years."""
_RATE = re.compile(r"\btaux (?:de |d'|du )(\w+)")
_CARRIED = re.compile(r"\b(?:port|ger|pilot|cre|fond|derriere|responsable|run|carr|manag|creat|found|behind)\w*")
"""Who carries a thing may be called as it is; with whom it works, not."""
_AS_STAFF = re.compile(r"\b(?:recrut|embauch|engag)\w+ (?:comme|en tant que)\b")
_STAFF = re.compile(r"\b(?:recrut|embauch|engag|salari|travaill|emplo|hir|work|staff|job|equipe|team)\w*")
_IDEA = re.compile(r"\b(?:idees?|inspir\w*|concept|modele|ideas?|model)\b")
_COME_FROM = re.compile(
    r"\b(?:venue?s?|nee?s?|inspiree?s?|importee?s?|issue?s?|repris\w*) (?:de |du |des |d'|a(?:ux?)? |en )"
)
"""What tells where an idea comes from, by a place or by what was there before."""
_TOWN = re.compile(r"\b(?:villes?|communes?|villages?|cit(?:y|ies)|towns?)\b")


def asks_town(wanted: Wanted) -> bool:
    """Whether a town itself is asked, and not just where."""
    return _TOWN.search(fold(wanted.text)) is not None


def asks_origin(wanted: Wanted) -> bool:
    """Whether « où » asks where an idea comes from, and not where a thing is."""
    return wanted.asked.type == "place" and _IDEA.search(fold(wanted.text)) is not None


def values_in(wanted: Wanted, statement: Statement) -> list[Value]:
    """The values of the type asked in the clauses that do not say that it is unknown."""
    asked = wanted.asked.type
    if asked not in FORMED or never_holds(asked, statement):
        return []
    silent = [clause for clause, words in clauses_of(statement.text) if is_silent(words)]
    found = find_values(statement.text, asked)
    values = [value for value in found if not any(value.span.start in clause for clause in silent)]
    if asked in _TIMED and not _is_of_time(wanted, statement):
        return []
    if asked == "number":
        return _numbers(wanted, statement, values)
    if asked == "organisation" and not _CARRIED.search(fold(wanted.text)):
        return [value for value in values if not stems_of(value.span.cut(statement.text)) <= stems_of(statement.title)]
    if asked == "place":
        return _places(wanted, statement, values)
    if asked == "amount" and values and not may_be_meant(wanted.text, statement.text):
        return []
    if asked == "share" and not _is_rate_asked(wanted, statement):
        return []
    if asked == "duration":
        return [value for value in values if _lasts(wanted, value, statement.text)]
    return values


def _places(wanted: Wanted, statement: Statement, values: list[Value]) -> list[Value]:
    """The places that answer « où »: a town, where one is asked; else none that the question names itself, nor what its
    territory lies in."""
    if asks_origin(wanted):
        return [Value(Span(*match.span())) for match in _COME_FROM.finditer(fold(statement.text))]
    if asks_town(wanted):
        return [value for value in values if not value.counted or value.counted[0] in ("commune", "epci")]
    asked = fold(wanted.text)
    new = [value for value in values if fold(value.span.cut(statement.text)) not in asked]
    return [] if statement.field == "territory" and len(new) < len(values) else new


def _is_of_time(wanted: Wanted, statement: Statement) -> bool:
    """Whether a figure is of the year and the pace asked; of a year that its source never speaks of, none is."""
    years = {str(year) for year in years_in(wanted.text)}
    spoken = (
        not years
        or not years.isdisjoint(statement.around | stems_of(statement.title))
        or bool(years_in(statement.text) & years_in(wanted.text))
    )
    return spoken and may_hold(wanted.text, statement.text, wanted.asked.type == "number")


def _numbers(wanted: Wanted, statement: Statement, values: list[Value]) -> list[Value]:
    """The numbers of what is counted; one of nothing, in the line that tells when, is of the title's thing."""
    if statement.field == "period":
        entitled = any(term.met_by(stems_of(statement.title)) for term in wanted.heads)
        return [value for value in values if entitled and not value.counted]
    if not wanted.counted:
        return [value for value in values if value.counted]
    return [value for value in values if _is_counted(wanted.heads, value) and may_count(wanted, statement)]


def may_count(wanted: Wanted, statement: Statement) -> bool:
    """Whether the numbers of a sentence may be what was counted: those of a need only where its year is asked, none of
    who failed or of a sort that no source knows, unless it says so."""
    if statement.field == "need":
        return bool(years_in(wanted.text) & years_in(statement.text))
    telling = (term for term in wanted.terms if _narrows(term, wanted))
    if not all(term.met_by(statement.stems) for term in telling):
        return False
    served = not _AS_STAFF.search(fold(statement.text)) or _STAFF.search(fold(wanted.text))
    return bool(served) and may_hold(wanted.text, statement.text, True)


def _narrows(term: Term, wanted: Wanted) -> bool:
    """Whether a word makes what is counted something else: « places *de parking* », « jeunes qui ont *échoué* »."""
    if term.root in wanted.asked.of:
        return False
    sort = term.weight >= _UNHEARD and any(
        re.search(rf"\b{head.word} d(?:e |'){term.word}\b", fold(wanted.text)) for head in wanted.counted
    )
    return sort or term.root in question_roots("failing")


def _lasts(wanted: Wanted, value: Value, text: str) -> bool:
    """Whether a duration is that of the thing asked: « cinq mois de travaux » is no length of stay, and 72 000 hours
    were added up."""
    lasting = value.span.cut(text)
    if any(numeral.value >= _SUM for numeral in numerals(lasting)) and not _HOURS.search(wanted.text):
        return False
    if _HOURS.search(wanted.text) and not _SHORT_TIME.search(lasting):
        return False
    if not value.counted or value.counted[0] in _STAY:
        return True
    told = any(term.met_by(value.counted[:1]) for term in wanted.terms)
    return told or not (wanted.terms or _STAY & stems_of(wanted.text))


def _is_rate_asked(wanted: Wanted, statement: Statement) -> bool:
    """Whether a rate that a sentence names (« taux de pauvreté ») is the one that a question names; where it names
    none, whether it speaks of anything that is asked."""
    asked, told = stems_of(" ".join(_RATE.findall(fold(wanted.text)))), _RATE.findall(fold(statement.text))
    if told:
        return not asked or bool(asked & stems_of(" ".join(told)))
    return not (asked and wanted.terms) or any(term.met_by(statement.stems) for term in wanted.terms)


def clauses_of(text: str) -> list[tuple[range, str]]:
    """The clauses of a sentence with where they stand."""
    return [(range(match.start(), match.end()), match.group()) for match in re.finditer(r"[^;]+", text)]


def _is_counted(nouns: Iterable[Term], value: Value) -> bool:
    """Whether the noun after a number is the one asked; of an English noun phrase, any word of it."""
    return any(term.met_by(value.counted[:2]) for term in nouns)
