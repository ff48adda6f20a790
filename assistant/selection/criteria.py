"""What a list question demands of each source: its facets, places, period, names and words, one criterion each."""

from dataclasses import dataclass, field
from functools import lru_cache

from assistant.query import AskedPlace, Clause, Sought
from assistant.words.matching import Term, coverage, stems_of
from corpus.facets import Facets, Period
from corpus.tagging.gazetteer import ABROAD, NATIONAL, folded_name, gazetteer
from corpus.tagging.lexicon import find_terms
from corpus.tagging.period import overlaps
from corpus.tagging.vocabulary import vocabulary
from corpus.text import STOP_WORDS, words

_ENOUGH_WORDS = 0.6
_SAID_BY_DEFAULT = {"evidence_levels": "declaratif"}
"""A source that names no evidence is its carrier's own word."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is held against the criteria: a fiche whole, or one passage of a report.

    `done` is what a fiche's title and answer say is done.
    """

    source_id: str
    facets: Facets
    text: str
    title: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One demand; `name` says, in the question's language, what is missing when it is not met."""

    name: str

    def met_by(self, subject: Subject) -> bool:
        """Whether a subject meets it."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class FacetCriterion(Criterion):
    """A clause of themes and publics: one of its alternatives holds, narrower codes counting for broader ones."""

    clause: Clause = ()

    def met_by(self, subject: Subject) -> bool:
        return any(all(_is_about(sought, subject) for sought in group) for group in self.clause)


@dataclass(frozen=True, slots=True)
class SpokenCriterion(FacetCriterion):
    """A clause that the text may also name in passing, where no source is recorded under all that is asked."""

    def met_by(self, subject: Subject) -> bool:
        return any(
            all(_is_about(sought, subject) or _is_named(sought, subject.text) for sought in group)
            for group in self.clause
        )


@dataclass(frozen=True, slots=True)
class PlaceCriterion(Criterion):
    """Territories: the asked one holds one of the subject's; an excluded one does not hold all of them.

    `named` tells that it is enough for the text to name an asked country (« inspirés du Québec »).
    """

    places: tuple[AskedPlace, ...] = ()
    named: bool = False

    def met_by(self, subject: Subject) -> bool:
        """Whether the subject lies where it should."""
        return self._lies_there(subject) or (self.named and self._is_named_in(subject.text))

    def _is_named_in(self, text: str) -> bool:
        countries = [f"{one.level}:{one.code}" for one in self.places if one.level == "country" and not one.excluded]
        asked = _abroad() if ABROAD in countries else countries
        return any(f" {name} " in _folded(text) for key in asked for name in _names_of(key))

    def _lies_there(self, subject: Subject) -> bool:
        wanted = [f"{place.level}:{place.code}" for place in self.places if not place.excluded]
        excluded = [f"{place.level}:{place.code}" for place in self.places if place.excluded]
        names = gazetteer()
        outside = [
            place for place in subject.facets.places if not any(names.covers(other, place) for other in excluded)
        ]
        if NATIONAL.key in wanted:
            return subject.facets.national
        if not wanted:
            return bool(outside) or subject.facets.national
        return any(names.covers(asked, place) or _is_around(asked, place) for asked in wanted for place in outside)

    def nearly_met_by(self, subject: Subject) -> bool:
        """Whether the subject is in the same région as an asked territory, or in a wider one around it."""
        wanted = {region for place in self.places if not place.excluded for region in _regions(place)}
        return any(not wanted.isdisjoint(_regions_of(place)) for place in subject.facets.places)


@dataclass(frozen=True, slots=True)
class PeriodCriterion(Criterion):
    """A period that the subject's overlaps, in which it began where the question says « lancé », « depuis », or in
    which it ended where it says « terminés »."""

    period: Period = field(default_factory=Period)
    began: bool = False
    ended: bool = False

    def met_by(self, subject: Subject) -> bool:
        given = subject.facets.period
        if given is not None and self.began:
            given = Period(given.start, given.start) if given.start else None
        if given is not None and self.ended:
            given = Period(given.end, given.end) if given.end else None
        return overlaps(self.period, given)


@dataclass(frozen=True, slots=True)
class CodeCriterion(Criterion):
    """A status, a kind or a level of evidence."""

    facet: str = ""
    codes: tuple[str, ...] = ()

    def met_by(self, subject: Subject) -> bool:
        given = {
            "statuses": subject.facets.status,
            "kinds": subject.facets.kind,
            "evidence_levels": subject.facets.evidence_level,
        }
        value = given[self.facet]
        return value in self.codes or (value is None and _SAID_BY_DEFAULT.get(self.facet) in self.codes)


@dataclass(frozen=True, slots=True)
class NameCriterion(Criterion):
    """The sources behind a name, or every other one."""

    source_ids: tuple[str, ...] = ()
    excluded: bool = False

    def met_by(self, subject: Subject) -> bool:
        return (subject.source_id in self.source_ids) != self.excluded


@dataclass(frozen=True, slots=True)
class WordCriterion(Criterion):
    """Words that no facet explains: the text says those of one of the alternatives, or others that mean the same."""

    phrases: tuple[tuple[Term, ...], ...] = ()

    def met_by(self, subject: Subject) -> bool:
        stems = stems_of(f"{subject.title}\n{subject.text}")
        return any(coverage(terms, stems) >= _ENOUGH_WORDS for terms in self.phrases)


@lru_cache(maxsize=1)
def _abroad() -> tuple[str, ...]:
    return tuple(key for key in gazetteer().by_key if key.startswith("country:"))


@lru_cache(maxsize=1 << 7)
def _names_of(country: str) -> tuple[str, ...]:
    return tuple(gazetteer().names_of(country))


@lru_cache(maxsize=1 << 10)
def _folded(text: str) -> str:
    return f" {folded_name(text)} "


def _is_around(commune: str, epci: str) -> bool:
    """Whether a body of communes bears the commune's name: who asks for Lyon means its Métropole as well."""
    inner, outer = gazetteer().get(commune), gazetteer().get(epci)
    if inner is None or outer is None or outer.key not in inner.within:
        return False
    return outer.level == "epci" and f" {folded_name(inner.label)} " in f" {folded_name(outer.label)} "


