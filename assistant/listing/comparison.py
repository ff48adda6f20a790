"""Fiches side by side, section by section; what a source does not say stays empty."""

from collections.abc import Callable, Iterator, Sequence

from assistant.answer import Cell, Comparison, Row
from assistant.known.knowledge import Knowledge
from assistant.query import Query
from assistant.retrieval.statement import Statement
from corpus.fiche.files import SECTIONS
from corpus.store.stored import StoredSource

_OVERVIEW = (
    ("territory", "Territoire"),
    ("carrier", "Porteur"),
    ("partners", "Partenaires"),
    ("public", "Publics"),
    ("period", "Période"),
    ("status", "Statut"),
)
_MOST = 4


def compare(
    query: Query,
    knowledge: Knowledge,
    statements: Callable[[StoredSource], Sequence[Statement]],
    cite: Callable[[Statement], int],
) -> Comparison | None:
    """The named fiches side by side; None when the question names fewer than two.

    `cite` gives a sentence's citation number; a row that no source fills is left out.
    """
    ids = list(dict.fromkeys(name.source_ids[0] for name in query.names if name.role == "title" and name.source_ids))
    known = [knowledge.by_id[source_id] for source_id in ids if source_id in knowledge.by_id][:_MOST]
    if len(known) < 2:
        return None
    sentences = [list(statements(one.stored)) for one in known]
    return Comparison(tuple(one.id for one in known), tuple(_rows(sentences, cite)))


def _rows(sources: Sequence[Sequence[Statement]], cite: Callable[[Statement], int]) -> Iterator[Row]:
    for field, label in (*_OVERVIEW, *SECTIONS):
        told = [[one for one in sentences if one.field == field] for sentences in sources]
        if any(told):
            yield Row(label, tuple(_cell(sentences, field, cite) for sentences in told))


def _cell(sentences: Sequence[Statement], field: str, cite: Callable[[Statement], int]) -> Cell | None:
    if not sentences:
        return None
    labelled = field in dict(_OVERVIEW)
    texts = [one.text.partition(":")[2].strip() if labelled else one.text for one in sentences]
    return Cell(" ".join(texts), tuple(cite(one) for one in sentences))
