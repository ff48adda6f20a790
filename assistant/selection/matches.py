"""Lists and counts, computed over every fiche and every passage, never sampled: the same question, the same list.

A fiche is held against the question as a whole, a report passage by passage.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.answer import Pointer
from assistant.known.knowledge import Knowledge
from assistant.query import Language, Query
from assistant.retrieval.statement import Statement
from assistant.selection.criteria import (
    Criterion,
    FacetCriterion,
    NameCriterion,
    PlaceCriterion,
    WordCriterion,
    is_of_kin,
)
from assistant.selection.selecting import Candidate, select
from assistant.words.matching import stems_of
from corpus.store.stored import StoredSource
from corpus.tagging.lexicon import find_terms
from corpus.tagging.territory import find_territories
from corpus.tagging.vocabulary import vocabulary
from corpus.text import fold

_MOST_NEAR = 20
_BIBLIOGRAPHIC = re.compile(r"Source\s?:|https?://")
_FIELDS = ("what_is_done", "need", "results", "period", "territory", "carrier", "status")

Statements = Callable[[StoredSource], Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: a fiche, or one passage of a report; `statement` holds the words that show the match, `began` is the
    partial ISO date of its beginning, empty where it is not told."""

    source_id: str
    title: str
    summary: str
    scope: Literal["local", "national"]
    statement: Statement
    began: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Every full match, and the near ones with what each lacks; `eased` names the demands that not every row meets."""

    rows: tuple[Listed, ...]
    near: tuple[Pointer, ...]
    reasons: tuple[str, ...]
    eased: tuple[str, ...] = ()


def list_matches(query: Query, knowledge: Knowledge, statements: Statements) -> Listing:
    """Everything that meets all that `query` demands, and what lacks only one thing.

    `statements` gives a source's sentences; a question that demands nothing gets
    every fiche.
    """
    selection = select(query, knowledge)
    criteria, candidates = selection.criteria, selection.candidates
    full = sorted(selection.full, key=_order)
    rows = [row for one in full if (row := _row(one, query, statements))]
    listed = {row.source_id for row in rows}
    near = [one for one in candidates if _is_near(one, criteria) and one.known.id not in listed]
    pointers = {one.known.id: _pointer(one, query.language) for one in sorted(near, key=_nearness)}
    reasons = [f"critère : {criterion.name}" for criterion in criteria]
    if selection.ranking:
        reasons.append(f"mots qui classent sans restreindre : {', '.join(selection.ranking)}")
    eased = tuple(criterion.name for criterion in selection.eased)
    reasons += [f"aucune source sous tous ces critères ; non rempli partout : {name}" for name in eased]
    reasons.append(f"{len(rows)} correspondance(s) parmi toutes les fiches et tous les passages lisibles")
    return Listing(tuple(rows), tuple(pointers.values())[:_MOST_NEAR], tuple(reasons), eased)


def find_matches(query: Query, knowledge: Knowledge) -> list[str]:
    """The ids of the sources that meet all that `query` demands, most central first; none when it demands nothing."""
    selection = select(query, knowledge)
    full = sorted(selection.full, key=_order)
    return list(dict.fromkeys(one.known.id for one in full)) if selection.criteria else []


def _order(candidate: Candidate) -> tuple[bool, float, str, str, int]:
    start = candidate.passage.span.start if candidate.passage else 0
    national = candidate.subject.facets.national
    return national, -candidate.rank, fold(candidate.known.title), candidate.known.id, start


def _nearness(candidate: Candidate) -> tuple[float, str, str]:
    return -candidate.rank, fold(candidate.known.title), candidate.known.id


def _is_near(candidate: Candidate, criteria: Sequence[Criterion]) -> bool:
    """Whether one thing only is missing and the rest is there; elsewhere is near in the same région, or nationwide.

    To be none of what is left out (« hors Isère ») brings nothing nearer.
    """
    if len(candidate.missing) != 1:
        return False
    missing = candidate.missing[0]
    if isinstance(missing, FacetCriterion) and is_of_kin(missing.clause, candidate.subject):
        return True
    if not any(one is not missing and not _only_leaves_out(one) for one in criteria):
        return False
    if isinstance(missing, PlaceCriterion):
        return candidate.subject.facets.national or missing.nearly_met_by(candidate.subject)
    return not isinstance(missing, WordCriterion | NameCriterion) or candidate.rank > 0


def _only_leaves_out(criterion: Criterion) -> bool:
    if isinstance(criterion, PlaceCriterion):
        return all(place.excluded for place in criterion.places)
    if isinstance(criterion, FacetCriterion):
        return all(sought.excluded for group in criterion.clause for sought in group)
    return isinstance(criterion, NameCriterion) and criterion.excluded


def _pointer(candidate: Candidate, language: Language) -> Pointer:
    missing = candidate.missing[0]
    nationwide = isinstance(missing, PlaceCriterion) and candidate.subject.facets.national
    if language == "en":
        reason = f"nationwide scheme ({missing.name})" if nationwide else f"does not meet “{missing.name}”"
    else:
        unmet = f"ne remplit pas le critère «\u00a0{missing.name}\u00a0»"
        reason = f"dispositif national ({missing.name})" if nationwide else unmet
    return Pointer(candidate.known.id, candidate.known.title, reason)


def _row(candidate: Candidate, query: Query, statements: Statements) -> Listed | None:
    known = candidate.known
    sentences = [
        one for one in statements(known.stored) if candidate.passage is None or one.passage.id == candidate.passage.id
    ]
    if not sentences:
        return None
    sentences = [one for one in sentences if not _BIBLIOGRAPHIC.match(one.text)] or sentences
    dated = [one for one in sentences if one.field == "period"] if query.order and known.began else []
    telling = max(dated or sentences, key=lambda one: (_telling(one, query), -one.span.start))
    done = next((one.text for one in sentences if one.field == "what_is_done"), telling.text)
    summary = known.summary or (done if known.is_fiche else telling.text)
    scope: Literal["local", "national"] = "national" if candidate.subject.facets.national else "local"
    return Listed(known.id, known.title, summary, scope, telling, known.began)


def _telling(statement: Statement, query: Query) -> float:
    """How much of what is asked a sentence shows; among equals, what is done before the rest."""
    named = _named_in(statement.text)
    asked = {(one.facet, one.code) for clause in query.clauses for group in clause for one in group}
    shown = sum((facet, code) in named or _narrower_in(facet, code, named) for facet, code in asked)
    places = {f"{place.level}:{place.code}" for place in query.filters.places or ()}
    placed = bool(places) and any(key in places for kind, key in named if kind == "place")
    words = [word for word in query.words if len(word) > 2]
    said = _share_said(words, statement)
    rank = _FIELDS.index(statement.field) if statement.field in _FIELDS else len(_FIELDS)
    return shown + placed + said + _stated(statement, query) + (len(_FIELDS) - rank) / 20


def _stated(statement: Statement, query: Query) -> float:
    """1 for the metadata line that states what is asked: the status, the period, the evidence, who carries it."""
    filters = query.filters
    states = (
        (bool(filters.statuses) and statement.field == "status")
        or (filters.period is not None and statement.field == "period")
        or (bool(filters.evidence_levels) and statement.text.startswith("Niveau de preuve"))
        or (bool(filters.kinds) and statement.text.startswith("Nature"))
    )
    named = any(roots and roots <= statement.stems for roots in (stems_of(name.label) for name in query.names))
    return float(states) + float(named)


def _share_said(words: Sequence[str], statement: Statement) -> float:
    """The share of words that a sentence holds, by stem."""
    asked = stems_of(" ".join(words))
    return len(asked & statement.stems) / len(asked) if asked else 0.0


def _narrower_in(facet: str, code: str, named: frozenset[tuple[str, str]]) -> bool:
    known = vocabulary("themes" if facet == "themes" else "publics")
    return any(kind == facet and other in known.narrow(code) for kind, other in named)


@lru_cache(maxsize=1 << 14)
def _named_in(text: str) -> frozenset[tuple[str, str]]:
    """Facet codes and territories that a sentence names."""
    facets = {(one.facet, one.code) for one in find_terms(text)}
    places = {("place", place.key) for mention in find_territories(text) for place in mention.territories}
    return frozenset((*facets, *places))
