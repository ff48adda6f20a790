"""An optional cross-encoder that reads the question beside each passage; the only file that knows its library."""

from collections.abc import Sequence
from typing import Protocol

from corpus.errors import EssaimError
from corpus.store.stored import Hit

_DEPTH = 30
"""Passages that are read beside the question: a cross-encoder takes milliseconds for each."""


class RerankerUnavailable(EssaimError):
    """The model set as reranker can't be loaded; names it and says why."""

    code = "reranker_unavailable"
    status = 500
    fr = "Le modèle de reclassement « {model} » ne peut être chargé ({reason}). Corrigez ESSAIM_RERANKER_MODEL."
    en = "The reranking model “{model}” cannot be loaded ({reason}). Correct ESSAIM_RERANKER_MODEL."


class Reranker(Protocol):
    """Puts passages in the order in which they answer a question."""

    def rerank(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """The same hits, best first."""


class KeptOrder:
    """No reranking: the order of the search stands."""

    def rerank(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """The hits as they are."""
        return list(hits)


class CrossEncoderReranker:
    """A sentence-transformers CrossEncoder, from a local folder or the hub (extra `models`)."""

    def __init__(self, model: str) -> None:
        try:
            from sentence_transformers import CrossEncoder

            self._encoder = CrossEncoder(model, device="cpu")
        except Exception as error:  # the library raises many classes for a folder that is not a model
            raise RerankerUnavailable(model=model, reason=error) from error

    def rerank(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """The first hits by the encoder's score, ties as they were; the rest behind them."""
        head, rest = list(hits[:_DEPTH]), list(hits[_DEPTH:])
        if not head:
            return rest
        scores = self._encoder.predict([(question, hit.passage.text) for hit in head], show_progress_bar=False)
        order = sorted(range(len(head)), key=lambda index: -float(scores[index]))
        return [head[index] for index in order] + rest


def load_reranker(model: str) -> Reranker:
    """The cross-encoder of this folder or hub id; raises RerankerUnavailable. Empty keeps the order."""
    return CrossEncoderReranker(model) if model else KeptOrder()
