"""Chroma, and nothing of Chroma outside this file: ids and vectors in, ids and similarities out.

No text and no metadata is ever given to it. Its counts are not to be believed
(a lost segment counts right and finds nothing), so health is asked with self-queries.
"""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np

from corpus.index.embedded import Embedded, Vectors

_COLLECTION = "passages"
_BATCH = 5_000
"""Chroma refuses more than 5,461 rows at once."""

_GRAPH: Any = {
    "space": "cosine",
    "max_neighbors": 32,
    "ef_construction": 200,
    "ef_search": 200,
    "batch_size": 100,
    "sync_threshold": 100,
}
"""With Chroma's own settings 1 near-twin in 500 is lost in a fresh index; with these none of 3,000.

What is below the threshold is not in the graph's file and costs every opening a replay.
"""

_SAME = 1e-3
"""The cosine distance below which two vectors are one."""

_TWINS = 10
"""How many answers a self-query may look through: passages with the same words have the same vector."""


class VectorsDamaged(Exception):
    """The index can't be opened or asked; a rebuild from the catalogue mends it."""


class VectorIndex:
    """One folder of Chroma's, with one collection of unit vectors under cosine."""

    def __init__(self, folder: Path, client: Any, collection: Any) -> None:
        self.folder = folder
        self._client = client
        self._collection = collection

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the index in `folder`, made where missing; raises VectorsDamaged."""
        import chromadb
        from chromadb.config import Settings

        with _damage():
            client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
            # The default embedding function would download a model.
            collection = client.get_or_create_collection(
                _COLLECTION, embedding_function=None, configuration={"hnsw": _GRAPH}
            )
            return cls(folder, client, collection)

    def put(self, embedded: Embedded) -> None:
        """Add vectors, or put them in the place of those with the same ids; vectors of nothing are left out."""
        kept = np.flatnonzero(np.linalg.norm(embedded.vectors, axis=1) > 0) if embedded.ids else np.zeros(0, int)
        with _damage():
            for begin in range(0, len(kept), _BATCH):
                rows = kept[begin : begin + _BATCH]
                self._collection.upsert(ids=[embedded.ids[row] for row in rows], embeddings=embedded.vectors[rows])

    def drop(self, ids: Sequence[str]) -> None:
        """Forget vectors; their bytes stay in Chroma's files until the index is built anew."""
        with _damage():
            for begin in range(0, len(ids), _BATCH):
                self._collection.delete(ids=list(ids[begin : begin + _BATCH]))

    def ids(self) -> set[str]:
        """Every id that the index says it holds."""
        with _damage():
            return set(self._collection.get(include=[])["ids"])

    def search(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """The `k` nearest passages and their cosine similarity, best first."""
        with _damage():
            found = self._collection.query(query_embeddings=vector[np.newaxis], n_results=k, include=["distances"])
        return [(id, 1.0 - float(far)) for id, far in zip(found["ids"][0], found["distances"][0], strict=True)]

    def lost(self, embedded: Embedded) -> list[str]:
        """Those of these passages that their own vector does not find."""
        missing: list[str] = []
        kept = np.flatnonzero(np.linalg.norm(embedded.vectors, axis=1) > 0) if embedded.ids else np.zeros(0, int)
        for begin in range(0, len(kept), 500):
            rows = kept[begin : begin + 500]
            with _damage():
                found = self._collection.query(
                    query_embeddings=embedded.vectors[rows], n_results=_TWINS, include=["distances"]
                )
            for row, near, far in zip(rows, found["ids"], found["distances"], strict=True):
                itself = [id for id, distance in zip(near, far, strict=True) if distance < _SAME]
                if embedded.ids[row] not in itself and len(itself) < _TWINS:
                    missing.append(embedded.ids[row])
        return missing

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


@contextlib.contextmanager
def _damage() -> Iterator[None]:
    """Chroma fails in many classes, some from Rust and not even an Exception: they are one to us."""
    try:
        yield
    except Exception as error:
        raise VectorsDamaged(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise VectorsDamaged(str(error)) from error
