"""What a sentence may add to notes: of « 10 000 membres, 72 000 heures » it may say that the hours were exchanged.

One word may be more than the cited words say, where it takes the place of none of theirs: a
verb that makes a sentence of a note, or whom the same source is about elsewhere.
"""

from collections.abc import Callable, Collection, Sequence

from assistant.verification.claims import ALL, Claim
from assistant.verification.spots import Run, Spot, figure_spots, text_spots, unsaid_spots
from assistant.verification.thesaurus import forms, is_verb
from corpus.text import fold, stem

_CONTRARY = frozenset(
    stem(form)
    for verb in (
        "empêcher éviter refuser interdire exclure cesser arrêter perdre échouer rejeter nier supprimer fermer annuler "
        "manquer prevent avoid refuse forbid exclude stop lose fail reject deny end close cancel lack ban"
    ).split()
    for form in forms(fold(verb))
)
"""Verbs that turn what is noted into its opposite."""
_LEAST = 3
"""Words and figures that the source must say for a word to be added to them."""
_BESIDE = 2
"""Words, at most, from where it is added to one of the source that it may have taken the place of."""
_ELSEWHERE = 1
"""The same for a word that another passage of the source tells."""
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
    if token.named or token.denied or token.stem in (ALL, *_CONTRARY):
        return False
    beside = _beside(claim, runs, added[0])
    if not _replaces(claim, runs, beside, _BESIDE) and is_verb(token.stem):
        return True
    return not _replaces(claim, runs, beside, _ELSEWHERE) and is_told(added[0])


def _replaces(claim: Claim, runs: Sequence[Run], beside: Collection[Spot], reach: int) -> bool:
    """Whether a word of the source that the claim leaves out stands where the added one would."""
    unsaid = unsaid_spots(claim, runs)
    return not beside or any(
        one[:2] == other[:2] and abs(one[2] - other[2]) <= reach for one in beside for other in unsaid
    )


def _beside(claim: Claim, runs: Sequence[Run], added: int) -> Collection[Spot]:
    """Where the nearest words that are told, and the figures close by, stand in the source."""
    start = claim.tokens[added].start
    told = [(index, spots) for index in range(len(claim.tokens)) if (spots := text_spots(index, runs))]
    before = [spots for index, spots in told if index < added][-1:]
    after = [spots for index, spots in told if index > added][:1]
    figures = [figure_spots(figure.value, runs) for span, figure in claim.places if abs(span.start - start) < _CLOSE]
    return {spot for spots in (*before, *after, *figures) for spot in spots}
