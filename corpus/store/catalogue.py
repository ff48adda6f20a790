"""The truth: sources, their text and passages, in SQL. Every function works in the caller's transaction."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import cast

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from corpus.document import Document, Page, Passage, Section, Source, SourceKind, Span
from corpus.notice import Notice
from corpus.store import schema
from corpus.store.stored import StoredSource, fingerprint, read_facets, write_facets

_BATCH = 500
"""Ids a query: far below SQLite's limit on variables."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a new version of a source is compared with."""

    source_id: str
    fingerprint: str
    groups: frozenset[str]
    added_at: str
    passages: int


def now() -> str:
    """This instant, ISO 8601 in UTC, to the second."""
    return days_ago(0)


def days_ago(days: int) -> str:
    """The instant so many days before this one, written like it."""
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")


def read_state(connection: Connection, key: str) -> str:
    """A single value, empty when it was never set."""
    return connection.execute(select(schema.state.c.value).where(schema.state.c.key == key)).scalar() or ""


def read_states(connection: Connection, prefix: str) -> dict[str, str]:
    """Every value whose key begins so, by key."""
    chosen = select(schema.state).where(schema.state.c.key.startswith(prefix, autoescape=True))
    return {row.key: row.value for row in connection.execute(chosen)}


def write_state(connection: Connection, key: str, value: str) -> None:
    """Set a single value."""
    statement = upsert(schema.state).values(key=key, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def revision(connection: Connection) -> int:
    """A number that every change of the shelves raises."""
    return int(read_state(connection, "revision") or 0)


def raise_revision(connection: Connection) -> int:
    """Take the next revision for a change in this transaction."""
    number = revision(connection) + 1
    write_state(connection, "revision", str(number))
    return number


def find(connection: Connection, source_id: str) -> Known | None:
    """The stored version of a source."""
    row = connection.execute(select(schema.sources).where(schema.sources.c.id == source_id)).first()
    if row is None:
        return None
    groups = connection.execute(
        select(schema.source_groups.c.name).where(schema.source_groups.c.source_id == source_id)
    ).scalars()
    count = select(func.count()).select_from(schema.passages).where(schema.passages.c.source_id == source_id)
    return Known(row.id, row.fingerprint, frozenset(groups), row.added_at, connection.execute(count).scalar_one())


def find_twin(connection: Connection, document: Document) -> str | None:
    """The document that was read from the same bytes under another origin.

    A fiche has no twin: its id is its own, and a table holds many with one checksum.
    """
    if document.source.kind == "fiche":
        return None
    table = schema.sources
    same = (table.c.checksum == document.checksum) & (table.c.kind == "document")
    return connection.execute(select(table.c.id).where(same).order_by(table.c.added_at, table.c.id)).scalars().first()


def write(connection: Connection, document: Document, passages: Sequence[Passage], added_at: str) -> None:
    """Put a source whole in the place of its former version, if any; `added_at` is the first version's."""
    source = document.source
    delete_sources(connection, [source.id])
    connection.execute(
        insert(schema.sources).values(
            id=source.id,
            kind=source.kind,
            title=source.title,
            origin=source.origin,
            language=source.language,
            url=source.url,
            date=source.date,
            checksum=document.checksum,
            fingerprint=fingerprint(document, tuple(passages)),
            facets=write_facets(document.facets),
            front_matter=document.front_matter,
            warnings=json.dumps([asdict(warning) for warning in document.warnings], ensure_ascii=False),
            partial=document.partial,
            added_at=added_at,
            updated_at=now(),
            revision=raise_revision(connection),
        )
    )
    connection.execute(insert(schema.texts).values(source_id=source.id, text=document.text))
    _insert(connection, schema.source_groups, ({"source_id": source.id, "name": name} for name in source.groups))
    _insert(connection, schema.pages, (_page_row(source.id, page) for page in document.pages))
    _insert(connection, schema.sections, (_section_row(source.id, *part) for part in enumerate(document.sections)))
    _insert(connection, schema.passages, (_passage_row(*item) for item in enumerate(passages)))


def share(connection: Connection, source_id: str, groups: Collection[str]) -> None:
    """Let these groups, and only these, read a source."""
    connection.execute(delete(schema.source_groups).where(schema.source_groups.c.source_id == source_id))
    _insert(connection, schema.source_groups, ({"source_id": source_id, "name": name} for name in groups))
    changes = {"updated_at": now(), "revision": raise_revision(connection)}
    connection.execute(update(schema.sources).where(schema.sources.c.id == source_id).values(changes))


def delete_sources(connection: Connection, source_ids: Collection[str]) -> None:
    """Take sources and all that hangs on them out of the catalogue."""
    for ids in batches(source_ids):
        connection.execute(delete(schema.sources).where(schema.sources.c.id.in_(ids)))
    raise_revision(connection)


def passage_ids(connection: Connection, source_ids: Collection[str] | None = None) -> list[str]:
    """Ids of the passages of these sources (of all when None)."""
    if source_ids is None:
        return list(connection.execute(select(schema.passages.c.id)).scalars())
    return [row.id for row in _rows_of(connection, schema.passages, source_ids)]


def revisions(connection: Connection) -> dict[str, int]:
    """The last change of each source, oldest first (those of one second by id)."""
    table = schema.sources
    rows = connection.execute(select(table.c.id, table.c.revision).order_by(table.c.added_at, table.c.id))
    return {row.id: row.revision for row in rows}


def load(connection: Connection, source_ids: Collection[str]) -> list[StoredSource]:
    """Sources with their text and passages, in no order."""
    texts = {row.source_id: row.text for row in _rows_of(connection, schema.texts, source_ids)}
    groups = _grouped(connection, schema.source_groups, source_ids)
    pages = _grouped(connection, schema.pages, source_ids, "number")
    sections = _grouped(connection, schema.sections, source_ids, "position")
    passages = _grouped(connection, schema.passages, source_ids, "position")
    loaded = []
    for ids in batches(source_ids):
        for row in connection.execute(select(schema.sources).where(schema.sources.c.id.in_(ids))):
            text = texts[row.id]
            document = Document(
                source=_read_source(row, frozenset(group.name for group in groups[row.id])),
                text=text,
                checksum=row.checksum,
                pages=tuple(Page(page.number, Span(page.start, page.end), page.label) for page in pages[row.id]),
                sections=tuple(
                    Section(part.heading, Span(part.start, part.end), part.level) for part in sections[row.id]
                ),
                facets=read_facets(row.facets),
                front_matter=row.front_matter,
                warnings=tuple(map(Notice.read, json.loads(row.warnings))),
                partial=row.partial,
            )
            items = tuple(_read_passage(item, text) for item in passages[row.id])
            loaded.append(StoredSource(document, items, row.added_at, row.updated_at, row.revision))
    return loaded


def batches(ids: Collection[str]) -> Iterable[list[str]]:
    """Ids in lists short enough for one query."""
    ordered = list(ids)
    return (ordered[begin : begin + _BATCH] for begin in range(0, len(ordered), _BATCH))


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, object]]) -> None:
    values = list(rows)
    if values:
        connection.execute(insert(table), values)


