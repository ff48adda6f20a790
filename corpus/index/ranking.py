"""Three lists of scores into one: words found, meaning near, and each word's likest word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Scored = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Shares:
    """How much each list weighs; what is absent gives its share to the others."""

    lexical: float
    dense: float
    matched: float


SHARES: Mapping[str, Shares] = {"fr": Shares(0.5, 0.25, 0.25), "en": Shares(0.3, 0.4, 0.3)}
"""Words weigh less for English, since they must first be translated (chosen on the retrieval sets)."""


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
