"""Does each index say what the catalogue says? Counts are not trusted: every passage must be found by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from corpus.index import embedded
from corpus.index.dense import LOSS, DenseIndex
from corpus.index.sparse import SparseIndex
from corpus.index.vectors import VectorsDamaged
from corpus.store import catalogue
from corpus.store.database import Database


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: `detail` says what was found, or what is wrong."""

    name: str
    ok: bool
    detail: str


def check_catalogue(database: Database) -> Check:
    """SQLite's own check of the file, and that every passage lies within its text."""
    with database.read() as connection:
        try:
            told = connection.exec_driver_sql("PRAGMA quick_check(5)").scalars().all()
            wrong = [line for line in told if line != "ok"]
            wrong += _lost_rows(connection) + _bad_spans(connection)
            count = len(catalogue.passage_ids(connection))
        except DatabaseError as error:
            return Check("catalogue", False, str(error.orig))
    return _verdict("catalogue", wrong, f"{count} passages")


def check_embeddings(database: Database, model: str) -> Check:
    """Every passage has its vector, by the model in use."""
    with database.read() as connection:
        missing = embedded.missing(connection, model)
        count = embedded.count(connection)
    return _verdict("embeddings", missing, f"{count} vectors ({model})")


def check_lexical(sparse: SparseIndex) -> Check:
    """FTS5's own check, the same passages as the catalogue, and passages found by their own words."""
    wrong = sparse.faults()
    return _verdict("lexical", wrong, "" if wrong else f"{len(sparse.passage_ids())} passages")


def check_vectors(database: Database, dense: DenseIndex) -> Check:
    """The index holds the catalogue's passages, and each vector finds itself."""
    with database.read() as connection:
        stored = embedded.read(connection, catalogue.passage_ids(connection))
    known = {id for id, vector in zip(stored.ids, stored.vectors, strict=True) if vector.any()}
    try:
        held, lost = dense.examine()
    except VectorsDamaged as damage:
        return Check("vectors", False, str(damage))
    wrong = [f"missing {id}" for id in sorted(known - held)] + [f"unknown {id}" for id in sorted(held - known)]
    if len(lost) > len(known) * LOSS:
        wrong += [f"not found by itself {id}" for id in lost if id in held]
    return _verdict("vectors", wrong, f"{len(held)} vectors")


def _verdict(name: str, wrong: Sequence[str], well: str) -> Check:
    if not wrong:
        return Check(name, True, well)
    more = f" … ({len(wrong)})" if len(wrong) > 3 else ""
    return Check(name, False, "; ".join(wrong[:3]) + more)


def _lost_rows(connection: Connection) -> list[str]:
    return [f"row without source in {row[0]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]


def _bad_spans(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql(
        "SELECT p.id FROM passages p JOIN texts t USING (source_id)"
        ' WHERE p.start < 0 OR p.start > p."end" OR p."end" > length(t.text)'
    )
    return [f"passage outside its text {row.id}" for row in rows]
