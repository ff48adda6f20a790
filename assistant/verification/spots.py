"""Where the words and figures of a claim stand in what is told: run, sentence and word."""

from bisect import bisect
from collections.abc import Sequence

from assistant.verification.alignment import HEADING
from assistant.verification.claims import Claim
from assistant.verification.reading import Reading
from assistant.verification.thesaurus import is_bland

TITLE = -1
"""The run of what the title or a heading tells."""
Run = tuple[Reading, range]
"""A passage beside the claim, and the sentences of it that are to support it."""
Spot = tuple[int, int, int]
"""A place in one of the runs: which run, which sentence, which token."""


def token_spots(index: int, runs: Sequence[Run]) -> list[Spot]:
    """Where a token of the claim is told."""
    found: list[Spot] = []
    for number, (reading, window) in enumerate(runs):
        for place in reading.places[index]:
            sentence = HEADING if place == HEADING else reading.passage.tokens[place].sentence
            if place == HEADING or (sentence in window and _is_title(reading, sentence)):
                found.append((TITLE, 0, 0))
            elif sentence in window:
                found.append((number, sentence, place))
    return found


def text_spots(index: int, runs: Sequence[Run]) -> list[Spot]:
    """Where the text itself, and not its title alone, tells a token."""
    return [spot for spot in token_spots(index, runs) if spot[0] != TITLE]


def figure_spots(value: float, runs: Sequence[Run]) -> list[Spot]:
    """Where a figure stands among the words."""
    found: list[Spot] = []
    for number, (reading, window) in enumerate(runs):
        starts = [token.start for token in reading.passage.tokens]
        found += [
            (number, figure.sentence, bisect(starts, span.start))
            for span, figure in reading.passage.places
            if figure.sentence in window and figure.value == value
        ]
    return found


def unsaid_spots(claim: Claim, runs: Sequence[Run], *, bland: bool = False) -> frozenset[Spot]:
    """The words of the runs of which the sentence says nothing; those that say little too, if so asked."""
    return frozenset(
        (number, token.sentence, place)
        for number, (reading, window) in enumerate(runs)
        for place, token in enumerate(reading.passage.tokens)
        if token.sentence in window
        and (bland or not is_bland(token.stem))
        and not any(place in found for found in reading.places)
    )


def _is_title(reading: Reading, sentence: int) -> bool:
    """Whether a sentence heads its passage."""
    return sentence == 0 and reading.passage.spans[0].cut(reading.passage.text) == reading.evidence.passage.section
