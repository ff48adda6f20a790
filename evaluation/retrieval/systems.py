"""What is compared: each system turns a set into a score for every question and text.

Ours are the product's own parts, called as the library calls them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import create_engine

from corpus.embedding.models import NamedEmbeddings
from corpus.index.lexical import IndexedText, LexicalIndex
from corpus.index.ranking import Scored, fuse, rank
from corpus.library import POOL
from corpus.text import stems
from evaluation.retrieval.sets import RetrievalSet

Run = Mapping[str, list[Scored]]
"""From each question to texts with scores, best first."""

System = Callable[[RetrievalSet], Run]


def rank_bm25(cut: Callable[[str], list[str]]) -> System:
    """BM25 of the rank-bm25 package over the words that `cut` makes; stock LangChain's retriever cuts at spaces."""
    from rank_bm25 import BM25Okapi

    def run(asked: RetrievalSet) -> Run:
        index = BM25Okapi([cut(f"{text.title} {text.body}") or [""] for text in asked.texts])
        return {id: _best(asked, index.get_scores(cut(question))) for id, question in asked.questions.items()}

    return run


def dense(embeddings: NamedEmbeddings) -> System:
    """Cosine of the vectors of a question and of every text."""

    def run(asked: RetrievalSet) -> Run:
        vectors = embeddings.encode([_titled(text.title, text.body) for text in asked.texts])
        return {
            id: _best(asked, vectors @ embeddings.encode_query(question)) for id, question in asked.questions.items()
        }

    return run


def lexical(asked: RetrievalSet) -> Run:
    """The product's lexical index."""
    index = LexicalIndex()
    rows = [IndexedText(text.id, text.unit, text.title, "", text.body) for text in asked.texts]
    with create_engine("sqlite://").begin() as connection:
        index.create(connection)
        index.add(connection, rows)
        return {
            id: index.search(connection, question, asked.language, None, POOL)
            for id, question in asked.questions.items()
        }


@dataclass(frozen=True, slots=True)
class Hybrid:
    """Two runs fused, and the best of them read again word by word where `embeddings` can: what the product does."""

    words: System
    meaning: System
    embeddings: NamedEmbeddings | None = None

    def __call__(self, asked: RetrievalSet) -> Run:
        """Fuse as `corpus.library` does."""
        found, near = self.words(asked), self.meaning(asked)
        texts = {text.id: _titled(text.title, text.body) for text in asked.texts}
        return {id: self._fuse(asked, question, found[id], near[id], texts) for id, question in asked.questions.items()}

    def _fuse(
        self, asked: RetrievalSet, question: str, found: list[Scored], near: list[Scored], texts: Mapping[str, str]
    ) -> list[Scored]:
        embeddings = self.embeddings
        if embeddings is None:
            return fuse(found, near, asked.language)
        return rank(
            found, near, asked.language, lambda ids: embeddings.match_words(question, [texts[id] for id in ids])
        )


def cut_at_spaces(text: str) -> list[str]:
    """The stock retriever's words."""
    return text.split()


def systems(ours: NamedEmbeddings, other: NamedEmbeddings | None) -> dict[str, System]:
    """Every system by its name in the table; `other` is the model to compare with, when it is installed."""
    stock, words, meaning = (cache(system) for system in (rank_bm25(cut_at_spaces), lexical, dense(ours)))
    table: dict[str, System] = {
        "stock BM25 (words at spaces)": stock,
        "BM25 over French stems": rank_bm25(stems),
        "our lexical search": words,
        "our model": meaning,
        "our hybrid": Hybrid(words, meaning, ours),
    }
    if other is not None:
        known = cache(dense(other))
        table |= {"MiniLM": known, "stock BM25 + MiniLM": Hybrid(stock, known)}
        table["our lexical search + MiniLM"] = Hybrid(words, known)
    return table


def _best(asked: RetrievalSet, scores: NDArray[np.floating]) -> list[Scored]:
    order = np.argsort(-scores, kind="stable")[:POOL]
    return [(asked.texts[place].id, float(scores[place])) for place in order]


def _titled(title: str, body: str) -> str:
    return f"{title}\n{body}"
