"""The answer to a list or a count: every match as an item with its citation, the total in a sentence."""

from collections.abc import Iterator, Sequence

from assistant.answer import Answer, Item, Segment
from assistant.citing.bibliography import Bibliography
from assistant.known.knowledge import Knowledge
from assistant.listing.announcing import announce, say_eased
from assistant.listing.chronology import arrange, first_of, say_order
from assistant.query import Query
from assistant.retrieval.gathering import StatementShelf
from assistant.retrieval.refusals import refuses
from assistant.selection.matches import Listed, Listing, list_matches
from assistant.wording import say_nothing_found, say_quotes_are_french, say_refusal

_CLOSEST = 3


def answer_list(query: Query, knowledge: Knowledge, shelf: StatementShelf) -> Answer:
    """Everything that matches; no evidence where nothing does."""
    refusal = refuses(query.text)
    if refusal:
        return Answer(query, "no_evidence", (Segment(say_refusal(refusal, query.language), (), "verified"),))
    listing = list_matches(query, knowledge, shelf.of)
    if not listing.rows:
        return _say_none(query, listing)
    bibliography = Bibliography()
    rows = arrange(listing.rows, query.order) if query.order else listing.rows
    shown = first_of(rows, query.order) if query.order else rows
    items = tuple(_item(row, bibliography) for row in shown)
    segments = [Segment(said, (), "verified") for said in _say(query, rows, listing.eased, knowledge)]
    return Answer(
        query=query,
        outcome="answered",
        segments=tuple(segments),
        citations=bibliography.citations,
        items=items,
        total=len(items),
        near=() if query.order and query.order.one else listing.near,
        reasons=(*query.reasons, *listing.reasons),
    )


def _say(query: Query, rows: Sequence[Listed], eased: Sequence[str], knowledge: Knowledge) -> Iterator[str]:
    """What is said above the rows."""
    national = sum(row.scope == "national" for row in rows)
    fiches = all(knowledge.by_id[row.source_id].is_fiche for row in rows)
    yield announce(query, len(rows), national, fiches=fiches, eased=bool(eased))
    order = say_order(rows, query.order, query.language) if query.order else None
    yield from filter(None, (order, say_eased(eased, query.language), say_quotes_are_french(query.language)))


def _item(row: Listed, bibliography: Bibliography) -> Item:
    return Item(row.source_id, row.title, row.summary, row.scope, (bibliography.cite(row.statement),))


def _say_none(query: Query, listing: Listing) -> Answer:
    return Answer(
        query=query,
        outcome="no_evidence",
        segments=(Segment(say_nothing_found(query), (), "verified"),),
        total=0,
        near=listing.near,
        closest=listing.near[:_CLOSEST],
        reasons=(*query.reasons, *listing.reasons),
    )
