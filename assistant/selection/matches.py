"""Lists and counts, computed over every fiche and every passage, never sampled: the same question, the same list.

A fiche is held against the question as a whole, a report passage by passage.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal

from assistant.answer import Pointer
from assistant.known.knowledge import Knowledge, Known
from assistant.query import Language, Query
from assistant.retrieval.statement import Statement
from assistant.selection.criteria import (
    Criterion,
    FacetCriterion,
    NameCriterion,
    PlaceCriterion,
    Subject,
    WordCriterion,
    is_of_kin,
)
from assistant.selection.demands import demand_words, explains_subject, read_criteria
from assistant.selection.topics import Topics, read_topics
from assistant.words.matching import coverage, stems_of
from corpus.document import Passage
from corpus.lexicon import find_terms
from corpus.stored import StoredSource
from corpus.territory import find_territories
from corpus.text import fold
from corpus.vocabulary import vocabulary

_MOST_NEAR = 20
_BIBLIOGRAPHIC = re.compile(r"Source\s?:|https?://")
_FIELDS = ("what_is_done", "need", "results", "period", "territory", "carrier", "status")

_SEVERAL = 2
"""How many matches must hold a word before it narrows what facets give."""

Statements = Callable[[StoredSource], Sequence[Statement]]


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: a fiche, or one passage of a report; `statement` holds the words that show the match."""

    source_id: str
    title: str
    summary: str
    scope: Literal["local", "national"]
    statement: Statement


