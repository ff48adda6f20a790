"""The one face of the corpus: put, remove, read, search; what a reader may not read does not exist for him."""

import contextlib
import threading
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Self

from corpus.access import OPERATOR, Reader
from corpus.document import Document, Passage, check_spans
from corpus.embedding.models import NamedEmbeddings
from corpus.errors import UnknownSource
from corpus.health import Check, check_catalogue, check_embeddings, check_lexical, check_vectors
from corpus.index import embedded
from corpus.index.dense import DenseIndex
from corpus.index.embedded import Embedded, Vectors
from corpus.index.ranking import rank
from corpus.index.sparse import SparseIndex, WordsDamaged
from corpus.store import catalogue, drafts
from corpus.store.database import Database
from corpus.store.home import Home
from corpus.store.removal import remaining_bytes, telling_pieces
from corpus.store.shelf import EMPTY, View
from corpus.store.stored import Hit, Put, PutStatus, Removal, SourceSummary, StoredSource, fingerprint, summarise

POOL = 200
"""How many passages each index hands to the fusion."""


class Library:
    """The catalogue and its two indexes in one home, owned by this process until closed.

    Any number of threads may read while one writes; a reader sees a source as it
    was or as it is, never half.
    """

    def __init__(self, home: Home, database: Database, embeddings: NamedEmbeddings) -> None:
        self.home = home
        self.database = database
        self.embeddings = embeddings
        self._writing = threading.RLock()
        self._sparse = SparseIndex(database, self._writing)
        self._dense = DenseIndex(database, home.vectors, embeddings.name, self._writing)
        self._shelf = EMPTY
        self._closing = contextlib.ExitStack()

    @classmethod
    def open(cls, home: Path, embeddings: NamedEmbeddings) -> Self:
        """Open the home, made where missing, and own it.

        Raises HomeInUse, HomeUnwritable, HomeTooNew or CatalogueDamaged.
        """
        place = Home(home)
        with contextlib.ExitStack() as opened:
            opened.enter_context(place.own())
            database = Database.open(place.database)
            opened.callback(database.close)
            library = cls(place, database, embeddings)
            library._sparse.open()
            if embedded.complete(database, embeddings):
                library._dense.rebuild()
            library._closing = opened.pop_all()
        return library

    def close(self) -> None:
        """Close everything in order and give the home up."""
        self._dense.close()
        self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def revision(self) -> int:
        """A number that changes with every change of the shelves: what was computed for it may be kept."""
        with self.database.read() as connection:
            return catalogue.revision(connection)

    def put(self, document: Document, passages: Sequence[Passage]) -> Put:
        """Put a source on the shelf in the place of its former version, whole or not at all.

        The same bytes under another origin are `unchanged` and keep the first id; they
        become readable for the groups of both.
        """
        check_spans(document, passages)
        with self._writing:
            unchanged = self._put_known(document, passages)
            if unchanged is not None:
                return unchanged
            vectors = embedded.embed(self.embeddings, document.source.title, passages)
            try:
                known = self._write(document, passages, vectors)
            except WordsDamaged as damage:
                self._sparse.mend(damage)
                known = self._write(document, passages, vectors)
        status: PutStatus = "partial" if document.partial else "updated" if known else "added"
        return Put(document.source.id, status, len(passages))

    def share(self, source_id: str, groups: Collection[str]) -> None:
        """Let these groups, and only these, read a source; raises UnknownSource."""
        with self._writing, self.database.write() as connection:
            if catalogue.find(connection, source_id) is None:
                raise UnknownSource(source_id=source_id)
            catalogue.share(connection, source_id, groups)

    def remove(self, source_ids: Collection[str]) -> Removal:
        """Take sources off the shelf and out of every file of the home; raises UnknownSource before any is touched."""
        with self._writing:
            with self.database.read() as connection:
                for source_id in source_ids:
                    if catalogue.find(connection, source_id) is None:
                        raise UnknownSource(source_id=source_id)
                removed = [stored.document.text for stored in catalogue.load(connection, source_ids)]
            try:
                ids = self._take_out(source_ids)
            except WordsDamaged as damage:
                self._sparse.mend(damage)
                ids = self._take_out(source_ids)
            self._dense.rebuild()
            self.database.scrub()
            return self._prove(tuple(source_ids), ids, removed)

    def search(
        self, reader: Reader, text: str, language: str, k: int, source_ids: Collection[str] | None = None
    ) -> list[Hit]:
        """The `k` best passages that `reader` may read (of `source_ids`, when named), best first."""
        view = self._view(reader)
        passages = view.among(source_ids)
        everything = view.whole and source_ids is None
        readable = None if everything else {passage.source_id for passage in passages.values()}
        lexical = self._sparse.search(text, language, readable, POOL)
        vector = self.embeddings.encode_query(text)
        dense = self._dense.search(vector, POOL, None if everything else passages) if vector.any() else []
        words, meaning = ([(id, score) for id, score in found if id in passages] for found in (lexical, dense))

        def match(ids: Sequence[str]) -> Vectors | None:
            return self.embeddings.match_words(text, [view.titled(passages[id]) for id in ids])

        return [view.hit(passages[id], score) for id, score in rank(words, meaning, language, match)[:k]]

    def search_sources(
        self, reader: Reader, text: str, language: str, k: int, source_ids: Collection[str] | None = None
    ) -> list[Hit]:
        """The best passage of each of the `k` best sources, best first."""
        best: dict[str, Hit] = {}
        for hit in self.search(reader, text, language, 2 * POOL, source_ids):
            best.setdefault(hit.passage.source_id, hit)
        return list(best.values())[:k]

    def read(self, reader: Reader, source_id: str) -> StoredSource:
        """A source with its text and passages; raises UnknownSource, also for what `reader` may not read."""
        stored = self._view(reader).sources.get(source_id)
        if stored is None:
            raise UnknownSource(source_id=source_id)
        return stored

    def documents(self, reader: Reader) -> list[StoredSource]:
        """Every readable source with its text, oldest first, from memory."""
        return list(self._view(reader).sources.values())

    def sources(self, reader: Reader) -> list[SourceSummary]:
        """Every readable source without its text, oldest first."""
        return [summarise(stored) for stored in self._view(reader).sources.values()]

    def passages(self, reader: Reader, source_ids: Collection[str] | None = None) -> list[Passage]:
        """Every readable passage (of `source_ids`, when named), source by source, in reading order."""
        return list(self._view(reader).among(source_ids).values())

    def check(self) -> list[Check]:
        """Whether each index says what the catalogue says, asked passage by passage."""
        with self._writing:
            return [
                check_catalogue(self.database),
                check_embeddings(self.database, self.embeddings.name),
                check_lexical(self._sparse),
                check_vectors(self.database, self._dense),
            ]

    def repair(self) -> None:
        """Build both indexes anew from the catalogue, and give vectors to passages that have none."""
        with self._writing:
            self._sparse.rebuild()
            embedded.complete(self.database, self.embeddings)
            self._dense.rebuild()

    def reindex(self) -> None:
        """Embed every passage again and build both indexes anew."""
        with self._writing:
            with self.database.write() as connection:
                embedded.forget(connection)
            self.repair()

    def _prove(self, removed: tuple[str, ...], ids: Collection[str], texts: Sequence[str]) -> Removal:
        kept = [stored.document.text for stored in self.documents(OPERATOR)]
        with self.database.read() as connection:
            left = set(catalogue.passage_ids(connection, removed))
        left |= (self._sparse.passage_ids() | self._dense.ids()).intersection(ids)
        return Removal(removed, len(left), remaining_bytes(self.home.path, telling_pieces(texts, kept)))

    def _view(self, reader: Reader) -> View:
        with self.database.read() as connection:
            self._shelf = shelf = self._shelf.refreshed(connection)
        return shelf.view(reader)

    def _put_known(self, document: Document, passages: Sequence[Passage]) -> Put | None:
        """The outcome when the content is on the shelf already (who reads it may change), else None."""
        wanted = document.source.groups
        with self.database.write() as connection:
            known = catalogue.find(connection, document.source.id)
            if known is None:
                twin = catalogue.find_twin(connection, document)
                known = catalogue.find(connection, twin) if twin else None
                if known is None:
                    return None
                wanted |= known.groups
            elif known.fingerprint != fingerprint(document, tuple(passages)):
                return None
            if wanted == known.groups:
                return Put(known.source_id, "unchanged", known.passages)
            catalogue.share(connection, known.source_id, wanted)
            return Put(known.source_id, "updated", known.passages)

    def _write(self, document: Document, passages: Sequence[Passage], vectors: Embedded) -> bool:
        """Everything of a source in one transaction; tells whether there was a former version."""
        source_id = document.source.id
        with self.database.write() as connection:
            known = catalogue.find(connection, source_id)
            former = catalogue.passage_ids(connection, [source_id])
            self._sparse.replace(connection, document, passages)
            catalogue.write(connection, document, passages, known.added_at if known else catalogue.now())
            embedded.write(connection, self.embeddings.name, vectors)
            embedded.note_changes(connection, {*former, *vectors.ids})
        self._dense.note(former, vectors)
        return known is not None

    def _take_out(self, source_ids: Collection[str]) -> list[str]:
        with self.database.write() as connection:
            ids = catalogue.passage_ids(connection, source_ids)
            self._sparse.remove(connection, source_ids)
            embedded.note_changes(connection, ids)
            drafts.delete_unpublished(connection, source_ids)
            catalogue.delete_sources(connection, source_ids)
        return ids
