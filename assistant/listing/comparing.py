"""The answer to a comparison: fiches side by side, and which of those asked no source knows."""

from assistant.answer import Answer, Segment
from assistant.citing.bibliography import Bibliography
from assistant.citing.quoting import quote_run
from assistant.known.knowledge import Knowledge
from assistant.listing.announcing import say_same
from assistant.listing.comparison import compare
from assistant.query import Query
from assistant.retrieval.gathering import StatementShelf
from assistant.retrieval.refusals import refuses
from assistant.wording import say_quotes_are_french, say_unmet


def answer_comparison(query: Query, knowledge: Knowledge, shelf: StatementShelf) -> Answer | None:
    """The fiches compared; partial when one of the sides is unknown; None when fewer than two sides are named."""
    if refuses(query.text):
        return None
    unknown = tuple(name.label for name in query.names if not name.source_ids)
    titles = [name for name in query.names if name.source_ids and name.role == "title"]
    known = [knowledge.by_id[id] for id in dict.fromkeys(name.source_ids[0] for name in titles)]
    if len(titles) + len(unknown) < 2 or not known:
        return None
    same = len(known) == 1 and not unknown
    bibliography = Bibliography()
    segments = [Segment(say_unmet(unknown, query.language), (), "verified")] if unknown else []
    segments += [Segment(say_same(known[0].title, query.language), (), "verified")] if same else []
    for one in known:
        done = [statement for statement in shelf.of(one.stored) if statement.field == "what_is_done"]
        segments += quote_run(done[:2], bibliography)
    # Cited after what is read first, so that numbers follow the eye.
    comparison = compare(query, knowledge, shelf.of, bibliography.cite)
    note = say_quotes_are_french(query.language)
    segments += [Segment(note, (), "verified")] if note else []
    return Answer(
        query=query,
        outcome="partial" if unknown or same else "answered",
        segments=tuple(segments),
        citations=bibliography.citations,
        comparison=comparison,
        reasons=(*query.reasons, *(f"inconnu du corpus : {label}" for label in unknown)),
    )
