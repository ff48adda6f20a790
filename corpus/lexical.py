"""Lexical search: BM25 over stems and word pieces, in SQLite's FTS5.

It lives in the catalogue's database and changes in the same transactions. Titles
and headings count more than text; pieces of four letters count less than words,
and find them again when they are mistyped.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, text

from corpus.text import STOP_WORDS, folded_words, stem
from corpus.translation import Translations, shipped_translations

_GRAM = 4
_WEIGHTS = (1.0, 1.0, 0.2)
"""Of title and heading, of text, of pieces."""

_CREATE = (
    "CREATE TABLE IF NOT EXISTS lexical_rows (row INTEGER PRIMARY KEY, passage_id TEXT UNIQUE NOT NULL,"
    " source_id TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS lexical_rows_source ON lexical_rows (source_id)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS lexical USING fts5 (headings, body, pieces, tokenize = 'ascii')",
)
_SEARCH = (
    "SELECT r.passage_id, -bm25(lexical, {weights}) AS score FROM lexical JOIN lexical_rows r ON r.row = lexical.rowid"
    " WHERE lexical MATCH :match {among} ORDER BY score DESC, r.passage_id LIMIT :k"
)
_AMONG = "AND r.source_id IN (SELECT value FROM json_each(:readable))"


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

    def __init__(self, translations: Translations | None = None, glossary: Mapping[str, Collection[str]] = {}) -> None:
        self._translations = shipped_translations() if translations is None else translations
        self._glossary = glossary

    def create(self, connection: Connection) -> None:
        """Make the tables where they are missing."""
        for statement in _CREATE:
            connection.execute(text(statement))

    def add(self, connection: Connection, passages: Iterable[IndexedText]) -> None:
        """Index passages; their ids must be new."""
        for passage in passages:
            row = connection.execute(
                text("INSERT INTO lexical_rows (passage_id, source_id) VALUES (:passage, :source)"),
                {"passage": passage.passage_id, "source": passage.source_id},
            ).lastrowid
            headings, body = f"{passage.title}\n{passage.heading}", passage.text
            connection.execute(
                text("INSERT INTO lexical (rowid, headings, body, pieces) VALUES (:row, :headings, :body, :pieces)"),
                {
                    "row": row,
                    "headings": " ".join(_stems(headings)),
                    "body": " ".join(_stems(body)),
                    "pieces": " ".join(_pieces(f"{headings}\n{body}")),
                },
            )

    def remove(self, connection: Connection, source_id: str) -> None:
        """Forget every passage of a source."""
        source = {"source": source_id}
        connection.execute(
            text("DELETE FROM lexical WHERE rowid IN (SELECT row FROM lexical_rows WHERE source_id = :source)"), source
        )
        connection.execute(text("DELETE FROM lexical_rows WHERE source_id = :source"), source)

    def purge(self, connection: Connection) -> None:
        """Write the index anew without the words of what was removed: FTS5 keeps them until its parts are merged."""
        connection.execute(text("INSERT INTO lexical (lexical) VALUES ('optimize')"))

    def passage_ids(self, connection: Connection) -> set[str]:
        """The passages that the index holds words of."""
        held = "SELECT r.passage_id FROM lexical JOIN lexical_rows r ON r.row = lexical.rowid"
        return set(connection.execute(text(held)).scalars())

    def search(
        self, connection: Connection, query: str, language: str, readable: Collection[str] | None, k: int
    ) -> list[tuple[str, float]]:
        """The `k` best passages of the readable sources (None: of all), best first; higher is better."""
        terms = self._terms(query, language)
        if not terms or (readable is not None and not readable):
            return []
        values: dict[str, object] = {"match": " OR ".join(terms), "k": k}
        if readable is not None:
            values["readable"] = json.dumps(sorted(readable))
        statement = _SEARCH.format(
            weights=", ".join(str(weight) for weight in _WEIGHTS), among="" if readable is None else _AMONG
        )
        return [(row.passage_id, row.score) for row in connection.execute(text(statement), values)]

    def check(self, connection: Connection) -> list[str]:
        """What is wrong with the index, in words for the log; nothing when all is well."""
        wrong = []
        try:
            connection.execute(text("INSERT INTO lexical (lexical) VALUES ('integrity-check')"))
        except Exception as error:  # SQLite raises several kinds for a damaged index
            wrong.append(f"FTS5: {error}")
        return wrong

    def clear(self, connection: Connection) -> None:
        """Forget everything; what was there must be added again."""
        connection.execute(text("DROP TABLE IF EXISTS lexical"))
        connection.execute(text("DROP TABLE IF EXISTS lexical_rows"))
        self.create(connection)

    def _terms(self, query: str, language: str) -> list[str]:
        stems = list(dict.fromkeys(_stems(query)))[:64]
        if language == "en":
            for stem in tuple(stems):
                stems += [french for french, _ in self._translations.get(stem, ())]
        pieces = list(Counter(_pieces(query)))[:256]
        return [f'"{term}"' for term in (*dict.fromkeys(stems), *pieces)]


def _stems(content: str) -> list[str]:
    return [stem(word) for word in folded_words(content) if word not in STOP_WORDS]


def _pieces(content: str) -> list[str]:
    return [piece for word in folded_words(content) if word not in STOP_WORDS for piece in _pieces_of(word)]


@lru_cache(maxsize=1 << 15)
def _pieces_of(word: str) -> tuple[str, ...]:
    marked = f"_{word[:60]}_"
    return tuple("p" + marked[start : start + _GRAM] for start in range(max(1, len(marked) - _GRAM + 1)))
