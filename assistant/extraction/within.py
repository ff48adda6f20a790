"""What an identified fiche answers in words other than the question's.

The fiche is certain, so its title, its place and its carrier need not be said again. A
value of the type asked answers when its sentence shares one more word with the question
(in another form, another language, or near in meaning), or when it is the only one; a
number only when it counts the same kind of thing.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from assistant.extraction.fields import PRIOR, WHOLE, asks_end, dates_itself, fit, is_event, speaks_for, tells
from assistant.extraction.finding import Finding, is_foreign
from assistant.extraction.identifying import spent
from assistant.extraction.values import asks_origin, may_count, values_in
from assistant.retrieval.answer_types import find_values
from assistant.retrieval.muteness import is_silent
from assistant.retrieval.statement import Statement
from assistant.retrieval.value import Value
from assistant.understanding.asking import VALUES
from assistant.understanding.wanted import Wanted
from assistant.words.kinds import are_alike, counts_people, speaks_of_homes
from assistant.words.matching import Term, root
from corpus.text import fold

_BEGINNING, _ENDING = 5, 4
"""Letters that two roots of one family begin with, and those by which they may differ."""
_CLOSE = 0.3
"""What a sentence's nearness to the question counts."""
_MUCH = 0.5
"""Share of what is left to say that a date must stand beside, where its sentence tells no beginning."""
_PARTLY = 0.4
"""The same for a part of the fiche's matter: who does it, how many are in it."""
_SPOKEN = 0.3
"""Share of what is left to say that a sentence must say to explain."""
_TELLING = 0.5
"""Weight of what a sentence must say to explain at all, however much else is said around it."""
_UNHEARD = 1.0
"""Weight of a word that no source holds: nothing is said of it."""
_TOLD_BY = {"organisation": "carrier", "place": "territory"}
_CARRYING = frozenset(
    root(word) for word in "porter gerer tenir tient tiennent piloter creer fonder run manage carry hold".split()
)
_BEGUN = re.compile(r"\b(?:idees?|ideas?|came up|imagin\w+|invent\w+|lanc\w+|launch\w+|initi\w+|start\w+)\b")
_BEGINS = re.compile(r"\bidee (?:a ete |est )?(?:portee|venue|nee)\b|\b(?:lanc|imagin|invent|initi)e(?:nt)?\b")
"""What asks who had an idea or began, and the sentences that tell of somebody who did."""
_TOLD = frozenset(("section", "text", "definition", "yes_no"))
_SCATTERED = frozenset(("funders",))
"""Sections that no fiche has, and of which its other sentences speak."""
_EXPLAINING = frozenset(
    ("what_is_done", "need", "methodology", "innovation", "success_conditions", "results", "obstacles", "transposition")
)

Closeness = Callable[[str, Sequence[str]], Sequence[float]]


def rank_within(
    wanted: Wanted, statements: Sequence[Statement], identity: frozenset[str], closeness: Closeness
) -> list[Finding]:
    """The sentences of an identified fiche that answer, best first; `closeness` compares a question with sentences."""
    rest = spent(wanted.terms, identity)
    own = [one for one in statements if one.field != "overview"]
    if wanted.asked.type in VALUES:
        found = _with_value(wanted, own, rest)
    elif wanted.asked.type in _TOLD_BY:
        found = _telling(wanted, own, rest)
    elif wanted.asked.type in _TOLD:
        found = _explaining(wanted, own, rest)
    else:
        found = []
    texts = [statement.text for statement, _ in found]
    near = closeness(wanted.text, texts) if found else []
    findings = [
        _finding(statement, values, rest, close) for (statement, values), close in zip(found, near, strict=True)
    ]
    return sorted(findings, key=lambda finding: -finding.score)


