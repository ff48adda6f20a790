"""What a sentence may add to notes: of « 10 000 membres, 72 000 heures » it may say that the hours were exchanged.

One word may be more than the cited words say, where it takes the place of none of theirs: a
verb that makes a sentence of a note, or whom the same source is about elsewhere.
"""

import math
import re
from collections.abc import Callable, Collection, Sequence

from assistant.verification.claims import ALL, Claim
from assistant.verification.spots import Run, Spot, figure_spots, text_spots, unsaid_spots
from assistant.verification.thesaurus import is_contrary, is_verb

_LEAST = 3
"""Words and figures that the source must say for a word to be added to them."""
_BESIDE = 2
"""Words, at most, from where it is added to one of the source that it may have taken the place of."""
_ELSEWHERE = 1
"""The same for a word that another passage of the source tells."""
_AS_NOUN = re.compile(r"\b(?:les?|la|une?|des|ces?|cette|en|par|avec|the|an?|in|by|with)\s$|\bl['’]$", re.IGNORECASE)
_AFTER_PRONOUN = re.compile(r"\b(?:it|they|he|she)\s$", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\b(?:est|sont|était|étaient|a|ont|avait|avaient|été)\s\w+ée?s?\b|\b(?:is|are|was|were|been)\s\w+ed\b",
    re.IGNORECASE,
)
_PIECE_END, _PART_END = re.compile(r"[,;:]\s"), re.compile(r"[;:]\s")
_CLOSE = 40
"""Characters from a word to a figure that it may be told of."""


def may_add(
    claim: Claim, runs: Sequence[Run], added: Sequence[int], telling: int, is_told: Callable[[int], bool]
) -> bool:
    """Whether the tokens `added` of a claim, which the runs don't say, say no more than they do; `telling` is how many
    tokens and figures they say, `is_told` whether another given passage of the source says a token."""
    if len(added) != 1 or telling < _LEAST:
        return False
    token = claim.tokens[added[0]]
    if token.named or token.denied or token.stem == ALL or is_contrary(token.stem):
        return False
    beside = _beside(claim, runs, added[0])
    before = claim.text[: token.start]
    told_as_verb = _AFTER_PRONOUN.search(before) or _is_participle(claim.text, token.start)
    verb = told_as_verb or (is_verb(token.stem) and not _AS_NOUN.search(before))
    if verb and _to_unsaid(claim, runs, beside, noun=False) > _BESIDE:
        return True
    return is_told(added[0]) and _to_unsaid(claim, runs, beside, noun=True) > _ELSEWHERE


def _is_participle(text: str, start: int) -> bool:
    """Whether a word follows an auxiliary and ends as what was done does."""
    return any(mark.start() < start < mark.end() for mark in _PARTICIPLE.finditer(text))


def _to_unsaid(claim: Claim, runs: Sequence[Run], beside: Collection[Spot], *, noun: bool) -> float:
    """Words from where a word is added to the nearest one that the claim leaves out, whose place it may have taken; 0
    where nothing tells where it is added. A noun may have taken that of any word between two semicolons."""
    if not beside:
        return 0
    unsaid = unsaid_spots(claim, runs, bland=noun)
    ends = _PART_END if noun else _PIECE_END
    near = (abs(one[2] - other[2]) for one in beside for other in unsaid if _are_together(runs, one, other, ends))
    return min(near, default=math.inf)


def _are_together(runs: Sequence[Run], one: Spot, other: Spot, ends: re.Pattern[str]) -> bool:
    """Whether two words of the source stand in one piece of one sentence; a verb is never far."""
    if one[:2] != other[:2]:
        return False
    passage = runs[one[0]][0].passage
    here = passage.tokens[min(one[2], len(passage.tokens) - 1)]  # a figure at the end stands after the last word
    there = passage.tokens[other[2]]
    if is_verb(there.stem) and not _AS_NOUN.search(passage.text[: there.start]):
        return True
    return not ends.search(passage.text, *sorted((here.start, there.start)))


def _beside(claim: Claim, runs: Sequence[Run], added: int) -> Collection[Spot]:
    """Where the nearest words that are told, and the figures close by, stand in the source."""
    start = claim.tokens[added].start
    told = [(index, spots) for index in range(len(claim.tokens)) if (spots := text_spots(index, runs))]
    before = [spots for index, spots in told if index < added][-1:]
    after = [spots for index, spots in told if index > added][:1]
    figures = [figure_spots(figure.value, runs) for span, figure in claim.places if abs(span.start - start) < _CLOSE]
    return {spot for spots in (*before, *after, *figures) for spot in spots}
