"""What an answer may be drawn from: the fiches that the question names first, then what search finds.

Names are hard: when a question names a dispositif, only its fiches, and the sentences
elsewhere that speak of it, count. Without a name, the best sources of the hybrid search do.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from assistant.evidence import Evidence
from assistant.query import Query
from assistant.retrieval.constraints import in_places, meets_themes
from assistant.retrieval.namesakes import find_named, speaks_of
from assistant.retrieval.proper import proper_phrases
from assistant.retrieval.reranking import Reranker
from assistant.retrieval.statement import Statement, read_statements
from corpus.access import Reader
from corpus.library import Library
from corpus.store.stored import Hit, StoredSource
from corpus.text import fold

_POOL = 60
_SOURCES = 12
_EVIDENCE = 12


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found for a question, best first.

    `named` are the fiches that it names (they hold `statements` first); `sources` are
    all sources considered; `evidence` are the numbered passages.
    """

    named: tuple[StoredSource, ...]
    sources: tuple[StoredSource, ...]
    statements: tuple[Statement, ...]
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class StatementShelf:
    """Sources cut into statements, kept until a source changes."""

    _kept: dict[str, tuple[int, tuple[Statement, ...]]] = field(default_factory=dict)

    def of(self, stored: StoredSource) -> tuple[Statement, ...]:
        """The statements of a source."""
        revision, statements = self._kept.get(stored.id, (-1, ()))
        if revision != stored.revision:
            statements = read_statements(stored)
            self._kept[stored.id] = (stored.revision, statements)
        return statements


def focus_on(stored: StoredSource, gathered: Gathered, shelf: StatementShelf) -> Gathered:
    """The same with `stored` as the source that the question is about, as if it were named."""
    return replace(gathered, named=(stored,), statements=shelf.of(stored))


def gather(query: Query, reader: Reader, library: Library, shelf: StatementShelf, reranker: Reranker) -> Gathered:
    """The passages and sentences that may answer `query`, from what `reader` may read."""
    hits = reranker.rerank(query.standalone, library.search(reader, query.standalone, query.language, _POOL))
    readable = {stored.id: stored for stored in library.documents(reader)}
    named = find_named(query, readable, list(_source_ids(hits)))
    if named:
        ids = [stored.id for stored in named]
        elsewhere = _mentions(query, [hit for hit in hits if hit.passage.source_id not in ids], readable, shelf)
        statements = [statement for stored in named for statement in shelf.of(stored)] + elsewhere
        sources = [*named, *(readable[id] for id in _source_ids(hits) if id not in ids)]
        hits = [*(hit for hit in hits if hit.passage.source_id in ids), *_passages_of(named, hits), *hits]
    else:
        sources = _searched(query, readable, hits)
        statements = [statement for stored in sources for statement in _statements(stored, hits, shelf)]
    return Gathered(tuple(named), tuple(sources), tuple(statements), _number(hits))


def _passages_of(named: Sequence[StoredSource], hits: Sequence[Hit]) -> list[Hit]:
    """The passages of the fiches named that the search did not find: they are evidence all the same."""
    found = {hit.passage.id for hit in hits}
    sources = [(stored, stored.document.source) for stored in named]
    return [
        Hit(passage, source.title, source.kind, 0.0)
        for stored, source in sources
        for passage in stored.passages
        if passage.id not in found
    ]


def _mentions(
    query: Query, hits: Sequence[Hit], readable: dict[str, StoredSource], shelf: StatementShelf
) -> list[Statement]:
    """Sentences of other sources in a passage that bears a name as it is written."""
    names = [name for name in query.names if name.source_ids]
    speaking = {
        hit.passage.id: hit.passage.source_id
        for hit in hits
        if any(speaks_of(name, f"{hit.title}\n{hit.passage.text}") for name in names)
    }
    return [
        statement
        for id in dict.fromkeys(speaking.values())
        for statement in shelf.of(readable[id])
        if statement.passage.id in speaking
    ]


def _searched(query: Query, readable: dict[str, StoredSource], hits: Sequence[Hit]) -> list[StoredSource]:
    """The best sources of the search, in the places asked; of an organisation named, those that it has to do with; of a
    theme, those that bear it, beside the very best, which may bear it in its words only."""
    names = [name for name in query.names if name.source_ids]
    carried = [id for name in names for id in name.source_ids if id in readable]
    ids = dict.fromkeys([*[id for id in _source_ids(hits) if id in carried], *carried, *_source_ids(hits)])
    places = query.filters.places or ()
    found = [readable[id] for id in ids if not places or in_places(places, readable[id])]
    if names:
        found = [one for one in found if one.id in carried or any(speaks_of(name, one.document.text) for name in names)]
    if query.intent == "contact":
        found.sort(key=lambda one: not _has_contact(one))
    phrases = [fold(phrase) for phrase in proper_phrases(query.standalone)]
    bearing = [one for one in found if any(phrase in fold(one.document.text) for phrase in phrases)]
    found = bearing or found
    themed = [stored for stored in found[:_SOURCES] if meets_themes(query, stored)]
    return [*found[:1], *(stored for stored in themed if stored.id != found[0].id)] if themed else found[:_SOURCES]


def _has_contact(stored: StoredSource) -> bool:
    return '"contact"' in stored.document.front_matter


def _statements(stored: StoredSource, hits: Sequence[Hit], shelf: StatementShelf) -> list[Statement]:
    """All sentences of a fiche; of a long document only those of the passages found."""
    if stored.document.source.kind == "fiche":
        return list(shelf.of(stored))
    found = {hit.passage.id for hit in hits}
    return [statement for statement in shelf.of(stored) if statement.passage.id in found]


def _source_ids(hits: Sequence[Hit]) -> Collection[str]:
    return dict.fromkeys(hit.passage.source_id for hit in hits)


def _number(hits: Sequence[Hit]) -> tuple[Evidence, ...]:
    unique = {hit.passage.id: hit for hit in reversed(hits)}
    ordered = list(dict.fromkeys(hit.passage.id for hit in hits))
    return tuple(
        Evidence(number, unique[id].passage, unique[id].title, unique[id].source_kind, unique[id].score)
        for number, id in enumerate(ordered[:_EVIDENCE], start=1)
    )
