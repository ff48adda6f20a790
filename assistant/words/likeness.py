"""Words of the sources that mean nearly the same as a question's: by the embedding model, where no list has them.

« Boulot » is near « emploi », “volunteers” near « bénévoles ». The model reads word
pieces: a word that it may not know must be nearer, and two words of the same pieces
(« loi » and « loyer ») tell nothing.
"""

from collections.abc import Collection, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.models import NamedEmbeddings
from corpus.language import word_is_known
from corpus.text import STOP_WORDS, stem

_NEAR, _SURE = 0.42, 0.6
"""Cosine from which two words are taken for one another, where the model knows the word well and where it may not."""
_SAME_PIECES = 0.97
_MOST = 8
_SHORT = 4
_READERS = 4
_WORDS = 4096
"""Words of questions whose likes are kept."""


class Likeness:
    """The words of the readable corpus with their vectors, made at the first question."""

    def __init__(self, embeddings: NamedEmbeddings, forms: Collection[str]) -> None:
        self._embeddings = embeddings
        self._forms = tuple(sorted(forms))
        self._found: dict[str, frozenset[str]] = {}

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        vectors: NDArray[np.float32] = self._embeddings.encode(self._forms)
        return vectors

    def near(self, folded: str) -> frozenset[str]:
        """Stems of the few corpus words nearest in meaning to a folded word."""
        self.look_up((folded,))
        return self._found.get(folded, frozenset())

    def look_up(self, folded: Collection[str]) -> None:
        """Find the likes of several words at once, which takes little longer than of one."""
        new = sorted({word for word in folded if len(word) >= _SHORT and word not in self._found})
        if not new or not self._forms:
            return
        likeness = self._embeddings.encode(new) @ self._vectors.T
        found = {word: self._nearest(word, likeness[row]) for row, word in enumerate(new)}
        self._found = {**(self._found if len(self._found) < _WORDS else {}), **found}

    def closeness(self, question: str, texts: Sequence[str]) -> list[float]:
        """The cosine of a question with each of these sentences."""
        vectors = self._embeddings.encode([question, *texts])
        return [float(cosine) for cosine in vectors[1:] @ vectors[0]]

    def _nearest(self, word: str, likeness: NDArray[np.float32]) -> frozenset[str]:
        least = _NEAR if word_is_known(word) else _SURE
        near = np.flatnonzero((likeness >= least) & (likeness < _SAME_PIECES))
        best = near[np.argsort(-likeness[near], kind="stable")][:_MOST]
        return frozenset(stem(self._forms[index]) for index in best)


class LikenessOf:
    """The likeness of the words that each kind of reader may know, the last few kept."""

    def __init__(self, embeddings: NamedEmbeddings) -> None:
        self._embeddings = embeddings
        self._kept: dict[frozenset[str], Likeness] = {}

    def among(self, forms: Collection[str]) -> Likeness:
        """The likeness of these folded words."""
        telling = frozenset(form for form in forms if len(form) >= _SHORT and form not in STOP_WORDS)
        if telling not in self._kept:
            latest = dict(list(self._kept.items())[1 - _READERS :])
            self._kept = {**latest, telling: Likeness(self._embeddings, telling)}
        return self._kept[telling]
