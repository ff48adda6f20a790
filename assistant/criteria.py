"""What a list question demands of each source: its facets, places, period, names and words, one criterion each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.framing import framing_stems
from assistant.knowledge import Knowledge
from assistant.matching import Term, coverage, read_terms, stems_of
from assistant.query import AskedPlace, Clause, Language, Name, Query, Sought
from assistant.spelling import is_real_word
from corpus.facets import Facets, Period
from corpus.gazetteer import NATIONAL, folded_name, gazetteer
from corpus.lexicon import term_names
from corpus.period import overlaps
from corpus.text import fold, sentences
from corpus.vocabulary import Facet, vocabulary

_ENOUGH_WORDS = 0.6
_EVERYWHERE = 0.4
_FREQUENT = 0.1
_VERBAL = re.compile(r"(?:er|ir|ent|ons|ez|ant|é|ée|és|ées|ing|ed)$")
_WISHED = re.compile(r"\b(?:ou|or)\s+(?:(?:l[ae]s?|des?|du|un|une|the|a)\s+|[ld]['’])*(\w+)", re.IGNORECASE)
_MENTIONING = re.compile(r"\b(?:cit|vienn?e|recens|repere|collect|mention|evoqu|signal|quot|source|selon|according)")
_STARTED = re.compile(
    r"\b(?:lance|cree|ne|nee|ouvert|demarre|debute|depuis|apres|since|after|started|launched|created)"
)
_NAMES: dict[str, dict[Language, str]] = {
    "themes": {"fr": "thématique\u00a0: ", "en": "theme: "},
    "publics": {"fr": "public\u00a0: ", "en": "public: "},
    "statuses": {"fr": "statut\u00a0: ", "en": "status: "},
    "kinds": {"fr": "nature\u00a0: ", "en": "kind: "},
    "evidence_levels": {"fr": "niveau de preuve\u00a0: ", "en": "level of evidence: "},
}
_LADDER = ("evaluation", "recherche")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is held against the criteria: a fiche whole, or one passage of a report."""

    source_id: str
    facets: Facets
    text: str
    title: str = ""


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
class PlaceCriterion(Criterion):
    """Territories: the asked one holds one of the subject's; an excluded one does not hold all of them."""

    places: tuple[AskedPlace, ...] = ()

    def met_by(self, subject: Subject) -> bool:
        wanted = [f"{place.level}:{place.code}" for place in self.places if not place.excluded]
        excluded = [f"{place.level}:{place.code}" for place in self.places if place.excluded]
        names = gazetteer()
        outside = [
            place for place in subject.facets.places if not any(names.covers(other, place) for other in excluded)
        ]
        if NATIONAL.key in wanted:
            return subject.facets.national
        if not wanted:
            return bool(outside)
        return any(names.covers(asked, place) or _is_around(asked, place) for asked in wanted for place in outside)

    def nearly_met_by(self, subject: Subject) -> bool:
        """Whether the subject is in the same région as an asked territory, or in a wider one around it."""
        wanted = {region for place in self.places if not place.excluded for region in _regions(place)}
        return any(not wanted.isdisjoint(_regions_of(place)) for place in subject.facets.places)


@dataclass(frozen=True, slots=True)
class PeriodCriterion(Criterion):
    """A period that the subject's overlaps, or in which it began where the question says « lancé », « depuis »."""

    period: Period = field(default_factory=Period)
    began: bool = False

    def met_by(self, subject: Subject) -> bool:
        given = subject.facets.period
        if given is not None and self.began and given.start is not None:
            given = Period(given.start, given.start)
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
        return given[self.facet] in self.codes


@dataclass(frozen=True, slots=True)
class NameCriterion(Criterion):
    """The sources behind a name."""

    source_ids: tuple[str, ...] = ()

    def met_by(self, subject: Subject) -> bool:
        return subject.source_id in self.source_ids


@dataclass(frozen=True, slots=True)
class WordCriterion(Criterion):
    """Words that no facet explains: the text says them, or others that mean the same."""

    terms: tuple[Term, ...] = ()

    def met_by(self, subject: Subject) -> bool:
        return coverage(self.terms, stems_of(f"{subject.title}\n{subject.text}")) >= _ENOUGH_WORDS


def read_criteria(query: Query, knowledge: Knowledge) -> tuple[Criterion, ...]:
    """Every demand of a list question."""
    return tuple(_read(query, knowledge))


