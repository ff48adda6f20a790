"""What a list question selects: every fiche, and every passage of a report, held against all that it demands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from assistant.known.knowledge import Knowledge, Known
from assistant.query import Query
from assistant.selection.criteria import Criterion, FacetCriterion, Subject, WordCriterion
from assistant.selection.demands import demand_words, explains_subject, read_criteria
from assistant.selection.easing import ease, facets_of
from assistant.selection.topics import Phrases, Topics, read_topics
from assistant.words.matching import coverage, stems_of
from corpus.document import Passage
from corpus.tagging.vocabulary import vocabulary
from corpus.text import fold


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fiche, or a passage of a report, with what it lacks."""

    known: Known
    passage: Passage | None
    subject: Subject
    missing: tuple[Criterion, ...]
    rank: float


@dataclass(frozen=True, slots=True)
class Selection:
    """The demands, the candidates that lack at most one, and the words that rank without narrowing.

    `eased` are the demands that not all of the full matches meet: no source is recorded under everything asked.
    """

    criteria: tuple[Criterion, ...]
    candidates: list[Candidate]
    ranking: tuple[str, ...] = ()
    eased: tuple[Criterion, ...] = ()

    @property
    def full(self) -> list[Candidate]:
        """The candidates that lack nothing."""
        return [one for one in self.candidates if not one.missing]


def select(query: Query, knowledge: Knowledge) -> Selection:
    """What is demanded, and what meets it."""
    facets = read_criteria(query, knowledge)
    explained = explains_subject(query)
    topics = read_topics(query, knowledge, explained=explained, demands_more=bool(facets))
    choose = _narrow if explained else _seek
    selection = choose(facets, topics, query, knowledge)
    return selection if selection.full else _ease(selection, query, topics, knowledge)


def _ease(selection: Selection, query: Query, topics: Topics, knowledge: Knowledge) -> Selection:
    """What meets the strictest laxer demands that anything meets; one facet at least must be recorded."""
    facets = facets_of(selection.criteria)
    unknown = frozenset(map(fold, query.unknown))
    for criteria in ease(selection.criteria, [subject for _, _, subject in _subjects(knowledge)], unknown):
        recorded = [FacetCriterion(one.name, one.clause) for one in facets_of(criteria)]
        held = _hold_all(criteria, query, topics, knowledge)
        full = [one for one in held if not one.missing and any(facet.met_by(one.subject) for facet in recorded)]
        if full:
            soft = [one for one in selection.criteria if one in facets or isinstance(one, WordCriterion)]
            unmet = tuple(one for one in soft if not all(one.met_by(held.subject) for held in full))
            return replace(selection, candidates=full, eased=unmet)
    return selection


def _narrow(facets: tuple[Criterion, ...], topics: Topics, query: Query, knowledge: Knowledge) -> Selection:
    """Where a facet says what is sought: the head of what is asked for must be met as well; other nouns narrow
    what is left, if any of it holds them."""
    if topics.heads:
        facets = (*facets, demand_words(topics.heads, query.language))
    selection = Selection(facets, _hold_all(facets, query, topics, knowledge))
    held = _held(topics.sought, selection.full)
    narrowing = (held, tuple((term,) for terms in held for term in terms))
    for phrases in narrowing if held else ():
        criteria = (*facets, demand_words(phrases, query.language))
        narrowed = Selection(criteria, _hold_all(criteria, query, topics, knowledge))
        if narrowed.full:
            return narrowed
    return Selection(facets, selection.candidates, tuple(term.word for terms in topics.sought for term in terms))


def _held(phrases: Phrases, full: Sequence[Candidate]) -> Phrases:
    """The words that a full match is about: its title or what is done says them, not any sentence of it."""
    stems = [stems_of(one.subject.done or f"{one.subject.title}\n{one.subject.text}") for one in full]
    kept = (tuple(term for term in terms if any(term.met_by(one) for one in stems)) for terms in phrases)
    return tuple(terms for terms in kept if terms)


def _seek(facets: tuple[Criterion, ...], topics: Topics, query: Query, knowledge: Knowledge) -> Selection:
    """Where no facet says what is sought: words do, all that are nouns or at least the head; nothing is selected by
    words that can't be held against a source."""
    for phrases in dict.fromkeys((topics.sought, topics.heads)):
        criteria = (*facets, demand_words(phrases, query.language)) if phrases else facets
        selection = Selection(criteria, _hold_all(criteria, query, topics, knowledge))
        if phrases and selection.full:
            return selection
    unknown = frozenset(map(fold, query.unknown))
    unheard = tuple(terms for terms in topics.sought if any(term.word in unknown for term in terms))
    demanded = topics.heads or unheard or (() if facets else topics.sought)
    criteria = (*facets, demand_words(demanded, query.language)) if demanded else facets
    if query.words and not criteria:
        return Selection((), [])
    ranking = () if demanded else tuple(term.word for terms in topics.sought for term in terms)
    return Selection(criteria, _hold_all(criteria, query, topics, knowledge), ranking)


def _hold_all(criteria: Sequence[Criterion], query: Query, topics: Topics, knowledge: Knowledge) -> list[Candidate]:
    """Every fiche and passage that lacks at most one thing."""
    asked = [vocabulary(one.facet).narrow(one.code) for clause in query.clauses for group in clause for one in group]
    candidates = []
    for known, passage, subject in _subjects(knowledge):
        missing = tuple(islice((one for one in criteria if not one.met_by(subject)), 2))
        if len(missing) < 2:
            said = coverage(topics.all, stems_of(subject.text)) if topics.all else 0.0
            candidates.append(Candidate(known, passage, subject, missing, _centrality(known, asked) + said))
    return candidates


def _subjects(knowledge: Knowledge) -> Iterator[tuple[Known, Passage | None, Subject]]:
    for known in knowledge.sources:
        if known.is_fiche:
            yield known, None, Subject(known.id, known.facets, known.speech, done=known.done)
            continue
        for passage in known.stored.passages:
            yield known, passage, Subject(known.id, passage.facets, passage.text, known.title)


def _centrality(known: Known, asked: Sequence[frozenset[str]]) -> float:
    """How central what is asked is to a fiche: its own order of themes and publics tells."""
    places = [[index for index, code in enumerate(known.central) if code in codes] for codes in asked]
    return sum(1 / (1 + min(found)) for found in places if found)
