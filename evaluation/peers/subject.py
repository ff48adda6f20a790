"""A stock retriever as a subject: it shows its first passages, whatever is asked."""

from collections.abc import Mapping, Sequence

from evaluation.peers.ranking import Chunk, Dense, Ensemble, Ranker, Words, split
from evaluation.subject import Reply, Subject

_POOL = 60
"""Chunks looked at to find ten different sources."""


class Peer:
    """Shows the best `top` chunks as its answer and their sources as its list.

    Stock recipes have neither refusals nor exact spans, so none are pretended here:
    every outcome is "answered", and there are no quotes to check.
    """

    def __init__(self, ranker: Ranker, texts: Mapping[str, str], top: int) -> None:
        self._ranker, self._texts, self._top = ranker, texts, top

    def ask(self, question: str, history: Sequence[str]) -> Reply:
        """The first chunks, verbatim; the history is ignored, as the recipe does."""
        chunks = self._ranker.rank(question, self._top)
        segments = tuple(chunk.text for chunk in chunks)
        items = tuple(dict.fromkeys(chunk.source_id for chunk in chunks))
        return Reply("answered", segments, items, (), standalone=question, signature="\n".join(segments))

    def search(self, query: str, limit: int) -> Mapping[str, float]:
        """The first `limit` different sources."""
        sources = dict.fromkeys(chunk.source_id for chunk in self._ranker.rank(query, _POOL))
        return {source_id: 1 / place for place, source_id in enumerate(list(sources)[:limit], 1)}

    def text(self, source_id: str) -> str:
        """The text that was split."""
        return self._texts[source_id]


def stock_peers(texts: Mapping[str, str]) -> dict[str, Subject]:
    """LangChain's recipe at top 4 and top 10, BM25, and their ensemble, over these texts."""
    chunks: list[Chunk] = split(texts)
    dense, words = Dense(chunks), Words(chunks)
    return {
        "LangChain + MiniLM + Chroma, top 4": Peer(dense, texts, 4),
        "LangChain + MiniLM + Chroma, top 10": Peer(dense, texts, 10),
        "BM25 (rank-bm25), top 10": Peer(words, texts, 10),
        "their ensemble, top 10": Peer(Ensemble((dense, words)), texts, 10),
    }