def rank_doing(wanted: Wanted, statements: Sequence[Statement], identity: frozenset[str]) -> list[Finding]:
    """The sentences that name who does what a question adds to the fiche's name (« qui a organisé la visite ? »): who
    carries the whole does not carry each part of it."""
    left = spent(wanted.nouns, identity) or spent(wanted.required, identity)
    rest = [term for term in left if not meets(term, _CARRYING)]
    telling = [one for one in statements if one.field in _EXPLAINING]
    naming = [(one, ()) for one in telling if find_values(one.text, "organisation")]
    begun = [one for one in telling if _BEGINS.search(fold(one.text))] if _BEGUN.search(fold(wanted.text)) else []
    return _sharing(rest, naming, "dit qui le fait") or [
        Finding(one, (), _PARTLY, f"« {one.text[:60]} » : dit qui a commencé") for one in begun[:1]
    ]


def rank_counting(wanted: Wanted, statements: Sequence[Statement], identity: frozenset[str]) -> list[Finding]:
    """The sentences that count people in what a question adds to the fiche's name (« combien de gens au comité ? »)."""
    rest = [term for term in spent(wanted.nouns, identity) if term.root not in wanted.asked.of]
    if not counts_people([term.root for term in wanted.heads]):
        return []
    counts = [(one, find_values(one.text, "number")) for one in statements if may_count(wanted, one)]
    people = _of(counts, lambda _, value: counts_people(value.counted))
    return _sharing(rest, people, "compte des gens de ce dont on parle")


def _sharing(rest: Sequence[Term], telling: Iterable[tuple[Statement, Sequence[Value]]], why: str) -> list[Finding]:
    """The sentence that shares most of what is left to say, and much of it."""
    least = _PARTLY * sum(term.weight for term in rest)
    shared = [(one, values, _shared(rest, one)) for one, values in telling]
    found = [
        Finding(one, tuple(values), round(share, 6), f"« {one.text[:60]} » : {why}")
        for one, values, share in shared
        if share > least
    ]
    return sorted(found, key=lambda finding: -finding.score)[:1]


Found = list[tuple[Statement, Sequence[Value]]]


def _finding(statement: Statement, values: Sequence[Value], rest: Sequence[Term], close: float) -> Finding:
    score = _shared(rest, statement) + _CLOSE * close + PRIOR.get(statement.field or "", 0.0)
    reason = f"« {statement.text[:60]} » : la fiche est certaine, proximité {close:.2f}"
    return Finding(statement, tuple(values), round(score, 6), reason)


def _with_value(wanted: Wanted, own: Sequence[Statement], rest: Sequence[Term]) -> Found:
    if wanted.asked.type == "number" and wanted.counted:
        return _counting(wanted, own)
    ends = asks_end(term.root for term in wanted.terms)
    holding: Found = [(one, values) for one in own if (values := values_in(wanted, one))]
    demanded = [term for term in rest if term in wanted.required]
    left = sum(term.weight for term in demanded)
    holding = [
        (one, values)
        for one, values in holding
        if is_event(wanted.asked.type, one, ends)
        or (not ends and _shared(demanded, one) >= _MUCH * left > 0)
        or (not demanded and dates_itself(one))
    ]
    sharing = [(one, values) for one, values in holding if _shared(rest, one) or _prices_home(wanted, rest, one)]
    if sharing or wanted.asked.type in ("amount", "number"):
        return list(sharing)
    dated = wanted.asked.type in ("date", "year")
    alone = [(one, values) for one, values in holding if not dated or tells(wanted.asked.type, one)]
    return alone if len(alone) == 1 else []


def _prices_home(wanted: Wanted, rest: Sequence[Term], statement: Statement) -> bool:
    """Whether a sum may be the price of the home asked about, whatever sort of home its sentence calls it."""
    asked = wanted.asked.type == "amount" and speaks_of_homes(term.root for term in rest)
    return asked and speaks_of_homes(statement.stems)


