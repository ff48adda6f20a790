"""The sentence that answers: of the right type, about the thing asked, and not its neighbour."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from assistant.extraction.fields import (
    PRIOR,
    WHOLE,
    asks_end,
    fit,
    implied_roots,
    is_event,
    opposes,
    speaks_for,
    tells,
)
from assistant.extraction.values import FORMED, asks_origin, asks_town, clauses_of, values_in
from assistant.retrieval.answer_types import find_values
from assistant.retrieval.muteness import is_silent
from assistant.retrieval.statement import Statement
from assistant.retrieval.value import Value
from assistant.understanding.asking import VALUES
from assistant.understanding.wanted import Wanted
from assistant.words.matching import Term, coverage, root, stems_of
from assistant.words.money import shares_kind
from assistant.words.times import years_in
from corpus.fiche.files import OVERVIEW
from corpus.text import fold

NAMED_ENOUGH = 0.3
"""Share of what is asked that a sentence of a named fiche must say itself."""
SEARCHED_ENOUGH = 0.34
"""The same for a source that was only found by search."""
AROUND_ENOUGH = 0.5
"""Share that the whole of a searched source must say."""
TEXT_ENOUGH = 0.25
"""Share that a sentence must say where no value of a certain type is asked."""
SURE_ENOUGH = 0.6
"""The same for a yes or a no."""
WORTH = 0.7
"""Share of the best score that a further sentence needs to be shown beside it."""
_ENTITLED = 0.4
"""Share of what is asked that a title must say to be as good as a name."""

_RARE = 0.7
"""Weight of a word that few sources hold."""
_AROUND = 0.4
_COUNTED = 0.25
_QUALIFIED = 0.3
_OWN = 0.3
_TOLD = 0.3
_RANK = {True: 0.2, False: 0.6}
"""What standing first in the search adds, for a typed value and for plain text."""

_ONE_OF_A_KIND = frozenset(("age", "duration", "area", "amount", "law"))
_ORGANISED = frozenset(("carrier", "partners", "funders"))
_MOST = re.compile(r"\bmoins de \d|\bau (?:plus|maximum)\b|\bjusqu'|\bplafon\w+|\bmaxim\w+")
_LEAST = re.compile(r"\b\d+ ans et plus\b|\bplus de \d+ ans|\bau (?:moins|minimum)\b|\ba partir de\b|\bminim\w+")
_MEAN = re.compile(r"\ben moyenne\b|\bmoyen\w*")
_QUALIFIERS = {
    **{root(word): _MOST for word in ("maximum", "maximal", "maximale", "max", "maxi")},
    **{root(word): _LEAST for word in ("minimum", "minimal", "minimale", "min", "mini")},
    **{root(word): _MEAN for word in ("moyen", "moyenne", "average", "mean")},
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that answers a part of the question, and why it was taken."""

    statement: Statement
    values: tuple[Value, ...]
    score: float
    reason: str


def rank_statements(
    wanted: Wanted, statements: Sequence[Statement], named: Collection[str], certain: bool
) -> list[Finding]:
    """The sentences that answer, best first; ties keep the order in which they were given.

    `named` are the ids of the fiches that the question names: their own words weigh most;
    `certain` tells that it names them in so many words, and not by what it describes.
    """
    ranks: dict[str, int] = {}
    findings = []
    for statement in statements:
        rank = ranks.setdefault(statement.source_id, len(ranks))
        if named:
            bonus = _OWN if statement.source_id in named else 0.0
        else:
            bonus = _RANK[wanted.asked.type in FORMED] / (1 + rank)
        finding = _rate(wanted, statement, bool(named), bonus)
        if finding:
            findings.append(finding)
    if certain and not findings:
        findings = _only_value(wanted, statements, named)
    return sorted(findings, key=lambda finding: -finding.score)


def _only_value(wanted: Wanted, statements: Sequence[Statement], named: Collection[str]) -> list[Finding]:
    """The single sentence of a named fiche that holds an age, a duration or the kind of sum asked: it can be no
    other's."""
    if wanted.asked.type not in _ONE_OF_A_KIND:
        return []
    own = [one for one in statements if one.source_id in named and one.field not in ("need", "overview")]
    holding = [(one, values) for one in own if (values := values_in(wanted, one))]
    if len(holding) != 1 or (wanted.asked.type == "amount" and not shares_kind(wanted.text, holding[0][0].text)):
        return []
    statement, values = holding[0]
    if any(term.root in _QUALIFIERS for term in wanted.terms) and not _qualifies(wanted, statement):
        return []
    return [Finding(statement, tuple(values), _OWN, f"« {statement.text[:60]} » : seule valeur de ce type")]


def _rate(wanted: Wanted, statement: Statement, named: bool, bonus: float) -> Finding | None:
    values = values_in(wanted, statement)
    if not _may_answer(wanted, statement, values):
        return None
    stems = statement.stems | implied_roots(wanted.asked.type, statement)
    fits, counts = fit(wanted.asked, statement), _counts(wanted, values)
    suits = counts > 0 or (fits > 0 and _suits_field(wanted, statement)) or wanted.asked.section == "contact"
    if not (_is_about_name if named else _is_about_search)(wanted, statement, stems, suits):
        return None
    direct = coverage(wanted.terms, stems | stems_of(statement.title))
    around = coverage(wanted.terms, stems | statement.around)
    score = direct + _AROUND * around + PRIOR.get(statement.field or "", 0.0) + fits + _COUNTED * counts + bonus
    score += _QUALIFIED * _qualifies(wanted, statement)
    ends = _asks_end(wanted) and is_event(wanted.asked.type, statement, ends=True)
    score += _TOLD * (tells(wanted.asked.type, statement) and (ends or not wanted.required))
    reason = f"« {statement.text[:60]} » : {wanted.asked.type}, dit {direct:.0%} de ce qui est demandé"
    return Finding(statement, tuple(values), round(score, 6), reason)


