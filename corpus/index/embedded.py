"""The passages' embeddings in the catalogue, and the list of those that the vector index has yet to follow.

The list (an outbox) is written in the same transaction as the change and shortened
only once Chroma has the vectors: whatever is killed between the two is made good
at the next opening.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from corpus.document import Passage
from corpus.embedding.models import NamedEmbeddings
from corpus.store import schema
from corpus.store.catalogue import batches, load, revisions
from corpus.store.database import Database

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Embedded:
    """Passage ids, and their vectors row by row."""

    ids: tuple[str, ...]
    vectors: Vectors


def embed(embeddings: NamedEmbeddings, title: str, passages: Sequence[Passage]) -> Embedded:
    """The vectors of a source's passages, each read under the source's title."""
    if not passages:
        return Embedded((), np.zeros((0, embeddings.dimension), np.float32))
    vectors = embeddings.encode([f"{title}\n{passage.text}" for passage in passages])
    return Embedded(tuple(passage.id for passage in passages), vectors)


def complete(database: Database, embeddings: NamedEmbeddings) -> bool:
    """Embed the passages that have no vector by this model (after a change of model, all); whether there were any."""
    with database.read() as connection:
        wanted = set(missing(connection, embeddings.name))
        source_ids = list(revisions(connection)) if wanted else []
    for ids in batches(source_ids):
        with database.write() as connection:
            for stored in load(connection, ids):
                passages = [passage for passage in stored.passages if passage.id in wanted]
                write(connection, embeddings.name, embed(embeddings, stored.document.source.title, passages))
    return bool(wanted)


def write(connection: Connection, model: str, embedded: Embedded) -> None:
    """Store embeddings in the place of those that the passages had."""
    rows = [
        {"passage_id": id, "model": model, "vector": vector.astype("<f4").tobytes()}
        for id, vector in zip(embedded.ids, embedded.vectors, strict=True)
    ]
    if rows:
        connection.execute(insert(schema.embeddings).prefix_with("OR REPLACE"), rows)


def read(connection: Connection, passage_ids: Collection[str]) -> Embedded:
    """The embeddings of these passages, of those that have one, in the order of their ids."""
    found: list[tuple[str, bytes]] = []
    table = schema.embeddings
    for ids in batches(sorted(passage_ids)):
        query = select(table.c.passage_id, table.c.vector).where(table.c.passage_id.in_(ids))
        found += [(row.passage_id, row.vector) for row in connection.execute(query.order_by(table.c.passage_id))]
    return _gather(found)


def missing(connection: Connection, model: str) -> list[str]:
    """Passages without an embedding by this model."""
    made = select(schema.embeddings.c.passage_id).where(schema.embeddings.c.model == model)
    return list(connection.execute(select(schema.passages.c.id).where(schema.passages.c.id.not_in(made))).scalars())


def count(connection: Connection) -> int:
    """How many embeddings are stored."""
    return connection.execute(select(func.count()).select_from(schema.embeddings)).scalar_one()


def note_changes(connection: Connection, passage_ids: Collection[str]) -> None:
    """Remember that the vector index must follow these passages, be they new, changed or gone."""
    rows = [{"passage_id": id} for id in passage_ids]
    if rows:
        connection.execute(upsert(schema.vector_changes).on_conflict_do_nothing(), rows)


def changes(connection: Connection, limit: int) -> list[str]:
    """Some passages that the vector index must follow, at most `limit`."""
    return list(connection.execute(select(schema.vector_changes.c.passage_id).limit(limit)).scalars())


def forget_changes(connection: Connection, passage_ids: Sequence[str]) -> None:
    """The vector index has followed these passages."""
    for ids in batches(passage_ids):
        connection.execute(delete(schema.vector_changes).where(schema.vector_changes.c.passage_id.in_(ids)))


def forget(connection: Connection) -> None:
    """Drop every embedding: each passage is to be embedded again."""
    connection.execute(delete(schema.embeddings))


def forget_all_changes(connection: Connection) -> None:
    """The vector index was built from all there is."""
    connection.execute(delete(schema.vector_changes))


def _gather(rows: Sequence[tuple[str, bytes]]) -> Embedded:
    if not rows:
        return Embedded((), np.zeros((0, 0), np.float32))
    vectors = np.frombuffer(b"".join(vector for _, vector in rows), "<f4").reshape(len(rows), -1)
    return Embedded(tuple(id for id, _ in rows), vectors)
