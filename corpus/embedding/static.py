"""The shipped embedding model, on numpy: a vector for each piece of a word, averaged over a text.

The files are made by `training/` and described in corpus/model/README.md. Rows
are stored in four bits and kept in eight, so that a text of 900 characters costs
some hundred microseconds and the whole model some thirty megabytes.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from corpus.text import fold, stem

Vectors = NDArray[np.float32]

_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 60
"""Longer runs of letters are no words; cut, so that one cannot cost a second."""

_REMEMBERED_WORDS = 1 << 16


def surface_words(text: str) -> list[str]:
    """The words as they stand, stop words included: what the model and its training both read."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


@lru_cache(maxsize=_REMEMBERED_WORDS)
def analyse_word(word: str) -> str:
    """The French stem of a folded word: the form that the tokenizer knows, for English words too."""
    return stem(fold(word[:_LONGEST_WORD]))


class StaticModel:
    """Texts to unit vectors: each piece once, weighed by 1 + log of how often it stands; order is nothing."""

    def __init__(self, tokenizer: Tokenizer, rows: NDArray[np.int8], scales: Vectors) -> None:
        """Raises ValueError when rows, scales and tokenizer do not belong together."""
        if not len(rows) == len(scales) == tokenizer.get_vocab_size():
            raise ValueError(f"{len(rows)} rows, {len(scales)} scales, {tokenizer.get_vocab_size()} word pieces")
        self.tokenizer = tokenizer
        self.rows = rows
        self.scales = scales
        self._unknown = tokenizer.token_to_id("[UNK]")
        self._pieces = lru_cache(maxsize=_REMEMBERED_WORDS)(self._cut_word)

    @property
    def dimension(self) -> int:
        """Length of the vectors."""
        return int(self.rows.shape[1])

    def pieces(self, text: str) -> list[int]:
        """Ids of the word pieces of `text`; words in a script the model does not know give none."""
        return list(chain.from_iterable(map(self._pieces, surface_words(text))))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text; zeros for a text without a known word."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for number, text in enumerate(texts):
            self._add_up(text, vectors[number])
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, norms, out=vectors, where=norms > 0)
        return vectors

    def match_words(self, query: str, texts: Sequence[str]) -> Vectors:
        """How well the words of `query` are met in each text, 0 to 1: each piece by the likest one there.

        Pieces weigh as their rows are long, which is how rare and telling they are.
        """
        asked = np.unique(np.array(self.pieces(query), np.intp))
        held = [np.array(list(set(self.pieces(text))), np.intp) for text in texts]
        if not len(asked) or not any(map(len, held)):
            return np.zeros(len(texts), np.float32)
        used, places = np.unique(np.concatenate(held), return_inverse=True)
        wanted, lengths = self._unit_rows(asked)
        likeness = self._unit_rows(used)[0] @ wanted.T
        starts = np.cumsum([0, *map(len, held)])
        best = [
            likeness[places[start:end]].max(axis=0) if end > start else np.zeros(len(asked), np.float32)
            for start, end in pairwise(starts)
        ]
        matched: Vectors = np.maximum(best, 0) @ (lengths / lengths.sum())
        return matched

    def _unit_rows(self, ids: NDArray[np.intp]) -> tuple[Vectors, Vectors]:
        rows = self.rows[ids].astype(np.float32)
        norms = np.maximum(np.linalg.norm(rows, axis=1), 1e-9)
        return rows / norms[:, None], norms * self.scales[ids]

    def _add_up(self, text: str, into: Vectors) -> None:
        ids, counts = np.unique(np.array(self.pieces(text), np.intp), return_counts=True)
        weights = self.scales[ids] * (1 + np.log(counts, dtype=np.float32))
        np.matmul(weights, self.rows[ids].astype(np.float32), out=into)

    def _cut_word(self, word: str) -> tuple[int, ...]:
        ids = self.tokenizer.encode(analyse_word(word), add_special_tokens=False).ids
        return tuple(number for number in ids if number != self._unknown)


def pack(rows: NDArray[np.int8]) -> NDArray[np.uint8]:
    """Two four-bit numbers (-8 to 7) in a byte; the even columns in the low half."""
    shifted = (rows + 8).astype(np.uint8)
    packed: NDArray[np.uint8] = shifted[:, 0::2] | (shifted[:, 1::2] << np.uint8(4))
    return packed


def unpack(codes: NDArray[np.uint8]) -> NDArray[np.int8]:
    """The reverse of `pack`."""
    rows = np.empty((codes.shape[0], codes.shape[1] * 2), np.int8)
    rows[:, 0::2] = codes & 15
    rows[:, 1::2] = codes >> 4
    rows -= 8
    return rows
