"""English stems to French stems: IBM Model 1 on the parallel text."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.static import analyse_word, surface_words
from corpus.text import STOP_WORDS, fold
from training.texts import Translation

_LONGEST = 30
"""Content words a side; longer pairs align badly and cost quadratically."""

_ROUNDS = 5
_FEWEST = 2.0
_LEAST_SHARE = 0.05
_MOST = 4


def learn_translations(pairs: Iterable[Translation]) -> dict[str, list[tuple[str, float]]]:
    """Up to four French stems for each English stem, likeliest first."""
    english, french = _Vocabulary(), _Vocabulary()
    kept: list[tuple[list[int], list[int]]] = []
    for pair in pairs:
        one, other = english.number(pair.en), french.number(pair.fr)
        if 0 < len(one) <= _LONGEST and 0 < len(other) <= _LONGEST:
            kept.append((one, other))
    return _best(_align(kept, len(french.stems)), list(english.stems), list(french.stems))


class _Vocabulary:
    def __init__(self) -> None:
        self.stems: dict[str, int] = {}

    def number(self, text: str) -> list[int]:
        stems = (_content_stem(word) for word in surface_words(text))
        return [self.stems.setdefault(stem, len(self.stems)) for stem in stems if stem]


@cache
def _content_stem(word: str) -> str:
    return "" if fold(word) in STOP_WORDS else analyse_word(word)


_Aligned = tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]


def _align(pairs: Sequence[tuple[list[int], list[int]]], width: int) -> _Aligned:
    """English stem, French stem, probability and expected count of every couple seen together."""
    lengths = np.array([len(english) for english, french in pairs for _ in french])
    english = np.concatenate([np.tile(np.array(one, np.int64), len(other)) for one, other in pairs])
    french = np.concatenate([np.repeat(np.array(other, np.int64), len(one)) for one, other in pairs])
    couples, place = np.unique(english * width + french, return_inverse=True)
    heads, stems = couples // width, couples % width
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    shares = np.ones(len(couples))
    for _ in range(_ROUNDS):
        parts = shares[place]
        parts /= np.repeat(np.add.reduceat(parts, starts), lengths)
        counts = np.bincount(place, weights=parts, minlength=len(couples))
        shares = counts / np.bincount(heads, weights=counts)[heads]
    return heads, stems, shares, counts


def _best(aligned: _Aligned, english: Sequence[str], french: Sequence[str]) -> dict[str, list[tuple[str, float]]]:
    heads, stems, shares, counts = aligned
    table: dict[str, list[tuple[str, float]]] = {}
    for number in np.lexsort((stems, -shares, heads)):
        if counts[number] < _FEWEST or shares[number] < _LEAST_SHARE:
            continue
        found = table.setdefault(english[heads[number]], [])
        if len(found) < _MOST:
            found.append((french[stems[number]], float(shares[number])))
    return table
