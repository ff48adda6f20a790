"""Fiches side by side, section by section; what a source does not say stays empty."""

from collections.abc import Callable, Iterator, Sequence

from assistant.answer import Cell, Comparison, Row
from assistant.known.knowledge import Knowledge, Known
from assistant.query import Language, Query
from assistant.retrieval.statement import Statement
from corpus.fiche.files import SECTIONS
from corpus.store.stored import StoredSource
from corpus.tagging.vocabulary import vocabulary

_OVERVIEW = (
    ("territory", "Territoire"),
    ("carrier", "Porteur"),
    ("partners", "Partenaires"),
    ("public", "Publics"),
    ("period", "Période"),
    ("status", "Statut"),
)
_ENGLISH = {
    "territory": "Territory",
    "carrier": "Carrier",
    "partners": "Partners",
    "public": "Audiences",
    "period": "Period",
    "status": "Status",
    "need": "The need",
    "what_is_done": "The response",
    "results": "Results",
    "innovation": "What is new",
    "methodology": "The method",
    "success_conditions": "Conditions of success",
    "obstacles": "Obstacles and cautions",
    "transposition": "Advice for transposing",
}
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
    sides = [(one, list(statements(one.stored))) for one in known]
    return Comparison(tuple(one.id for one in known), tuple(_rows(sides, query.language, cite)))


def _rows(
    sides: Sequence[tuple[Known, Sequence[Statement]]], language: Language, cite: Callable[[Statement], int]
) -> Iterator[Row]:
    for field, label in (*_OVERVIEW, *SECTIONS):
        told = [(known, [one for one in sentences if one.field == field]) for known, sentences in sides]
        if any(sentences for _, sentences in told):
            cells = tuple(_cell(known, sentences, field, language, cite) for known, sentences in told)
            yield Row(_ENGLISH[field] if language == "en" else label, cells)


def _cell(
    known: Known, sentences: Sequence[Statement], field: str, language: Language, cite: Callable[[Statement], int]
) -> Cell | None:
    if not sentences:
        return None
    labelled = field in dict(_OVERVIEW)
    texts = [one.text.partition(":")[2].strip() if labelled else one.text for one in sentences]
    text = (_name_codes(known, field) if language == "en" else "") or " ".join(texts)
    return Cell(text, tuple(cite(one) for one in sentences))


def _name_codes(known: Known, field: str) -> str:
    """What codes say in a fiche's line, in English; nothing for a line in its own words."""
    if field == "status" and known.facets.status:
        return vocabulary("statuses").label(known.facets.status, "en")
    if field == "public":
        told = [code for code in known.central if code in known.facets.publics]
        return ", ".join(vocabulary("publics").label(code, "en") for code in told)
    return ""