def _counting(wanted: Wanted, own: Sequence[Statement]) -> Found:
    """The sentences that count the thing asked; else the only one that counts people, or homes, where those are asked
    for."""
    counts = [(one, find_values(one.text, "number")) for one in own if may_count(wanted, one)]
    same = _of(counts, lambda _, value: any(meets(term, value.counted[:2]) for term in wanted.heads))
    if same or any(term.weight >= _UNHEARD for term in wanted.terms):
        return same
    alike = _of(
        counts, lambda publics, value: any(are_alike(term, publics, value.counted[:2]) for term in wanted.heads)
    )
    return alike if len(alike) == 1 else []


def _of(counts: Iterable[tuple[Statement, list[Value]]], suits: Callable[[Collection[str], Value], bool]) -> Found:
    kept = ((one, [value for value in values if suits(one.passage.facets.publics, value)]) for one, values in counts)
    return [(one, values) for one, values in kept if values and not is_silent(one.text)]


def told_together(wanted: Wanted, answered: Iterable[tuple[Wanted, Sequence[Finding]]]) -> list[Finding]:
    """The sentence that answers another part of the question, where it counts people besides and people are asked for:
    « 34 lieux, 900 adhérents » tells both how many places and how many members."""
    if wanted.asked.type != "number" or not counts_people([term.root for term in wanted.heads]):
        return []
    for _, findings in answered:
        for finding in findings[:1]:
            taken = [value.span for value in finding.values]
            others = [one for one in find_values(finding.statement.text, "number") if one.span not in taken]
            if len([one for one in others if counts_people(one.counted)]) == 1:
                return [finding]
    return []


def _telling(wanted: Wanted, own: Sequence[Statement], rest: Sequence[Term]) -> Found:
    """The line that tells who holds or runs the thing, or where it is; of an organisation told of by its sort (« quel
    bailleur »), the lines that name one of that sort."""
    if asks_origin(wanted):
        return [(one, values) for one in own if (values := values_in(wanted, one))]
    nouns = [term for term in rest if term in wanted.nouns and not meets(term, _CARRYING)]
    told = [(one, values) for one in own if tells(wanted.asked.type, one) and (values := values_in(wanted, one))]
    if wanted.asked.type == "organisation" and nouns:
        return [(one, values) for one, values in told if _shared(nouns, one)]
    return [(one, values) for one, values in told if one.field == _TOLD_BY[wanted.asked.type]]


def _explaining(wanted: Wanted, own: Sequence[Statement], rest: Sequence[Term]) -> Found:
    """The section asked, else what speaks of its matter; for how, why and what, the sentences that speak of what the
    question adds to the fiche's name, or where the fiche is no stranger to it, those of what is done: no yes or no."""
    asked = wanted.asked
    telling = [one for one in own if not is_silent(one.text)]
    if asked.section in (None, "methodology") and own and is_foreign(wanted, own[0]):
        return []
    section = [one for one in telling if fit(asked, one) >= WHOLE]
    if not section and asked.section in _SCATTERED:
        section = [one for one in telling if one.field != "need" and speaks_for(asked.section, one)]
    if asked.type == "section" and (section or asked.section != "methodology"):
        return [(one, ()) for one in section]
    if asked.section == "contact":
        return []
    matter = [term for term in rest if term in wanted.nouns or term not in wanted.required]
    least = 0.0 if asked.section else min(_SPOKEN * sum(term.weight for term in matter or rest), _TELLING)
    speaking = [one for one in telling if one.field in _EXPLAINING and _shared(rest, one) > least]
    if speaking or asked.type == "yes_no":
        return [(one, ()) for one in speaking]
    return [(one, ()) for one in telling if one.field == "what_is_done"]


def _shared(rest: Iterable[Term], statement: Statement) -> float:
    return sum(term.weight for term in rest if meets(term, statement.stems))


def meets(term: Term, roots: Iterable[str]) -> bool:
    """Whether one of the roots is the term's, its kin's, near it, or of its family (« certifié », « certificat »)."""
    stems = frozenset(roots)
    if term.met_by(stems):
        return True
    return any(_is_family(term.root, other) for other in stems)


def _is_family(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    same = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    return same >= _BEGINNING and same >= len(shorter) - 1 and len(longer) - same <= _ENDING
