"""Three lists of scores into one: words found, meaning near, and each word's likest word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scored = tuple[str, float]
Match = Callable[[Sequence[str]], NDArray[np.float32] | None]
"""How well texts, by their ids, meet the single words of a question; None when that can't be told."""

MATCHED = 60
"""How many of the best are read again, word by word."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How much each list weighs; what is absent gives its share to the others."""

    lexical: float
    dense: float
    matched: float


SHARES: Mapping[str, Shares] = {"fr": Shares(0.5, 0.25, 0.25), "en": Shares(0.3, 0.4, 0.3)}
"""Words weigh less for English, since they must first be translated (chosen on the retrieval sets)."""


def rank(lexical: Sequence[Scored], dense: Sequence[Scored], language: str, match: Match) -> list[Scored]:
    """Both lists fused, the best read again word by word, and all three fused; best first."""
    fused = fuse(lexical, dense, language)
    first = [id for id, _ in fused[:MATCHED]]
    matches = match(first)
    return fused if matches is None else fuse(lexical, dense, language, list(zip(first, matches.tolist(), strict=True)))


def fuse(
    lexical: Sequence[Scored], dense: Sequence[Scored], language: str, matched: Sequence[Scored] = ()
) -> list[Scored]:
    """Weighted sum of the lists, each brought to 0–1 by its own best and worst; best first, ties by id.

    An empty list leaves the decision to the others. Scores lie between 0 and 1.
    """
    shares = SHARES.get(language, SHARES["fr"])
    lists = [(shares.lexical, lexical), (shares.dense, dense), (shares.matched, matched)]
    whole = sum(share for share, found in lists if found)
    scores: dict[str, float] = {}
    for share, found in lists:
        for id, score in _rescale(found).items():
            scores[id] = scores.get(id, 0.0) + share / whole * score
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def _rescale(found: Sequence[Scored]) -> dict[str, float]:
    if not found:
        return {}
    low, high = min(score for _, score in found), max(score for _, score in found)
    if high == low:
        return {id: 1.0 for id, _ in found}
    return {id: (score - low) / (high - low) for id, score in found}
