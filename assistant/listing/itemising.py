"""The answer to a list or a count: every match as an item with its citation, the total in a sentence."""

from assistant.answer import Answer, Item, Segment
from assistant.citing.bibliography import Bibliography
from assistant.known.knowledge import Knowledge
from assistant.listing.announcing import announce, say_eased
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
    items = tuple(_item(row, bibliography) for row in listing.rows)
    national = sum(item.scope == "national" for item in items)
    notes = (say_eased(listing.eased, query.language), say_quotes_are_french(query.language))
    fiches = all(knowledge.by_id[item.source_id].is_fiche for item in items)
    said = announce(query, len(items), national, fiches=fiches, eased=bool(listing.eased))
    segments = [Segment(said, (), "verified")]
    segments += [Segment(note, (), "verified") for note in notes if note]
    return Answer(
        query=query,
        outcome="answered",
        segments=tuple(segments),
        citations=bibliography.citations,
        items=items,
        total=len(items),
        near=listing.near,
        reasons=(*query.reasons, *listing.reasons),
    )


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
