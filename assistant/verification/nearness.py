"""Whether a word of a sentence is told where its neighbours are, or only somewhere else in the source."""

import re
from collections.abc import Collection, Iterable, Sequence

from assistant.verification.alignment import HEADING
from assistant.verification.claims import Claim
from assistant.verification.spots import TITLE, Run, Spot, figure_spots, token_spots, unsaid_spots
from assistant.verification.thesaurus import is_bland

_ATTRIBUTION = re.compile(r"(?:selon|d['’]après|according to)\b[^,]*,", re.IGNORECASE)
"""Who says what follows may be named at the other end of the source's sentence."""
_LEADING = 3
"""Words with which a sentence may say, as its title does, whom or what it is about."""
_NEAR = 10
"""Words from one to another of the source that stand together in the sentence."""
_NEXT = 1
"""Sentences from one to the other."""
_GAP = 3
"""Words, at most, from one of two neighbours to the other in the source."""
_BESIDE = 1
_BOTH = 2
_COMPOUND = 1
_FAR = 8
"""Words apart, at least, of two that may lean on one of the source again."""


def stands_elsewhere(claim: Claim, runs: Sequence[Run]) -> bool:
    """Whether a word is told only far from the word before it and from the one after. A name may stand anywhere, and so
    may two words of the title side by side; one that the title or a heading alone tells must lead the sentence, or
    stand beside more of it."""
    attribution = _ATTRIBUTION.match(claim.text)
    begin = attribution.end() if attribution else 0
    said = sorted(
        [
            (token.start, token_spots(index, runs), token.start < begin or token.named or _is_titled(index, runs))
            for index, token in enumerate(claim.tokens)
            if not is_bland(token.stem)
        ]
        + [(span.start, figure_spots(figure.value, runs), True) for span, figure in claim.places],
        key=lambda one: one[0],
    )
    said = [one for one in said if one[1]]
    unsaid = unsaid_spots(claim, runs)
    for index, (_, spots, free) in enumerate(said):
        if free:
            continue
        beside = [other for other in (_next_told(said[:index][::-1]), _next_told(said[index + 1 :])) if other]
        leads = _tells_title(spots) and (index < _LEADING or any(map(_tells_title, _next_to(said, index))))
        if not leads and beside and not any(_are_near(spots, other) for other in beside):
            return True
        if len(beside) == _BOTH and _stands_for_another(spots, beside[0], beside[1], unsaid):
            return True
    return False


def _next_to(said: Sequence[tuple[int, Sequence[Spot], bool]], index: int) -> list[Sequence[Spot]]:
    return [spots for _, spots, _ in (*said[max(0, index - 1) : index], *said[index + 1 : index + 2])]


def _tells_title(spots: Sequence[Spot]) -> bool:
    return any(run == TITLE for run, _, _ in spots)


def _next_told(others: Iterable[tuple[int, Sequence[Spot], bool]]) -> Sequence[Spot]:
    """The places of the nearest of these words that the text itself tells; what only the title tells is passed over."""
    return next((spots for _, spots, _ in others if any(run != TITLE for run, _, _ in spots)), ())


def repeats_itself(claim: Claim, runs: Sequence[Run]) -> bool:
    """Whether two words of a sentence, not far apart, both lean on one word of the source alone: the second says
    something else. Two that stand side by side may: “vegetable garden” is « potager »."""
    last: dict[Spot, int] = {}
    stems = [token.stem for token in claim.tokens]
    telling = [index for index, token in enumerate(claim.tokens) if not (token.named or is_bland(token.stem))]
    for index in telling:
        spots = token_spots(index, runs)
        if len(spots) == 1 and spots[0][0] != TITLE:
            former = last.get(spots[0], -_FAR)
            if _COMPOUND < index - former < _FAR and stems[former] != stems[index]:
                return True
            last[spots[0]] = index
    return False


def _stands_for_another(
    one: Sequence[Spot], former: Sequence[Spot], latter: Sequence[Spot], unsaid: Collection[Spot]
) -> bool:
    """Whether its two neighbours stand close together in the source, with a word between them that is not said, and it
    is not there: somebody put it in the place of that word."""
    if any(_are_beside(one, other) for other in (former, latter)):
        return False
    between = False
    for run, sentence, first in former:
        for another, same, last in latter:
            if (run, sentence) == (another, same) and 2 <= abs(first - last) <= _GAP:
                low, high = min(first, last), max(first, last)
                if any((run, sentence, place) in one for place in range(low - _BESIDE, high + _BESIDE + 1)):
                    return False
                between |= any((run, sentence, place) in unsaid for place in range(low, high))
    return between


def _are_beside(one: Sequence[Spot], other: Sequence[Spot]) -> bool:
    return any(spot[:2] == near[:2] and abs(spot[2] - near[2]) == _BESIDE for spot in one for near in other)


def _are_near(one: Sequence[Spot], other: Sequence[Spot]) -> bool:
    return any(
        run == another and abs(sentence - same) <= _NEXT and abs(place - near) <= _NEAR
        for run, sentence, place in one
        for another, same, near in other
    )


def _is_titled(index: int, runs: Sequence[Run]) -> bool:
    return any(reading.places[index].get(HEADING) == 1.0 for reading, _ in runs)
