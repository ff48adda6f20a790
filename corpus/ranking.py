"""Two lists of scores into one: words found, and meaning near."""

from collections.abc import Mapping, Sequence

Scored = tuple[str, float]

LEXICAL_SHARE: Mapping[str, float] = {"fr": 0.8, "en": 0.5}
"""How much the words weigh: less for English, whose words must first be translated (chosen on the dev sets)."""


def fuse(lexical: Sequence[Scored], dense: Sequence[Scored], language: str) -> list[Scored]:
    """Weighted sum of both lists, each brought to 0–1 by its own best and worst; best first, ties by id.

    Where one list is empty the other decides alone. Scores lie between 0 and 1.
    """
    share = LEXICAL_SHARE.get(language, LEXICAL_SHARE["fr"])
    if not dense or not lexical:
        share = 1.0 if lexical else 0.0
    scores: dict[str, float] = {}
    for weight, found in ((share, _rescale(lexical)), (1 - share, _rescale(dense))):
        for id, score in found.items():
            scores[id] = scores.get(id, 0.0) + weight * score
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def _rescale(found: Sequence[Scored]) -> dict[str, float]:
    if not found:
        return {}
    low, high = min(score for _, score in found), max(score for _, score in found)
    if high == low:
        return {id: 1.0 for id, _ in found}
    return {id: (score - low) / (high - low) for id, score in found}
