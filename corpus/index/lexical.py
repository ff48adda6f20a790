"""Lexical search: BM25 over stems, in SQLite's FTS5, for words as typed, mistyped, derived or translated.

It lives in the catalogue's database and changes in the same transactions. A query is
a set of weighted terms (`corpus.index.lexical_query`); FTS5 scores terms of one weight at
a time and the scores add up, since BM25 is a sum over terms. `lexical_pieces` holds
the distinct stems by their runs of four letters: that is where near spellings are found.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from corpus.index.lexical_query import LexicalQuery, pieces
from corpus.text import stems

VERSION = "1"
"""Raised whenever these tables, or the stems they hold, change: an index of another version is made anew."""

_LEAST_LIKENESS = 0.45
"""Dice's coefficient of the pieces of two stems from which one may stand for the other."""

_TABLES = ("lexical_rows", "lexical_vocabulary", "lexical", "lexical_pieces")
_CREATE = (
    "CREATE TABLE IF NOT EXISTS lexical_rows (row INTEGER PRIMARY KEY, passage_id TEXT UNIQUE NOT NULL,"
    " source_id TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS lexical_rows_source ON lexical_rows (source_id)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS lexical USING fts5 (headings, body, tokenize = 'ascii')",
    "CREATE VIRTUAL TABLE IF NOT EXISTS lexical_vocabulary USING fts5vocab (lexical, row)",
    "CREATE TABLE IF NOT EXISTS lexical_pieces (piece TEXT, stem TEXT, size INTEGER, PRIMARY KEY (piece, stem))"
    " WITHOUT ROWID",
)
_NEXT_ROW = "SELECT coalesce(max(row), 0) + 1 FROM lexical_rows"
_INSERT_ROW = "INSERT INTO lexical_rows (row, passage_id, source_id) VALUES (?, ?, ?)"
_INSERT_WORDS = "INSERT INTO lexical (rowid, headings, body) VALUES (?, ?, ?)"
_INSERT_PIECE = "INSERT OR IGNORE INTO lexical_pieces (piece, stem, size) VALUES (?, ?, ?)"
_DELETE_WORDS = "DELETE FROM lexical WHERE rowid IN (SELECT row FROM lexical_rows WHERE source_id = :source)"
_DELETE_ROWS = "DELETE FROM lexical_rows WHERE source_id = :source"
_PURGE = (
    "INSERT INTO lexical (lexical) VALUES ('optimize')",
    "DELETE FROM lexical_pieces WHERE stem NOT IN (SELECT term FROM lexical_vocabulary)",
)
_HELD = "SELECT r.passage_id FROM lexical w JOIN lexical_rows r ON r.row = w.rowid"
_NEAR = (
    "SELECT stem, 2.0 * COUNT(*) / (size + :size) AS likeness FROM lexical_pieces"
    " WHERE piece IN (SELECT value FROM json_each(:pieces)) GROUP BY stem HAVING likeness >= :least AND stem <> :stem"
)
_SCORE = "SELECT rowid AS row, :weight{n} * -bm25(lexical) AS score FROM lexical WHERE lexical MATCH :terms{n}"
_RANK = (
    "WITH found AS MATERIALIZED ({scores})"  # flattened into the join, bm25() is refused
    " SELECT r.passage_id, SUM(found.score) AS total FROM found JOIN lexical_rows r ON r.row = found.row"
    " {among} GROUP BY r.row ORDER BY total DESC, r.passage_id LIMIT :k"
)
_AMONG = "WHERE r.source_id IN (SELECT value FROM json_each(:readable))"


@dataclass(frozen=True, slots=True)
class IndexedText:
    """What is indexed of a passage."""

    passage_id: str
    source_id: str
    title: str
    heading: str
    text: str


class LexicalIndex:
    """The words of every passage, and which passages hold them."""

    def create(self, connection: Connection) -> None:
        """Make the tables where they are missing."""
        for statement in _CREATE:
            connection.execute(text(statement))

    def add(self, connection: Connection, passages: Iterable[IndexedText]) -> None:
        """Index passages; their ids must be new."""
        first = connection.execute(text(_NEXT_ROW)).scalar_one()
        rows: list[tuple[int, str, str]] = []
        indexed: list[tuple[int, str, str]] = []
        seen: set[str] = set()
        for row, passage in enumerate(passages, start=first):
            headings, body = stems(f"{passage.title}\n{passage.heading}"), stems(passage.text)
            rows.append((row, passage.passage_id, passage.source_id))
            indexed.append((row, " ".join(headings), " ".join(body)))
            seen.update(headings, body)
        cut = [(stem, pieces(stem)) for stem in sorted(seen)]
        near = [(piece, stem, len(found)) for stem, found in cut for piece in found]
        for statement, values in ((_INSERT_ROW, rows), (_INSERT_WORDS, indexed), (_INSERT_PIECE, near)):
            if values:  # by the driver itself: a third of the time that SQLAlchemy takes row by row
                connection.exec_driver_sql(statement, values)

    def remove(self, connection: Connection, source_id: str) -> None:
        """Forget every passage of a source."""
        for statement in (_DELETE_WORDS, _DELETE_ROWS):
            connection.execute(text(statement), {"source": source_id})

    def purge(self, connection: Connection) -> None:
        """Write the index anew without the words of what was removed: FTS5 keeps them until its parts are merged."""
        for statement in _PURGE:
            connection.execute(text(statement))

    def passage_ids(self, connection: Connection) -> set[str]:
        """The passages that the index holds words of."""
        return set(connection.execute(text(_HELD)).scalars())

    def search(
        self, connection: Connection, query: str, language: str, readable: Collection[str] | None, k: int
    ) -> list[tuple[str, float]]:
        """The `k` best passages of the readable sources (None: of all), best first; higher is better.

        A passage's score depends on its own words and on how rare the words are in
        the whole index, not on what else is readable.
        """
        asked = LexicalQuery.read(query, language).with_near_stems(lambda stem: self._near(connection, stem))
        groups = asked.groups()
        if not groups or (readable is not None and not readable):
            return []
        values: dict[str, object] = {"k": k}
        for number, (weight, terms) in enumerate(groups):
            values |= {f"weight{number}": weight, f"terms{number}": terms}
        if readable is not None:
            values["readable"] = json.dumps(sorted(readable))
        scores = " UNION ALL ".join(_SCORE.format(n=number) for number in range(len(groups)))
        statement = _RANK.format(scores=scores, among="" if readable is None else _AMONG)
        return [(row.passage_id, row.total) for row in connection.execute(text(statement), values)]

    def check(self, connection: Connection) -> list[str]:
        """What FTS5's own check finds wrong; nothing when all is well. Needs a connection that may write."""
        try:
            connection.execute(text("INSERT INTO lexical (lexical) VALUES ('integrity-check')"))
        except Exception as error:  # SQLite raises several kinds for a damaged index
            return [f"FTS5: {error}"]
        return []

    def clear(self, connection: Connection) -> None:
        """Forget everything; what was there must be added again."""
        for table in _TABLES:
            connection.execute(text(f"DROP TABLE IF EXISTS {table}"))
        self.create(connection)

    def _near(self, connection: Connection, stem: str) -> list[tuple[str, float]]:
        found = pieces(stem)
        values = {"stem": stem, "pieces": json.dumps(found), "size": len(found), "least": _LEAST_LIKENESS}
        return [(row.stem, row.likeness) for row in connection.execute(text(_NEAR), values)]
