"""Which words tell English from French: log-odds counted in the parallel text."""

import math
from collections import Counter
from collections.abc import Iterable

from corpus.embedding.static import surface_words
from corpus.text import fold

_FEWEST = 20
_TELLING = 0.7
_MOST_WORDS = 12_000


def language_odds(french: Iterable[str], english: Iterable[str]) -> dict[str, float]:
    """Log-odds of English for words, and for endings of three letters ("-ing")."""
    words = {"fr": _count(french), "en": _count(english)}
    endings = {language: _count_endings(counts) for language, counts in words.items()}
    telling = _odds(words["fr"], words["en"])
    kept = sorted(telling, key=lambda word: -abs(telling[word]) * math.log(words["fr"][word] + words["en"][word]))
    return {word: telling[word] for word in kept[:_MOST_WORDS]} | _odds(endings["fr"], endings["en"])


def _count(texts: Iterable[str]) -> Counter[str]:
    surface = Counter(word for text in texts for word in surface_words(text))
    folded: Counter[str] = Counter()
    for word, count in surface.items():
        if not any(char.isdigit() for char in word):
            folded[fold(word)] += count
    return folded


def _count_endings(words: Counter[str]) -> Counter[str]:
    endings: Counter[str] = Counter()
    for word in words:  # each word once: endings serve for words never seen
        if len(word) > 3:
            endings["-" + word[-3:]] += 1
    return endings


def _odds(french: Counter[str], english: Counter[str]) -> dict[str, float]:
    totals = math.log(sum(french.values()) / sum(english.values()))
    odds = {
        entry: math.log((english[entry] + 0.5) / (french[entry] + 0.5)) + totals
        for entry in sorted(french.keys() | english.keys())  # ties below are cut in this order
        if french[entry] + english[entry] >= _FEWEST
    }
    return {entry: value for entry, value in odds.items() if abs(value) >= _TELLING}
