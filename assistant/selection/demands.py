"""What a list question demands, read from its query: one criterion for each facet, place, date, name and word."""

import re
from collections.abc import Iterator

from assistant.known.knowledge import Knowledge
from assistant.query import Clause, Language, Name, Query, Sought
from assistant.selection.clauses import is_excluded
from assistant.selection.criteria import (
    CodeCriterion,
    Criterion,
    FacetCriterion,
    NameCriterion,
    PeriodCriterion,
    PlaceCriterion,
    WordCriterion,
)
from assistant.selection.ties import linked
from assistant.words.matching import Term
from corpus.facets import Period
from corpus.tagging.lexicon import term_label
from corpus.tagging.vocabulary import Facet, at_least, vocabulary
from corpus.text import fold

_STARTED = re.compile(
    r"\b(?:lance|cree|nee?s?\b|ouvert|demarr|debut|commenc|inaugur|depuis|apres|since|after|start|launch"
    r"|creat|began|begun|set up|plus (?:recent|ancien)|newer|older|earlier|more recent)"
)
_INSPIRED = re.compile(
    r"\binspir|\bmodele|\bmodel|\borigin|\bvien(?:t|nent)\b|\bvenu|\bvenant\b|\bimport|\badapt"
    r"|\bfrom abroad\b|\bcop(?:y|ied)\b|\bborrow|\bbrought\b|\brepris|\bemprunt|\btranspos|\binvent"
    r"|\bne(?:e?s)? (?:a|au|en|ailleurs)\b|\b(?:started|began|born|created|first tried) abroad\b|\bcame to france\b"
    r"|\b(?:came|comes?|coming) from\b"
)
_ENDED = re.compile(
    r"\b(?:termine|acheve|ferme|arrete|fini|ended|closed|stopped|finished)\w*\s+(?:en|in|avant|before|by)\b"
)
_THAT_YEAR = re.compile(
    r"\b(?:lance|cree|nee?|ouvert|demarre|debute|commence|started|launched|created|opened|began|begun"
    r"|termine|acheve|ferme|arrete|fini|ended|closed|stopped|finished)\w*\s+(?:en|in)\b(?! or | and )"
    r"(?!.{0,20}\b(?:ou|et|or|and)\s+(?:apres|depuis|plus tard|later|after|since)\b)"
)
_JOINED = re.compile(
    r"\s*\(\s*|[\s(]*(?:,|/|\bou\b|\bet\b|\bor\b|\band\b)\s*(?:(?:les?|la|du|des|the|par|by|de|un|une)\s+|[ld]')*"
)
_NAMES: dict[str, dict[Language, str]] = {
    "themes": {"fr": "thématique\u00a0: ", "en": "theme: "},
    "publics": {"fr": "public\u00a0: ", "en": "public: "},
    "statuses": {"fr": "statut\u00a0: ", "en": "status: "},
    "kinds": {"fr": "nature\u00a0: ", "en": "kind: "},
    "evidence_levels": {"fr": "niveau de preuve\u00a0: ", "en": "level of evidence: "},
}


def read_criteria(query: Query, knowledge: Knowledge) -> tuple[Criterion, ...]:
    """Every demand of a list question but for the words that no facet explains."""
    return tuple(_read(query, knowledge))


def demand_words(phrases: tuple[tuple[Term, ...], ...], language: Language) -> WordCriterion:
    """The demand that a text speaks of the words of one of these phrases."""
    told = ", ".join(" ".join(term.word for term in terms) for terms in phrases)
    return WordCriterion(("words: " if language == "en" else "mots\u00a0: ") + told, phrases)


def explains_subject(query: Query) -> bool:
    """Whether a question says by facets what is sought, not only where."""
    filters = query.filters
    coded = (filters.statuses, filters.kinds, filters.evidence_levels, filters.period)
    return bool(query.clauses or query.names or any(coded))