@dataclass(frozen=True, slots=True)
class Listing:
    """Every full match, and the near ones with what each lacks."""

    rows: tuple[Listed, ...]
    near: tuple[Pointer, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    known: Known
    passage: Passage | None
    subject: Subject
    missing: tuple[Criterion, ...]
    rank: float


@dataclass(frozen=True, slots=True)
class _Selection:
    """The demands, the candidates that lack at most one, and the words that were too rare among them to demand."""

    criteria: tuple[Criterion, ...]
    candidates: list[_Candidate]
    dropped: tuple[str, ...] = ()


def list_matches(query: Query, knowledge: Knowledge, statements: Statements) -> Listing:
    """Everything that meets all that `query` demands, and what lacks only one thing.

    `statements` gives a source's sentences; a question that demands nothing gets
    every fiche.
    """
    selection = _select(query, knowledge)
    criteria, candidates = selection.criteria, selection.candidates
    full = sorted((one for one in candidates if not one.missing), key=_order)
    rows = [row for one in full if (row := _row(one, query, statements))]
    listed = {row.source_id for row in rows}
    near = [one for one in candidates if _is_near(one, criteria) and one.known.id not in listed]
    pointers = {one.known.id: _pointer(one, query.language) for one in sorted(near, key=_nearness)}
    reasons = [f"critère : {criterion.name}" for criterion in criteria]
    if selection.dropped:
        reasons.append(f"mots qui classent sans restreindre : {', '.join(selection.dropped)}")
    reasons.append(f"{len(rows)} correspondance(s) parmi toutes les fiches et tous les passages lisibles")
    return Listing(tuple(rows), tuple(pointers.values())[:_MOST_NEAR], tuple(reasons))


def find_matches(query: Query, knowledge: Knowledge) -> list[str]:
    """The ids of the sources that meet all that `query` demands, most central first; none when it demands nothing."""
    selection = _select(query, knowledge)
    full = sorted((one for one in selection.candidates if not one.missing), key=_order)
    return list(dict.fromkeys(one.known.id for one in full)) if selection.criteria else []


def _select(query: Query, knowledge: Knowledge) -> _Selection:
    """What is demanded, and what meets it.

    Where a facet says what is sought, words left over only rank; the head of what is
    asked for narrows if several matches hold it. Where none does, words decide.
    """
    facets = read_criteria(query, knowledge)
    explained = explains_subject(query)
    topics = read_topics(query, knowledge, demands_more=bool(facets))
    for terms in dict.fromkeys((topics.heads,) if explained else (topics.sought, topics.heads)):
        criteria = (*facets, demand_words(terms, query.language)) if terms else facets
        candidates = _hold_all(criteria, query, topics, knowledge)
        if terms and sum(not one.missing for one in candidates) >= (_SEVERAL if explained else 1):
            return _Selection(criteria, candidates)
    dropped = tuple(term.word for term in (topics.heads if explained else topics.sought))
    unheard = tuple(term for term in topics.sought if term.word in map(fold, query.unknown))
    demanded = topics.heads or unheard or (() if facets else topics.sought)
    if demanded and not explained:
        criteria = (*facets, demand_words(demanded, query.language))
        return _Selection(criteria, _hold_all(criteria, query, topics, knowledge))
    return _Selection(facets, _hold_all(facets, query, topics, knowledge), dropped)


def _hold_all(criteria: Sequence[Criterion], query: Query, topics: Topics, knowledge: Knowledge) -> list[_Candidate]:
    """Every fiche and passage that lacks at most one thing."""
    asked = [vocabulary(one.facet).narrow(one.code) for clause in query.clauses for group in clause for one in group]
    candidates = []
    for known, passage, subject in _subjects(knowledge):
        missing = tuple(islice((one for one in criteria if not one.met_by(subject)), 2))
        if len(missing) < 2:
            said = coverage(topics.all, stems_of(subject.text)) if topics.all else 0.0
            candidates.append(_Candidate(known, passage, subject, missing, _centrality(known, asked) + said))
    return candidates


def _subjects(knowledge: Knowledge) -> Iterator[tuple[Known, Passage | None, Subject]]:
    for known in knowledge.sources:
        if known.is_fiche:
            yield known, None, Subject(known.id, known.facets, known.speech)
            continue
        for passage in known.stored.passages:
            yield known, passage, Subject(known.id, passage.facets, passage.text, known.title)


def _centrality(known: Known, asked: Sequence[frozenset[str]]) -> float:
    """How central what is asked is to a fiche: its own order of themes and publics tells."""
    places = [[index for index, code in enumerate(known.central) if code in codes] for codes in asked]
    return sum(1 / (1 + min(found)) for found in places if found)


def _order(candidate: _Candidate) -> tuple[bool, float, str, str, int]:
    start = candidate.passage.span.start if candidate.passage else 0
    national = candidate.subject.facets.national
    return national, -candidate.rank, fold(candidate.known.title), candidate.known.id, start


def _nearness(candidate: _Candidate) -> tuple[float, str, str]:
    return -candidate.rank, fold(candidate.known.title), candidate.known.id


def _is_near(candidate: _Candidate, criteria: Sequence[Criterion]) -> bool:
    """Whether one thing only is missing and the rest is there; elsewhere is near in the same région, or nationwide."""
    if len(candidate.missing) != 1:
        return False
    missing = candidate.missing[0]
    if isinstance(missing, FacetCriterion) and is_of_kin(missing.clause, candidate.subject):
        return True
    if len(criteria) < 2:
        return False
    if isinstance(missing, PlaceCriterion):
        return candidate.subject.facets.national or missing.nearly_met_by(candidate.subject)
    return not isinstance(missing, WordCriterion | NameCriterion) or candidate.rank > 0


def _pointer(candidate: _Candidate, language: Language) -> Pointer:
    missing = candidate.missing[0]
    nationwide = isinstance(missing, PlaceCriterion) and candidate.subject.facets.national
    if language == "en":
        reason = f"nationwide scheme ({missing.name})" if nationwide else f"does not match: {missing.name}"
    else:
        reason = f"dispositif national ({missing.name})" if nationwide else f"ne correspond pas à\u00a0: {missing.name}"
    return Pointer(candidate.known.id, candidate.known.title, reason)


def _row(candidate: _Candidate, query: Query, statements: Statements) -> Listed | None:
    known = candidate.known
    sentences = [
        one for one in statements(known.stored) if candidate.passage is None or one.passage.id == candidate.passage.id
    ]
    if not sentences:
        return None
    sentences = [one for one in sentences if not _BIBLIOGRAPHIC.match(one.text)] or sentences
    telling = max(sentences, key=lambda one: (_telling(one, query), -one.span.start))
    done = next((one.text for one in sentences if one.field == "what_is_done"), telling.text)
    summary = known.summary or (done if known.is_fiche else telling.text)
    scope: Literal["local", "national"] = "national" if candidate.subject.facets.national else "local"
    return Listed(known.id, known.title, summary, scope, telling)


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
