"""Whether a sentence is about what is asked: content words compared by stem, by concept and across languages.

A question's word is met by the same stem, by another word of the same concept
(assistant/data/concepts.txt) or by its French translation; each weighs as much as it is rare.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.text import STOP_WORDS, fold, stem, words
from corpus.wordlists import read_lines

_SHORT, _LONG = 3, 5
_LIGHT = 0.5
_KINDRED, _NEAR = 0.8, 0.5
"""What a word of the same concept counts for, and one that the model takes for near, the word itself counting 1."""


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a question: its root, the roots that mean the same, its weight (rarity, at most 1), and
    roots that are near in meaning."""

    word: str
    root: str
    kindred: frozenset[str]
    weight: float
    near: frozenset[str] = frozenset()

    def met_by(self, stems: Collection[str]) -> float:
        """1 where the word stands, less where only a kindred or a near one does, else 0."""
        if self.root in stems:
            return 1.0
        if not self.kindred.isdisjoint(stems):
            return _KINDRED
        return _NEAR if not self.near.isdisjoint(stems) else 0.0


def read_terms(
    text: str,
    weigh: Callable[[str], float],
    translate: Callable[[str], Iterable[str]],
    skip: Collection[str] = (),
    lighter: Collection[str] = (),
    near: Callable[[str], Iterable[str]] = lambda _folded: (),
) -> tuple[Term, ...]:
    """The content words of `text`, each once: those whose root is in `skip` left out, in `lighter` at half weight."""
    terms: dict[str, Term] = {}
    for word in words(text):
        rooted = root(word.folded)
        if word.folded in STOP_WORDS or rooted in skip or rooted in terms or len(word.folded) < 2:
            continue
        translated = frozenset(translate(word.folded))
        kindred = concept(rooted) | {open_stem(stemmed) for stemmed in translated}
        own = min(weigh(stem(word.folded)), weigh(rooted))
        weight = own if own < 1.0 else min((weigh(other) for other in translated or kindred), default=own)
        weight *= _LIGHT if rooted in lighter else 1.0
        terms[rooted] = Term(
            word.folded, rooted, kindred, weight, frozenset(open_stem(one) for one in near(word.folded))
        )
    return tuple(terms.values())


def root(folded: str) -> str:
    """The stem of a folded word without the endings that the stemmer knows by their accents or leaves: « logé(es) »,
    « logent » and « loge » have one root."""
    return open_stem(stem(folded))


def open_stem(stemmed: str) -> str:
    """The root that a stem belongs to."""
    if stemmed.endswith("ent") and len(stemmed) > _LONG:
        stemmed = stemmed[:-3]
    return stemmed.rstrip("e") if len(stemmed) > _SHORT else stemmed


def coverage(terms: Collection[Term], stems: Collection[str]) -> float:
    """The share of the terms' weight that `stems` meet, 0 to 1; 1 when nothing is asked."""
    total = sum(term.weight for term in terms)
    return sum(term.weight * term.met_by(stems) for term in terms) / total if total else 1.0


@lru_cache(maxsize=1 << 15)
def stems_of(text: str) -> frozenset[str]:
    """The content roots of a text, kept because the same sentences are asked again and again."""
    return frozenset(root(word.folded) for word in words(text) if word.folded not in STOP_WORDS)


def concept(rooted: str) -> frozenset[str]:
    """The roots of the words that mean the same as this one (itself left out)."""
    return _concepts().get(open_stem(rooted), frozenset())


@lru_cache(maxsize=1)
def _concepts() -> dict[str, frozenset[str]]:
    kindred: dict[str, set[str]] = {}
    for line in read_lines("assistant", "concepts"):
        group = {root(word.folded) for word in words(fold(line)) if word.folded not in STOP_WORDS}
        for one in group:
            kindred.setdefault(one, set()).update(group - {one})
    return {one: frozenset(others) for one, others in kindred.items()}
