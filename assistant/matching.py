"""Whether a sentence is about what is asked: content words compared by stem, by concept and across languages.

A question's word is met by the same stem, by another word of the same concept
(assistant/data/concepts.txt) or by its French translation; each weighs as much as it is rare.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from corpus.text import STOP_WORDS, fold, stem, words

_KINDRED = 0.8
"""What a word of the same concept counts for, the word itself counting 1."""


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a question: its stem, the stems that mean the same, and its weight (rarity, at most 1)."""

    word: str
    stem: str
    kindred: frozenset[str]
    weight: float

    def met_by(self, stems: Collection[str]) -> float:
        """1 where the word stands, a little less where only a kindred one does, else 0."""
        if self.stem in stems:
            return 1.0
        return _KINDRED if not self.kindred.isdisjoint(stems) else 0.0


def read_terms(
    text: str, weigh: Callable[[str], float], translate: Callable[[str], Iterable[str]], skip: Collection[str] = ()
) -> tuple[Term, ...]:
    """The content words of `text`, each once; those whose stem is in `skip` are left out."""
    terms: dict[str, Term] = {}
    for word in words(text):
        stemmed = stem(word.folded)
        if word.folded in STOP_WORDS or stemmed in skip or stemmed in terms or len(word.folded) < 2:
            continue
        translated = frozenset(translate(word.folded))
        kindred = concept(stemmed) | translated
        terms[stemmed] = Term(word.folded, stemmed, kindred, _rarity(stemmed, translated or kindred, weigh))
    return tuple(terms.values())


def _rarity(stemmed: str, others: Iterable[str], weigh: Callable[[str], float]) -> float:
    """A word's own rarity; of one that the corpus does not know (weight 1), that of what stands for it."""
    own = weigh(stemmed)
    return own if own < 1.0 else min((weigh(other) for other in others), default=own)


def coverage(terms: Collection[Term], stems: Collection[str]) -> float:
    """The share of the terms' weight that `stems` meet, 0 to 1; 1 when nothing is asked."""
    total = sum(term.weight for term in terms)
    return sum(term.weight * term.met_by(stems) for term in terms) / total if total else 1.0


@lru_cache(maxsize=1 << 15)
def stems_of(text: str) -> frozenset[str]:
    """The content stems of a text, kept because the same sentences are asked again and again."""
    return frozenset(stem(word.folded) for word in words(text) if word.folded not in STOP_WORDS)


def concept(stemmed: str) -> frozenset[str]:
    """The stems of the words that mean the same as this one (itself left out)."""
    return _concepts().get(stemmed, frozenset())


@lru_cache(maxsize=1)
def _concepts() -> dict[str, frozenset[str]]:
    kindred: dict[str, set[str]] = {}
    text = files("assistant").joinpath("data", "concepts.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        group = {stem(word.folded) for word in words(fold(line)) if word.folded not in STOP_WORDS}
        for one in group:
            kindred.setdefault(one, set()).update(group - {one})
    return {one: frozenset(others) for one, others in kindred.items()}
