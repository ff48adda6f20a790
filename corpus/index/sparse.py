"""The lexical index as the library uses it: it changes with the catalogue, and is built anew from it when damaged.

It lies in the catalogue's own file and transactions, so that no kill can part the
two; what remains is damage to the file, or somebody's hand in its tables.
"""

import contextlib
import logging
import threading
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from corpus.document import Document, Passage
from corpus.index.lexical import VERSION, IndexedText, LexicalIndex
from corpus.store import catalogue
from corpus.store.database import Database
from corpus.text import stems

_log = logging.getLogger(__name__)

_VERSION = "lexical.version"

_SAMPLE, _OF_EACH, _OPENING = 50, 5, 80
"""How many sources, and passages of each, a check asks for by their opening words (code points)."""


class WordsDamaged(Exception):
    """The index can't be read or written; a rebuild from the catalogue mends it."""


class SparseIndex:
    """The words of every passage in the catalogue. Changes are made under `writing`, the one writer's lock."""

    def __init__(self, database: Database, writing: threading.RLock) -> None:
        self._database = database
        self._writing = writing
        self._lexical = LexicalIndex()

    def open(self) -> None:
        """Make the tables where they are missing, and anew where another version made them."""
        with self._database.write() as connection:
            self._lexical.create(connection)
            version = catalogue.read_state(connection, _VERSION)
        if version != VERSION:
            self.rebuild()

    def replace(self, connection: Connection, document: Document, passages: Sequence[Passage]) -> None:
        """Index a source in the place of its former version; raises WordsDamaged."""
        with _damage():
            self._lexical.remove(connection, document.source.id)
            self._lexical.add(connection, _indexed(document, passages))

    def remove(self, connection: Connection, source_ids: Collection[str]) -> None:
        """Forget sources, and write the index anew without their words; raises WordsDamaged."""
        with _damage():
            for source_id in source_ids:
                self._lexical.remove(connection, source_id)
            self._lexical.purge(connection)

    def search(self, text: str, language: str, readable: Collection[str] | None, k: int) -> list[tuple[str, float]]:
        """The `k` best passages of the readable sources (None: of all); a damaged index is built anew first."""
        try:
            with self._database.read() as connection, _damage():
                return self._lexical.search(connection, text, language, readable, k)
        except WordsDamaged as damage:
            self.mend(damage)
        with self._database.read() as connection:
            return self._lexical.search(connection, text, language, readable, k)

    def mend(self, damage: WordsDamaged) -> None:
        """Build the index anew when it is what failed; raises the database's own error when it is not."""
        with self._writing:
            if not self.faults():
                raise damage.__cause__ or damage
            _log.warning("the lexical index is built anew: %s", damage)
            self.rebuild()

    def rebuild(self) -> None:
        """Build the index anew from the catalogue."""
        with self._writing, self._database.write() as connection:
            self._lexical.clear(connection)
            for ids in catalogue.batches(catalogue.revisions(connection)):
                for stored in catalogue.load(connection, ids):
                    self._lexical.add(connection, _indexed(stored.document, stored.passages))
            catalogue.write_state(connection, _VERSION, VERSION)

    def passage_ids(self) -> set[str]:
        """The passages that the index holds words of."""
        with self._database.read() as connection:
            return self._lexical.passage_ids(connection)

    def faults(self) -> list[str]:
        """What is wrong: by FTS5's own check, against the catalogue, and with passages asked for by their own words."""
        try:
            with self._database.write() as connection:  # FTS5 asks for its check as for a write
                wrong = self._lexical.check(connection)
            with self._database.read() as connection:
                known, held = set(catalogue.passage_ids(connection)), self._lexical.passage_ids(connection)
                wrong += [f"missing {id}" for id in sorted(known - held)]
                wrong += [f"unknown {id}" for id in sorted(held - known)]
                return wrong or self._unfound(connection)
        except DatabaseError as error:
            return [str(error.orig)]

    def _unfound(self, connection: Connection) -> list[str]:
        source_ids = list(catalogue.revisions(connection))
        missing = []
        for stored in catalogue.load(connection, source_ids[:: max(1, len(source_ids) // _SAMPLE)]):
            for passage in stored.passages[:_OF_EACH]:
                opening = passage.text[:_OPENING]
                found = self._lexical.search(connection, opening, "fr", {stored.id}, len(stored.passages))
                if passage.id not in {id for id, _ in found} and stems(opening):
                    missing.append(f"not found by its words {passage.id}")
        return missing


@contextlib.contextmanager
def _damage() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise WordsDamaged(str(error.orig)) from error


def _indexed(document: Document, passages: Sequence[Passage]) -> list[IndexedText]:
    return [
        IndexedText(passage.id, passage.source_id, document.source.title, passage.section or "", passage.text)
        for passage in passages
    ]