def _regions(place: AskedPlace) -> frozenset[str]:
    return _regions_of(f"{place.level}:{place.code}")


def _regions_of(key: str) -> frozenset[str]:
    territory = gazetteer().get(key)
    within = territory.within | {key} if territory else {key}
    return frozenset(one for one in within if one.startswith("region:"))


def is_of_kin(clause: Clause, subject: Subject) -> bool:
    """Whether a clause holds but for its narrower terms: another sort of the same thing."""
    broad = [[Sought(one.facet, one.code) for one in group] for group in clause]
    return any(all(_is_about(sought, subject) for sought in group) for group in broad)


def _is_about(sought: Sought, subject: Subject) -> bool:
    """Whether a subject is tagged with what is sought, or its answer to the need names it."""
    tagged = _is_tagged(sought, subject.facets)
    if sought.excluded:
        return not tagged
    if tagged:
        return not sought.term or says_term(subject.text, sought.term)
    return (sought.facet, sought.code, sought.term) in _told_in(subject.done)


def _is_tagged(sought: Sought, facets: Facets) -> bool:
    known = vocabulary(sought.facet)
    given = facets.themes if sought.facet == "themes" else facets.publics
    people = known.people[sought.code] if sought.facet == "themes" else ()
    return sought.code in known.broaden(given) or not vocabulary("publics").broaden(facets.publics).isdisjoint(people)


@lru_cache(maxsize=1 << 10)
def _told_in(done: str) -> frozenset[tuple[str, str, str]]:
    """The facets that what is done names by several telling words (one alone, « repas » or « famille », may be said in
    passing), and the terms that it names at all."""
    told = find_terms(done, exact=True)
    several = [one for one in told if sum(word.folded not in STOP_WORDS for word in words(one.span.cut(done))) > 1]
    return frozenset(
        (
            *((one.facet, one.code, "") for one in several),
            *((one.facet, one.code, one.term) for one in told if one.term),
        )
    )


def says_term(text: str, term: str) -> bool:
    """Whether a text names a term, by any of its names."""
    return any(found.term == term for found in _named_in(text))


def _is_named(sought: Sought, text: str) -> bool:
    """Whether a text names what is sought, or a sort of it."""
    known = vocabulary(sought.facet)
    return not sought.excluded and any(
        one.facet == sought.facet and sought.code in known.broaden((one.code,)) and sought.term in ("", one.term)
        for one in _named_in(text)
    )


@lru_cache(maxsize=1 << 10)
def _named_in(text: str) -> frozenset[Sought]:
    return frozenset(
        Sought("themes" if one.facet == "themes" else "publics", one.code, one.term) for one in find_terms(text)
    )