def _may_answer(wanted: Wanted, statement: Statement, values: list[Value]) -> bool:
    """Whether a sentence has the form of an answer: a value of the type, the field or the matter of the section."""
    asked = wanted.asked
    if statement.field == "overview":
        return False
    if asked.type in FORMED:
        return bool(values) or _is_placed(wanted, statement)
    if asked.section == "contact":
        return statement.field == "contact" or any(find_values(statement.text, kind) for kind in ("email", "phone"))
    if asked.type == "text" and statement.passage.section == OVERVIEW and asked.section != statement.field:
        return False
    fits = fit(asked, statement)
    if fits < WHOLE and is_silent(statement.text):
        return False
    if asked.type == "section" and asked.section and not fits:
        organised = asked.section not in _ORGANISED or find_values(statement.text, "organisation")
        return bool(organised) and not opposes(asked.section, statement) and speaks_for(asked.section, statement)
    return not is_silent(clauses_of(statement.text)[0][1])


def _suits_field(wanted: Wanted, statement: Statement) -> bool:
    """Whether standing in the field asked is enough: not for « pourquoi », nor to define, or tell how, what the
    fiche never says."""
    if wanted.asked.type == "definition" and wanted.required:
        return coverage(wanted.required, statement.around) >= NAMED_ENOUGH
    return wanted.asked.type != "text" and not (wanted.asked.section == "methodology" and is_foreign(wanted, statement))


def is_foreign(wanted: Wanted, statement: Statement) -> bool:
    """Whether a fiche as a whole speaks of hardly any rare thing that a question asks of it by a noun; of an English
    one without a translation nobody can tell."""
    rare = (term for term in _beyond_title(wanted.nouns, statement) if term.weight >= _RARE)
    nouns = [term for term in rare if term.kindred or wanted.language == "fr"]
    return bool(nouns) and coverage(nouns, statement.around) < TEXT_ENOUGH


def _is_placed(wanted: Wanted, statement: Statement) -> bool:
    """Whether a sentence of a fiche may answer « où » by the fiche's own territory; a town must be named itself."""
    fiche = statement.source_kind == "fiche" and statement.field in ("what_is_done", "results")
    return wanted.asked.type == "place" and fiche and not (asks_town(wanted) or asks_origin(wanted))


def _is_about_name(wanted: Wanted, statement: Statement, stems: Collection[str], suits: bool) -> bool:
    """Of a fiche that is named; what its title says need not be said again, and a value of the type asked needs no
    more than the nouns of the question."""
    measured = wanted.asked.type in VALUES
    rest = _beyond_title(wanted.nouns if measured else wanted.required, statement)
    said = max(coverage(rest, stems) if rest else 0.0, _best_coverage(wanted, stems) if wanted.required else 0.0)
    return suits or said >= NAMED_ENOUGH or (not rest and is_event(wanted.asked.type, statement, _asks_end(wanted)))


def _asks_end(wanted: Wanted) -> bool:
    return asks_end(term.root for term in wanted.terms)


def _is_about_search(wanted: Wanted, statement: Statement, stems: Collection[str], suits: bool) -> bool:
    """A source that search found must be about the whole question; one whose title says much of it is as if named."""
    if not wanted.terms or _best_coverage(wanted, statement.around) < AROUND_ENOUGH:
        return False
    if wanted.counted and not wanted.subject:
        return False
    if coverage(wanted.terms, stems_of(statement.title)) >= _ENTITLED:
        rest = _beyond_title(wanted.required, statement)
        return suits or not rest or coverage(rest, stems) >= NAMED_ENOUGH
    if not wanted.required:
        return suits or coverage(wanted.terms, stems) > 0
    enough = SEARCHED_ENOUGH if wanted.asked.type in FORMED else TEXT_ENOUGH
    enough = SURE_ENOUGH if wanted.asked.type == "yes_no" else enough
    return (suits and wanted.asked.type == "section") or _best_coverage(wanted, stems) >= enough


def _beyond_title(terms: Iterable[Term], statement: Statement) -> list[Term]:
    return [term for term in terms if not term.met_by(statement.names)]


def _best_coverage(wanted: Wanted, stems: Collection[str]) -> float:
    """Of what must be met, or of all that is asked: the facets of a question may be said in other words."""
    required = wanted.nouns if wanted.nouns and wanted.asked.type in VALUES else wanted.required
    return max(coverage(required, stems) if required else 0.0, coverage(wanted.terms, stems))


def _counts(wanted: Wanted, values: list[Value]) -> float:
    if not wanted.counted or not values:
        return 0.0
    return max(coverage(wanted.counted, value.counted) for value in values)


def _qualifies(wanted: Wanted, statement: Statement) -> bool:
    """Whether a sentence says « au plus » where a maximum is asked, or the year that is asked."""
    if wanted.asked.type in VALUES and years_in(wanted.text) & years_in(statement.text):
        return True
    folded = fold(statement.text)
    return any(term.root in _QUALIFIERS and _QUALIFIERS[term.root].search(folded) for term in wanted.terms)
