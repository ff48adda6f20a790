"""The fiche that a question identifies by describing it: search's first, whose title, territory and carrier it tells.

What identifies a fiche is then spent: no sentence of it has to say it again.
"""

from collections.abc import Sequence

from assistant.query import Query
from assistant.retrieval.gathering import Gathered
from assistant.retrieval.statement import place_codes
from assistant.words.matching import Term, stems_of
from corpus.store.stored import StoredSource

_LINES = ("Territoire", "Porteur", "Statut", "Nature")
_TELLING = 0.7
"""Weight of the words that must identify a fiche: a rare word and another, or more of the common ones."""
_SHARE, _MARGIN = 0.3, 0.1
"""Share of a question that they must make up, and by how much the fiche must surpass any other."""
_RIVALS = 6


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


def spent(terms: Sequence[Term], identity: frozenset[str]) -> tuple[Term, ...]:
    """The terms that the identity of a fiche leaves to be said."""
    return tuple(term for term in terms if not term.met_by(identity))
