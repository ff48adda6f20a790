"""The words around a subject: what any experiment may be called, the verbs of asking (assistant/data/framing.txt)."""

from functools import lru_cache

from corpus.text import fold, stem, words
from corpus.wordlists import read_lines


@lru_cache(maxsize=1)
def genre_words() -> frozenset[str]:
    """Folded nouns that name any experiment: « dispositif », "scheme"."""
    return frozenset(_section("genre"))


@lru_cache(maxsize=1)
def framing_stems() -> frozenset[str]:
    """Stems of all words that say nothing of a subject."""
    return frozenset(stem(folded) for name in ("genre", "frame") for folded in _section(name))


@lru_cache(maxsize=1)
def aspect_words() -> frozenset[str]:
    """Folded nouns that ask for sides of one thing: « étapes », "rules"."""
    return frozenset(_section("aspect"))


@lru_cache(maxsize=1)
def listing_stems() -> frozenset[str]:
    """Stems of all words that do not tell what a list is of."""
    return framing_stems() | frozenset(stem(folded) for folded in _section("list"))


def _section(name: str) -> list[str]:
    return [word.folded for line in read_lines("assistant", "framing", name) for word in words(fold(line))]
