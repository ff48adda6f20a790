"""Expressions that say the same although their words do not: “take place” is « se tenir » (data/expressions.txt)."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from assistant.verification.claims import Claim
from assistant.verification.thesaurus import forms
from corpus.document import Span
from corpus.text import folded_words, stem, words
from corpus.wordlists import read_lines

_SAYS_THE_SAME = 0.95
_SKIPPED = frozenset("le la les l un une des du de d leur leurs son sa ses the a an their its his her".split())
"""Small words that may stand within an expression, or not."""
Phrase = tuple[frozenset[str], ...]
"""Of each word of an expression, the stems of its forms."""


def told_by_expressions(claim: Claim, passage: Claim) -> Iterator[tuple[int, dict[int, float]]]:
    """The tokens of `claim` that another expression of `passage` says, each with the places of the words that do."""
    theirs: dict[int, list[tuple[Phrase, Span]]] = {}
    for group, phrase, span in expressions(passage.text):
        theirs.setdefault(group, []).append((phrase, span))
    for group, phrase, span in expressions(claim.text):
        others = (there for other, there in theirs.get(group, ()) if other is not phrase)
        places = {place for there in others for place in _tokens_in(passage, there)}
        if places:
            for index, token in enumerate(claim.tokens):
                if span.start <= token.start < span.end:
                    yield index, dict.fromkeys(places, _SAYS_THE_SAME)


@lru_cache(maxsize=1024)
def expressions(text: str) -> tuple[tuple[int, Phrase, Span], ...]:
    """Where expressions stand in a text, each with the number of its group."""
    every = list(words(text))
    stemmed = [stem(word.folded) for word in every]
    return tuple(
        (group, phrase, Span(every[first].start, every[last].end))
        for first, found in enumerate(stemmed)
        for group, phrase in _by_first_stem().get(found, ())
        if (last := _end_of(phrase, stemmed, [word.folded for word in every], first)) is not None
    )


def _end_of(phrase: Phrase, stemmed: Sequence[str], folded: Sequence[str], first: int) -> int | None:
    """The last word of a phrase that begins at `first`; None where it does not stand there."""
    place = first
    for wanted in phrase:
        while place < len(stemmed) and stemmed[place] not in wanted and folded[place] in _SKIPPED:
            place += 1
        if place >= len(stemmed) or stemmed[place] not in wanted:
            return None
        place += 1
    return place - 1


def _tokens_in(claim: Claim, span: Span) -> list[int]:
    """The tokens within a span; where it holds small words only, the token that follows it."""
    inside = [place for place, token in enumerate(claim.tokens) if span.start <= token.start < span.end]
    return inside or [place for place, token in enumerate(claim.tokens) if token.start >= span.end][:1]


@lru_cache(maxsize=1)
def _by_first_stem() -> Mapping[str, list[tuple[int, Phrase]]]:
    found: dict[str, list[tuple[int, Phrase]]] = {}
    for group, line in enumerate(read_lines("assistant", "expressions")):
        for said in line.split("="):
            phrase = tuple(frozenset(stem(form) for form in forms(word)) for word in folded_words(said))
            for first in phrase[0]:
                found.setdefault(first, []).append((group, phrase))
    return found
