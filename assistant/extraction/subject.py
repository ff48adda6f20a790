"""What a question is about when its words decide: the fiche that it describes, or the one that says more of a name."""

from collections.abc import Sequence

from assistant.extraction.values import FORMED
from assistant.query import Query
from assistant.retrieval.constraints import meets_themes
from assistant.retrieval.gathering import Gathered, StatementShelf, focus_on
from assistant.understanding.asking import VALUES
from assistant.understanding.wanted import Wanted
from assistant.words.grammar import read_nouns
from assistant.words.matching import Term, coverage, stems_of
from corpus.store.stored import StoredSource

_DESCRIBED = 0.55
"""Share of a question's words that a fiche must hold to be the one described."""
_SPOKEN_OF = 0.5
"""Share below which a named fiche does not speak of the matter."""
_ENTITLED, _MARGIN = 0.5, 0.15
"""Share of a question's words in a title that makes it a name, and by how much it must surpass the next."""
_THEMED, _BY_TITLE = 0.2, 0.3
_SPOKEN_OF_ALL, _RARE = 0.7, 0.6
"""Share of a question's nouns that the fiche must hold, and how rare one of them must be where no place is named."""
_LOOKED_AT = 6


def find_subject(query: Query, parts: Sequence[Wanted], gathered: Gathered) -> StoredSource | None:
    """The fiche whose title says most of the question and more than any other's does; else the one that holds nearly
    all its nouns, or for a question about a section most of it; else None."""
    terms = tuple(dict.fromkeys(term for wanted in parts for term in wanted.terms))
    fiches = [stored for stored in gathered.sources[:_LOOKED_AT] if stored.document.source.kind == "fiche"]
    if not terms or not fiches or all(wanted.counted and not wanted.subject for wanted in parts):
        return None
    entitled = sorted(((_titled(terms, stored), -rank) for rank, stored in enumerate(fiches)), reverse=True)
    margin = entitled[0][0] - (entitled[1][0] if len(entitled) > 1 else 0.0)
    if entitled[0][0] >= _ENTITLED and margin >= _MARGIN:
        return fiches[-entitled[0][1]]
    if not all(wanted.asked.type == "section" for wanted in parts):
        return _find_spoken_of(query, parts, fiches)
    rated = [(_described(query, terms, stored), -rank) for rank, stored in enumerate(fiches)]
    best, rank = max(rated)
    return fiches[-rank] if best >= _DESCRIBED else None


def _find_spoken_of(query: Query, parts: Sequence[Wanted], fiches: Sequence[StoredSource]) -> StoredSource | None:
    """The first fiche of the search that holds nearly all nouns of a question about a value, one of them rare, unless
    its very first says more of the whole."""
    standing = read_nouns(query.standalone, query.language)
    nouns = tuple(dict.fromkeys(term for wanted in parts for term in wanted.terms if term.word in standing))
    typed = any(wanted.asked.type in VALUES for wanted in parts)
    if not typed or not nouns or not (query.filters.places or max(term.weight for term in nouns) >= _RARE):
        return None
    rated = [(round(coverage(nouns, stems_of(stored.document.text)), 2), -rank) for rank, stored in enumerate(fiches)]
    best, rank = max(rated)
    terms = tuple(dict.fromkeys(term for wanted in parts for term in wanted.terms))
    less = _says(terms, fiches[0]) > _says(terms, fiches[-rank]) + _MARGIN
    return fiches[-rank] if best >= _SPOKEN_OF_ALL and not less else None


def look_further(query: Query, parts: Sequence[Wanted], gathered: Gathered, shelf: StatementShelf) -> Gathered:
    """The named fiches; when they do not speak of the matter, the first source that bears the name and does."""
    required = tuple(dict.fromkeys(term for wanted in parts for term in wanted.required))
    formed = any(wanted.asked.type in FORMED for wanted in parts)
    if formed or not required or any(_says(required, stored) >= _SPOKEN_OF for stored in gathered.named):
        return gathered
    labels = [stems_of(name.label) for name in query.names if name.role == "title"]
    for stored in gathered.sources[:_LOOKED_AT]:
        bears = any(label and label <= stems_of(stored.document.text) for label in labels)
        if stored not in gathered.named and bears and _says(required, stored) > _SPOKEN_OF:
            return focus_on(stored, gathered, shelf)
    return gathered


def _described(query: Query, terms: Sequence[Term], stored: StoredSource) -> float:
    themed = _THEMED if query.filters.themes and meets_themes(query, stored) else 0.0
    return coverage(terms, stems_of(stored.document.text)) + _BY_TITLE * _titled(terms, stored) + themed


def _titled(terms: Sequence[Term], stored: StoredSource) -> float:
    return coverage(terms, stems_of(stored.document.source.title))


def _says(terms: Sequence[Term], stored: StoredSource) -> float:
    return coverage(terms, stems_of(stored.document.text))
