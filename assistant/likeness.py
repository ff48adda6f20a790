"""Words of the sources that mean nearly the same as a question's: by the embedding model, where no list has them.

« Boulot » is near « emploi », “volunteers” near « bénévoles ». The model reads word
pieces, so only words that its training text held are compared, and two words of the
same pieces (« loi » and « loyer ») tell nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.embedding import NamedEmbeddings
from corpus.language import word_is_known
from corpus.text import STOP_WORDS, stem

_NEAR = 0.42
"""Cosine from which two words are taken for one another."""
_SAME_PIECES = 0.97
_MOST = 8
_SHORT = 4
_READERS = 4


@dataclass(frozen=True)
class Likeness:
    """The words of the readable corpus with their vectors."""

    embeddings: NamedEmbeddings
    forms: tuple[str, ...]

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        vectors: NDArray[np.float32] = self.embeddings.encode(self.forms)
        return vectors

    def near(self, folded: str) -> frozenset[str]:
        """Stems of the few corpus words nearest in meaning; none for a word that the model can't know."""
        if len(folded) < _SHORT or not word_is_known(folded) or not self.forms:
            return frozenset()
        likeness = self._vectors @ self.embeddings.encode([folded])[0]
        best = np.argsort(-likeness, kind="stable")[: 2 * _MOST]
        near = [self.forms[index] for index in best if _NEAR <= likeness[index] < _SAME_PIECES]
        return frozenset(stem(form) for form in near[:_MOST])


class LikenessOf:
    """The likeness of the words that each kind of reader may know, the last few kept."""

    def __init__(self, embeddings: NamedEmbeddings) -> None:
        self._embeddings = embeddings
        self._kept: dict[frozenset[str], Likeness] = {}

    def among(self, forms: Collection[str]) -> Likeness:
        """The likeness of these folded words; their vectors are computed at the first question."""
        telling = frozenset(form for form in forms if len(form) >= _SHORT and form not in STOP_WORDS)
        if telling not in self._kept:
            known = tuple(sorted(form for form in telling if word_is_known(form)))
            latest = dict(list(self._kept.items())[1 - _READERS :])
            self._kept = {**latest, telling: Likeness(self._embeddings, known)}
        return self._kept[telling]
