"""Whether an answer holds the figures and names that a short model answer (a gist) names."""

import re

from assistant.words.numerals import numerals
from corpus.text import fold

_NAME = re.compile(r"(?<![.!?:;]\s)(?<!^)\b[A-ZÀ-Þ][\w'’-]{2,}")


def numbers(text: str) -> frozenset[float]:
    """Every number of `text`, in figures or in French or English words, thousands joined."""
    return frozenset(numeral.value for numeral in numerals(text))


def names(gist: str) -> frozenset[str]:
    """Folded proper names of a gist: capitalised words that do not begin a sentence."""
    return frozenset(fold(name) for name in _NAME.findall(gist))


def holds_figure(gist: str, head: str) -> bool | None:
    """Whether `head` holds at least half of the gist's figures, else of its names; None if it has neither."""
    figures = numbers(gist)
    if figures:
        return len(figures & numbers(head)) / len(figures) >= 0.5
    wanted = names(gist)
    if wanted:
        folded = fold(head)
        return sum(name in folded for name in wanted) / len(wanted) >= 0.5
    return None


def holds_words(quote: str, text: str) -> bool:
    """Whether at least four fifths of the words of a supporting sentence stand in `text`."""
    wanted = re.findall(r"\w+", fold(quote))
    have = set(re.findall(r"\w+", fold(text)))
    return sum(word in have for word in wanted) >= 0.8 * len(wanted)
