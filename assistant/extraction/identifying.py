"""The fiche that a question identifies by describing it: search's first, whose title, territory and carrier it tells.

What identifies a fiche is then spent: no sentence of it has to say it again.
"""

from collections.abc import Sequence

from assistant.extraction.values import FORMED, values_in
from assistant.query import Query
from assistant.retrieval.gathering import Gathered, StatementShelf
from assistant.retrieval.statement import place_codes
from assistant.understanding.unknown import find_unspoken
from assistant.understanding.wanted import Wanted
from assistant.words.matching import Term, coverage, stems_of
from corpus.store.stored import StoredSource

_LINES = ("Territoire", "Porteur", "Statut", "Nature")
_TELLING = 0.7
"""Weight of the words that must identify a fiche: a rare word and another, or more of the common ones."""
_SHARE, _MARGIN = 0.3, 0.1
"""Share of a question that they must make up, and by how much the fiche must surpass any other."""
_RIVALS = 6
_TERMS = 2
_TOLD, _AHEAD = 0.5, 0.12
"""Share of a question's words that a fiche must hold to be the one told of, and by how much more than any other."""


def identity_of(stored: StoredSource) -> frozenset[str]:
    """The roots that identify a fiche: its title (and the sigle in it), its territory, its carrier."""
    lines = [line for line in stored.document.text.split("\n") if line.startswith(_LINES)]
    return stems_of("\n".join([stored.document.source.title, *lines])) | place_codes(stored.document.facets.places)


def find_identified(query: Query, terms: Sequence[Term], gathered: Gathered) -> StoredSource | None:
    """Search's first source, where it is a fiche whose identity holds much of the question and more than any other's
    does."""
    fiches = [stored for stored in gathered.sources[:_RIVALS] if stored.document.source.kind == "fiche"]
    if not fiches or fiches[0] is not gathered.sources[0] or any(not name.source_ids for name in query.names):
        return None
    total = sum(term.weight for term in terms)
    told = [sum(term.weight * term.met_by(identity_of(stored)) for term in terms) for stored in fiches]
    telling = sum(term.met_by(identity_of(fiches[0])) > 0 for term in terms) > 1 and told[0] >= _TELLING
    ahead = not told[1:] or told[0] - max(told[1:]) >= _MARGIN * total
    return fiches[0] if telling and ahead and told[0] >= _SHARE * total else None


def find_told(
    query: Query, missing: Sequence[Wanted], gathered: Gathered, shelf: StatementShelf
) -> StoredSource | None:
    """Search's first source, where it is a fiche that could answer and whose text holds much of the question, and more
    than that of any other fiche that could: one without a value of the type asked could not."""
    if any(not name.source_ids for name in query.names) or find_unspoken(query):
        return None
    terms = tuple(dict.fromkeys(term for wanted in missing for term in wanted.terms))
    fiches = [stored for stored in gathered.sources[:_RIVALS] if stored.document.source.kind == "fiche"]
    able = [stored for stored in fiches if all(_could_answer(wanted, stored, shelf) for wanted in missing)]
    if not able or able[0] is not gathered.sources[0] or len(terms) < _TERMS:
        return None
    told = [coverage(terms, stems_of(stored.document.text)) for stored in able]
    ahead = not told[1:] or told[0] - max(told[1:]) >= _AHEAD
    return able[0] if told[0] >= _TOLD and ahead else None


def _could_answer(wanted: Wanted, stored: StoredSource, shelf: StatementShelf) -> bool:
    return wanted.asked.type not in FORMED or any(values_in(wanted, one) for one in shelf.of(stored))


def spent(terms: Sequence[Term], identity: frozenset[str]) -> tuple[Term, ...]:
    """The terms that the identity of a fiche leaves to be said."""
    return tuple(term for term in terms if not term.met_by(identity))
