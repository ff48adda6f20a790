"""The fiche that a question describes without naming it: « le café solidaire de Villefontaine », “time banking”."""

from collections.abc import Sequence

from assistant.matching import coverage
from assistant.retrieval import Gathered
from assistant.statement import Statement
from assistant.wanted import Wanted
from corpus.stored import StoredSource

_DESCRIBED = 0.6
"""Share of a question's words that a fiche must hold to be the one described."""
_LOOKED_AT = 6


def find_subject(parts: Sequence[Wanted], gathered: Gathered) -> StoredSource | None:
    """The fiche described by a question about a section or a definition; None when no fiche holds enough of it."""
    terms = tuple(dict.fromkeys(term for wanted in parts for term in wanted.terms))
    if gathered.named or not terms or not all(wanted.asked.type in ("section", "definition") for wanted in parts):
        return None
    whole: dict[str, Statement] = {}
    for statement in gathered.statements:
        if statement.source_kind == "fiche":
            whole.setdefault(statement.source_id, statement)
    rated = [
        (coverage(terms, whole[stored.id].around), -rank, stored)
        for rank, stored in enumerate(gathered.sources[:_LOOKED_AT])
        if stored.id in whole
    ]
    best = max(rated, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] >= _DESCRIBED else None
