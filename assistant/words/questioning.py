"""The words that ask: they tell what type of answer is wanted, and nothing of what it is about."""

from functools import lru_cache

from assistant.words.matching import root
from corpus.text import words
from corpus.wordlists import read_lines


@lru_cache
def question_roots(section: str) -> frozenset[str]:
    """The roots of one list of assistant/data/asking.txt: "asking" (words that ask), a type of answer (words that name
    it), "modal" (that qualify a value: welcome in the sentence that answers, not required), "failing" (what befell some
    of those counted)."""
    return frozenset(root(word.folded) for line in read_lines("assistant", "asking", section) for word in words(line))


@lru_cache
def asking_roots() -> frozenset[str]:
    """The roots of words that ask, and of those that name a section of the fiche."""
    return question_roots("asking") | question_roots("section")
