"""The vector index as the library uses it: kept level with the catalogue, checked, built anew.

A whole library is asked through Chroma; a part of it (what one reader may read, or
named sources) by an exact product over the catalogue's own vectors, because a
filter costs Chroma 20 to 100 times a plain query.
"""

import logging
import shutil
import threading
from collections.abc import Collection
from pathlib import Path

import numpy as np

from corpus.index import embedded
from corpus.index.embedded import Embedded, Vectors
from corpus.index.vectors import VectorIndex, VectorsDamaged
from corpus.store import catalogue
from corpus.store.database import Database

_log = logging.getLogger(__name__)

_FOLLOWED_AT_ONCE = 2_000
_FOLLOWED_LATER = 1_000
"""So many changes are made good by a look through their vectors, one millisecond or two a search."""

_SAMPLE = 32
"""Self-queries at an opening after an orderly close; after a kill every vector is asked."""

LOSS = 0.002
"""What share of a sound index may miss itself: the graph is approximate where passages are near-twins."""

_FOLDER, _MODEL, _USE = "vectors.folder", "vectors.model", "vectors.use"


class DenseIndex:
    """The passages' vectors in `folder`, as far as the catalogue's embeddings go.

    Nothing is opened before it is needed: Chroma takes most of a second to import.
    Changes are made under `writing`, the library's one writer's lock.
    """

    def __init__(self, database: Database, folder: Path, model: str, writing: threading.RLock) -> None:
        self._database = database
        self._folder = folder
        self._model = model
        self._writing = writing
        self._swapping = threading.Lock()
        self._index: VectorIndex | None = None
        self._behind: dict[str, Vectors | None] = {}
        self._gathering = threading.Lock()
        self._matrix: tuple[dict[str, int], Vectors] | None = None
        self._stale: set[str] = set()

    def search(self, vector: Vectors, k: int, among: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The `k` passages nearest to a unit vector, of these (None: of all), best first, ties in the order of ids."""
        if among is None:
            try:
                return self._search_index(vector, k)
            except VectorsDamaged as damage:
                _log.warning("the vector index can't be asked (%s); run “essaim doctor --repair”", damage)
        rows_of, vectors = self._rows()
        chosen = sorted((id, rows_of[id]) for id in (rows_of if among is None else among) if id in rows_of)
        if not chosen:
            return []
        scores = vectors[[row for _, row in chosen]] @ vector
        best = np.argsort(-scores, kind="stable")[:k]
        return [(chosen[place][0], float(scores[place])) for place in best]

    def note(self, gone: Collection[str], fresh: Embedded) -> None:
        """The catalogue changed: follow now or, while little has changed, later.

        A call of Chroma's costs the same for one vector as for hundreds; until it is made
        searches look through what is behind one by one.
        """
        self._behind = {**self._behind, **dict.fromkeys(gone), **dict(zip(fresh.ids, fresh.vectors, strict=True))}
        with self._gathering:
            self._stale.update(gone, fresh.ids)
        if len(self._behind) < _FOLLOWED_LATER:
            return
        try:
            self.follow()
        except VectorsDamaged as damage:
            _log.warning("the vector index is built anew: %s", damage)
            self.rebuild()

    def open(self) -> None:
        """Open the index and make good what an interruption left; does nothing when that was done."""
        if self._index is not None:
            return
        with self._writing:
            if self._index is not None:
                return
            try:
                orderly = self._attach()
                self.follow()
                if len(self.lost(_SAMPLE if orderly else None)) > int(orderly):
                    raise VectorsDamaged("vectors are not found by themselves")
            except VectorsDamaged as damage:
                _log.warning("the vector index is built anew: %s", damage)
                self.rebuild()

    def examine(self) -> tuple[set[str], list[str]]:
        """Every id in the index, and those not found by themselves; repairs nothing. Raises VectorsDamaged."""
        with self._writing:
            if self._index is None:
                self._attach()
            try:
                self.follow()
                return self.ids(), self.lost()
            except VectorsDamaged:
                self._detach()  # so that the next search opens it with repair
                raise

    def follow(self) -> None:
        """Bring to the index what changed in the catalogue since it last followed; raises VectorsDamaged."""
        if self._index is None:
            return self.open()
        while True:
            with self._database.read() as connection:
                changed = embedded.changes(connection, _FOLLOWED_AT_ONCE)
                present = embedded.read(connection, changed)
            if not changed:
                self._behind = {}
                return None
            self._mark("open")
            gone = set(changed).difference(present.ids)
            self._index.drop(sorted(gone))
            self._index.put(present)
            with self._database.write() as connection:
                embedded.forget_changes(connection, changed)

    def rebuild(self) -> None:
        """Build the index anew beside the old one, put it in its place, and delete the old files."""
        with self._writing:
            with self._database.read() as connection:
                ids = catalogue.passage_ids(connection)
                former = catalogue.read_state(connection, _FOLDER)
            name = f"index-{int(former.removeprefix('index-') or 0) + 1}"
            shutil.rmtree(self._folder / name, ignore_errors=True)
            fresh = VectorIndex.open(self._folder / name)
            for begin in range(0, len(ids), _FOLLOWED_AT_ONCE):
                with self._database.read() as connection:
                    fresh.put(embedded.read(connection, ids[begin : begin + _FOLLOWED_AT_ONCE]))
            with self._database.write() as connection:
                catalogue.write_state(connection, _FOLDER, name)
                catalogue.write_state(connection, _MODEL, self._model)
                catalogue.write_state(connection, _USE, "open")
                embedded.forget_all_changes(connection)
            self._behind = {}
            with self._gathering:
                self._matrix, self._stale = None, set()
            self._swap(fresh)

    def lost(self, sample: int | None = None) -> list[str]:
        """Passages that their own vector does not find, out of `sample` spread evenly (None: all)."""
        with self._database.read() as connection:
            ids = sorted(catalogue.passage_ids(connection))
            step = max(1, len(ids) // sample) if sample else 1
            asked = embedded.read(connection, ids[::step])
        with self._swapping:
            return self._index.lost(asked) if self._index else []

    def ids(self) -> set[str]:
        """Every id in the index."""
        self.open()
        with self._swapping:
            return self._index.ids() if self._index else set()

    def close(self) -> None:
        """Bring the index level with the catalogue, if it was ever opened, and close it in order."""
        with self._writing:
            if self._index is None:
                return
            try:
                self.follow()
            except VectorsDamaged as damage:
                _log.warning("the vector index was left behind, to be built anew: %s", damage)
            else:
                self._mark("closed")
            self._detach()

    def _attach(self) -> bool:
        """Open the files as they are; tells whether they were closed in order. Raises VectorsDamaged."""
        with self._database.read() as connection:
            name = catalogue.read_state(connection, _FOLDER)
            model = catalogue.read_state(connection, _MODEL)
            orderly = catalogue.read_state(connection, _USE) != "open"
        if model != self._model:
            self.rebuild()
            return True
        if not any((self._folder / name).glob("*")):
            raise VectorsDamaged("its folder is gone")
        self._index = VectorIndex.open(self._folder / name)
        return orderly

    def _detach(self) -> None:
        with self._swapping:
            if self._index is not None:
                self._index.close()
                self._index = None

    def _mark(self, use: str) -> None:
        with self._database.read() as connection:
            known = catalogue.read_state(connection, _USE)
        if known != use:
            with self._database.write() as connection:
                catalogue.write_state(connection, _USE, use)

    def _swap(self, fresh: VectorIndex) -> None:
        with self._swapping:
            old, self._index = self._index, fresh
            if old is not None:
                old.close()
        for folder in self._folder.iterdir():
            if folder != fresh.folder:
                shutil.rmtree(folder, ignore_errors=True)

    def _search_index(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        self.open()
        behind = self._behind  # before the index is asked: what it follows meanwhile is then in both
        with self._swapping:
            found = self._index.search(vector, k + len(behind)) if self._index else []
        found = [(id, score) for id, score in found if id not in behind]
        found += [(id, float(row @ vector)) for id, row in behind.items() if row is not None]
        return sorted(found, key=lambda item: (-item[1], item[0]))[:k]

    def _rows(self) -> tuple[dict[str, int], Vectors]:
        """Every vector of the catalogue, and the row of each passage; what did not change is not read again."""
        with self._gathering:
            if self._matrix is not None and not self._stale:
                return self._matrix
            with self._database.read() as connection:
                if self._matrix is None:
                    held = embedded.read(connection, catalogue.passage_ids(connection))
                else:
                    held = _merge(*self._matrix, embedded.read(connection, self._stale), self._stale)
            self._matrix = ({id: row for row, id in enumerate(held.ids)}, held.vectors)
            self._stale = set()  # only now: what could not be read is still to be read
            return self._matrix


def _merge(rows_of: dict[str, int], vectors: Vectors, fresh: Embedded, stale: Collection[str]) -> Embedded:
    kept = [(id, row) for id, row in rows_of.items() if id not in stale]
    parts = [part for part in (vectors[[row for _, row in kept]], fresh.vectors) if len(part)]
    ids = (*(id for id, _ in kept), *fresh.ids)
    return Embedded(ids, np.vstack(parts) if parts else np.zeros((0, 0), np.float32))