def _read(query: Query, knowledge: Knowledge) -> Iterator[Criterion]:
    english = query.language == "en"
    for clause in query.clauses:
        yield FacetCriterion(_label(clause, query.language), clause)
    filters = query.filters
    if filters.places:
        hors = "outside " if english else "hors "
        label = ", ".join((hors if place.excluded else "") + place.label for place in filters.places)
        yield PlaceCriterion(
            ("territory: " if english else "territoire\u00a0: ") + label,
            filters.places,
            _INSPIRED.search(fold(query.standalone)) is not None,
        )
    if filters.period is not None:
        yield _read_period(query, filters.period)
    coded: tuple[tuple[Facet, tuple[str, ...] | None], ...] = (
        ("statuses", filters.statuses),
        ("kinds", filters.kinds),
        ("evidence_levels", at_least(filters.evidence_levels or ())),
    )
    for facet, codes in coded:
        if codes:
            yield CodeCriterion(_code_label(facet, codes, query.language), facet, codes)
    yield from _read_names(query, knowledge)


def _read_names(query: Query, knowledge: Knowledge) -> Iterator[NameCriterion]:
    """One demand for the names that are alternatives (« … (FEJ) », « A ou B »), one for each other."""
    english = query.language == "en"
    groups: list[list[Name]] = []
    for name in query.names:
        out = is_excluded(query.standalone, name.span)
        if out:
            label = ("except " if english else "hors ") + name.label
            yield NameCriterion(label, name.source_ids, excluded=True)
        elif groups and _are_alternatives(groups[-1][-1], name, query.standalone):
            groups[-1].append(name)
        else:
            groups.append([name])
    for group in groups:
        label = ", ".join(name.label for name in group)
        tie = f"tied to “{label}”" if english else f"lien avec «\u00a0{label}\u00a0»"
        linked_to = dict.fromkeys(source_id for name in group for source_id in _tied(name, query, knowledge))
        yield NameCriterion(tie, tuple(linked_to))


def _tied(name: Name, query: Query, knowledge: Knowledge) -> tuple[str, ...]:
    """What a name stands for: itself alone, where experiments are named to tell which is the oldest."""
    itself = query.order is not None and name.role == "title"
    return name.source_ids if itself else linked(name, query, knowledge)


def _are_alternatives(one: Name, other: Name, text: str) -> bool:
    """Whether « ou », « et », a comma or a bracket joins two names; no source is two experiments at once."""
    if one.role == other.role == "title":
        return True
    return _JOINED.fullmatch(fold(text[one.span.end : other.span.start])) is not None


def _read_period(query: Query, period: Period) -> PeriodCriterion:
    """« lancés en 2012 » began in that year, « terminés avant 2015 » ended by then, « depuis 2012 » began since."""
    folded = fold(query.standalone)
    ended = _ENDED.search(folded) is not None
    name = ("period: " if query.language == "en" else "période\u00a0: ") + name_period(query, period)
    began = not ended and _STARTED.search(folded) is not None
    return PeriodCriterion(name, _that_year(query, period), began=began, ended=ended)


def name_period(query: Query, period: Period) -> str:
    """The period that a question asks: « depuis 2015 », « 2012 », "until 2010"."""
    asked = _that_year(query, period)
    english = query.language == "en"
    if asked.start and asked.end:
        return "–".join(dict.fromkeys((asked.start, asked.end)))
    if asked.start:
        return f"{'since' if english else 'depuis'} {asked.start}"
    return f"{'until' if english else 'jusqu’en'} {asked.end}"


def _that_year(query: Query, period: Period) -> Period:
    """« Lancés en 2012 », « terminés en 2012 »: in that year, neither since nor until."""
    if _THAT_YEAR.search(fold(query.standalone)):
        return Period(period.start or period.end, period.end or period.start)
    return period


def _label(clause: Clause, language: Language) -> str:
    both, either = (" and ", " or ") if language == "en" else (" et ", " ou ")
    groups = [both.join(_sought_label(one, language) for one in group) for group in clause]
    return _NAMES[clause[0][0].facet][language] + either.join(groups)


def _sought_label(sought: Sought, language: Language) -> str:
    label = term_label(sought.term, language) or vocabulary(sought.facet).label(sought.code, language)
    return ("except " if language == "en" else "hors ") + label if sought.excluded else label


def _code_label(facet: Facet, codes: tuple[str, ...], language: Language) -> str:
    return _NAMES[facet][language] + ", ".join(vocabulary(facet).label(code, language) for code in codes)
