"""Search: what words and vectors find, lifted by all else that the question says.

Words alone rank a wide subject badly (« logement des jeunes en Isère » is said in a hundred passages). So a source that
meets everything asked (facets, territory, status, period, names, held as answers hold them) gains a fixed lift on the
fused score of its passages, which lies between 0 and 1. Whatever words find stays found.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.known.knowledge import Knowledge
from assistant.query import Query
from assistant.selection.selecting import select
from corpus.access import Reader
from corpus.document import Passage
from corpus.library import POOL, Library
from corpus.store.stored import Hit

_COMPUTED = 1.0
"""Before all that words find: a list, a count or a comparison is about the sources that it selects."""
_TOLD = 0.2
"""For a fact, whose source words find best: enough to decide between sources that are near to each other."""


@dataclass(frozen=True, slots=True)
class _Lift:
    """The sources that meet what is asked, most central first, each with a passage that shows it; what they gain."""

    passages: dict[str, Passage]
    gain: float


def search_passages(query: Query, reader: Reader, library: Library, knowledge: Knowledge) -> list[Hit]:
    """Every passage that words find, and one at least of each source that meets all that is asked; best first.

    `knowledge` is what `reader` may know; equal scores stay in the order found.
    """
    found = library.search(reader, query.standalone, query.language, 2 * POOL)
    lift = _read_lift(query, knowledge)
    known = {hit.passage.source_id for hit in found}
    unfound = [_show(passage, knowledge) for id, passage in lift.passages.items() if id not in known]
    lifted = [
        replace(hit, score=hit.score + lift.gain) if hit.passage.source_id in lift.passages else hit
        for hit in (*found, *unfound)
    ]
    return sorted(lifted, key=lambda hit: -hit.score)


def best_of_each_source(hits: Iterable[Hit]) -> list[Hit]:
    """The first passage of each source, in the same order."""
    best: dict[str, Hit] = {}
    for hit in hits:
        best.setdefault(hit.passage.source_id, hit)
    return list(best.values())


def _read_lift(query: Query, knowledge: Knowledge) -> _Lift:
    """Both sides of a comparison; else what meets every demand, as a list's rows do."""
    if query.intent == "compare":
        sides = (knowledge.by_id[id].stored for name in query.names for id in name.source_ids)
        return _Lift({side.id: side.passages[0] for side in sides if side.passages}, _COMPUTED)
    selection = select(query, knowledge)
    full = sorted(selection.full, key=lambda one: -one.rank) if selection.criteria else []
    passages: dict[str, Passage] = {}
    for one in full:
        # A fiche opens with its facets; of a report it is the passage that meets them.
        for passage in [one.passage] if one.passage else one.known.stored.passages[:1]:
            passages.setdefault(one.known.id, passage)
    is_list = query.intent in ("list", "count") and not selection.eased
    return _Lift(passages, _COMPUTED if is_list else _TOLD)


def _show(passage: Passage, knowledge: Knowledge) -> Hit:
    source = knowledge.by_id[passage.source_id].stored.document.source
    return Hit(passage, source.title, source.kind, 0.0)