def _read(query: Query, knowledge: Knowledge) -> Iterator[Criterion]:
    english = query.language == "en"
    for clause in query.clauses:
        yield FacetCriterion(_label(clause, query.language), clause)
    filters = query.filters
    if filters.places:
        hors = "outside " if english else "hors "
        label = ", ".join((hors if place.excluded else "") + place.label for place in filters.places)
        yield PlaceCriterion(("territory: " if english else "territoire\u00a0: ") + label, filters.places)
    if filters.period is not None:
        years = " – ".join(filter(None, (filters.period.start, filters.period.end)))
        began = _STARTED.search(fold(query.standalone)) is not None
        yield PeriodCriterion(("period: " if english else "période\u00a0: ") + years, filters.period, began)
    coded: tuple[tuple[Facet, tuple[str, ...] | None], ...] = (
        ("statuses", filters.statuses),
        ("kinds", filters.kinds),
        ("evidence_levels", _at_least(filters.evidence_levels)),
    )
    for facet, codes in coded:
        if codes:
            yield CodeCriterion(_code_label(facet, codes, query.language), facet, codes)
    for name in query.names:
        tie = f"tied to “{name.label}”" if english else f"lien avec «\u00a0{name.label}\u00a0»"
        yield NameCriterion(tie, _linked(name, query, knowledge))
    terms = _terms(query, knowledge)
    if terms:
        yield WordCriterion(("words: " if english else "mots\u00a0: ") + ", ".join(term.word for term in terms), terms)


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
    given = subject.facets.themes if sought.facet == "themes" else subject.facets.publics
    known = vocabulary(sought.facet)
    if sought.excluded or sought.code not in known.broaden(given):
        return sought.excluded and sought.code not in known.broaden(given)
    return not sought.term or says_term(subject.text, sought.term)


def says_term(text: str, term: str) -> bool:
    """Whether a sentence of `text` holds all the words of one of the term's names."""
    names = [stems_of(name) for name in term_names(term)]
    return any(name and name <= stems_of(span.cut(text)) for span in sentences(text) for name in names)


def _linked(name: Name, query: Query, knowledge: Knowledge) -> tuple[str, ...]:
    """The sources behind an organisation; of an experiment, or where « cite » asks it, those that speak of it."""
    behind = knowledge.names.behind(name.label)
    speaking: tuple[str, ...] = ()
    roots = stems_of(name.label)
    telling = len(roots) > 1 or not is_real_word(fold(name.label))
    if roots and telling and (not behind or _MENTIONING.search(fold(query.standalone))):
        speaking = tuple(known.id for known in knowledge.sources if roots <= stems_of(known.stored.document.text))
    return tuple(dict.fromkeys((*name.source_ids, *behind, *speaking)))


def _terms(query: Query, knowledge: Knowledge) -> tuple[Term, ...]:
    """The words left over that tell one source from another; a noun that no source knows excludes them all.

    Verbs and common words are what a question is made of, and « ou » makes a word a
    wish, not a demand: they count only where nothing else is asked.
    """
    translate = knowledge.translate if query.language == "en" else _untranslated
    kept = [word for word in query.words if not word.isdigit()]
    demands_more = _demands_more(query)
    if demands_more:
        wished = {fold(match.group(1)) for match in _WISHED.finditer(query.standalone)}
        kept = [word for word in kept if not _VERBAL.search(word) and fold(word) not in wished]
    terms = read_terms(" ".join(kept), knowledge.weigh, translate, framing_stems())
    texts = [stems_of(known.speech) for known in knowledge.sources]
    common = (_FREQUENT if demands_more else _EVERYWHERE) * len(texts)
    return tuple(term for term in terms if sum(term.root in stems for stems in texts) <= common)


def _demands_more(query: Query) -> bool:
    filters = query.filters
    others = (filters.places, filters.period, filters.statuses, filters.kinds, filters.evidence_levels)
    return bool(query.clauses or query.names or any(others))


def _untranslated(_folded: str) -> tuple[str, ...]:
    return ()


def _at_least(levels: tuple[str, ...] | None) -> tuple[str, ...]:
    """An evaluation is asked: published research is one as well."""
    if not levels:
        return ()
    return tuple(dict.fromkeys((*levels, *(_LADDER if _LADDER[0] in levels else ()))))


def _label(clause: Clause, language: Language) -> str:
    both, either = (" and ", " or ") if language == "en" else (" et ", " ou ")
    groups = [both.join(_sought_label(one, language) for one in group) for group in clause]
    return _NAMES[clause[0][0].facet][language] + either.join(groups)


def _sought_label(sought: Sought, language: Language) -> str:
    label = vocabulary(sought.facet).label(sought.code, language)
    return ("except " if language == "en" else "hors ") + label if sought.excluded else label


def _code_label(facet: Facet, codes: tuple[str, ...], language: Language) -> str:
    return _NAMES[facet][language] + ", ".join(vocabulary(facet).label(code, language) for code in codes)