def _rows_of(
    connection: Connection, table: Table, source_ids: Collection[str], order: str = ""
) -> Iterable[Row[tuple[object, ...]]]:
    for ids in batches(source_ids):
        statement = select(table).where(table.c.source_id.in_(ids))
        yield from connection.execute(statement.order_by(table.c[order]) if order else statement)


def _grouped(
    connection: Connection, table: Table, source_ids: Collection[str], order: str = ""
) -> defaultdict[str, list[Row[tuple[object, ...]]]]:
    found: defaultdict[str, list[Row[tuple[object, ...]]]] = defaultdict(list)
    for row in _rows_of(connection, table, source_ids, order):
        found[row.source_id].append(row)
    return found


def _page_row(source_id: str, page: Page) -> dict[str, object]:
    span = page.span
    return {"source_id": source_id, "number": page.number, "start": span.start, "end": span.end, "label": page.label}


def _section_row(source_id: str, position: int, section: Section) -> dict[str, object]:
    return {
        "source_id": source_id,
        "position": position,
        "heading": section.heading,
        "start": section.span.start,
        "end": section.span.end,
        "level": section.level,
    }


def _passage_row(position: int, passage: Passage) -> dict[str, object]:
    return {
        "id": passage.id,
        "source_id": passage.source_id,
        "position": position,
        "start": passage.span.start,
        "end": passage.span.end,
        "page": passage.page,
        "section": passage.section,
        "facets": write_facets(passage.facets),
    }


def _read_source(row: Row[tuple[object, ...]], groups: frozenset[str]) -> Source:
    kind = cast(SourceKind, row.kind)
    return Source(row.id, kind, row.title, row.origin, row.language, row.url, row.date, groups)


def _read_passage(row: Row[tuple[object, ...]], text: str) -> Passage:
    span = Span(row.start, row.end)
    return Passage(row.id, row.source_id, span, span.cut(text), row.page, row.section, read_facets(row.facets))
