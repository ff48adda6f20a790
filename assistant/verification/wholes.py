"""Whether what is told of a part is said of the whole, or of the part of another whole."""

import re
from itertools import pairwise

from assistant.verification.alignment import Alignment
from assistant.verification.claims import Claim
from assistant.verification.figures import Figure, is_figure
from assistant.verification.thesaurus import is_bland

_WHOLE = re.compile(r"\s(?:des|de|du|of)(?: the| ces| ceux| celles| those)?(?P<who> qui| who)? (?=\w)")
_PART = re.compile(r"\b(?:dont|including|of whom)\s$", re.IGNORECASE)
_PART_END = re.compile(r"[,;:.\n]|$")
_ONE_OF = re.compile(
    r"\b(?:une?|one) (?:des|of the|of its|de ses|de ces|parmi les|among the) (?:\w+ )?$", re.IGNORECASE
)
_OWNED = re.compile(r"(?:[\w-]+ ){0,3}[\w-]+(?:['’]s|s['’]) (?=\w)")
"""“of social workers’ time” is of the time."""


def is_part_of_another(alignment: Alignment) -> bool:
    """Whether a share of some (« un quart des personnes sans abri ») is said to be one of others."""
    held = _wholes_of(alignment.passage)
    for index, figure in _wholes_of(alignment.claim).items():
        same = {near for place, other in held.items() if is_figure(figure, other) for near in (place, place + 1)}
        bland = is_bland(alignment.claim.tokens[index].stem)
        if same and alignment.places[index] and not bland and same.isdisjoint(alignment.inside(index)):
            return True
    return False


def takes_one_for_all(alignment: Alignment) -> bool:
    """Whether what is told of « l'une des 16 » is said of the sixteen."""
    for span, figure in alignment.claim.places:
        told = [start.start for start, other in alignment.passage.places if is_figure(figure, other)]
        one_of = [bool(_ONE_OF.search(alignment.passage.text, 0, start)) for start in told]
        if one_of and all(one_of) and not _ONE_OF.search(alignment.claim.text, 0, span.start):
            return True
    return False


def takes_part_for_whole(alignment: Alignment) -> bool:
    """Whether what is told of a part (« 1 200 jeunes, dont 113 en colocation ») is said with the whole alone."""
    passage = alignment.passage
    said = {place for index in range(len(alignment.places)) for place in alignment.inside(index)}
    for (_, whole), (span, part) in pairwise(passage.places):
        end = _PART_END.search(passage.text, span.end)
        of_part = [place for place in said if span.end <= passage.tokens[place].start < (end.start() if end else 0)]
        telling = any(not is_bland(passage.tokens[place].stem) for place in of_part)
        if telling and _PART.search(passage.text, 0, span.start):
            given = alignment.claim.figures
            if any(is_figure(one, whole) for one in given) and not any(is_figure(one, part) for one in given):
                return True
    return False


def _wholes_of(claim: Claim) -> dict[int, Figure]:
    """The token that each share is « of »."""
    found: dict[int, Figure] = {}
    for span, figure in claim.places:
        whole = _WHOLE.match(claim.text, span.end) if figure.percent else None
        owned = _OWNED.match(claim.text, whole.end()) if whole else None
        begin = owned.end() if owned else whole.end() if whole else 0
        after = [index for index, token in enumerate(claim.tokens) if whole and token.start >= begin]
        if whole and whole["who"]:
            after = [index for index in after if not is_bland(claim.tokens[index].stem)]
        if whole and after and (whole["who"] or claim.tokens[after[0]].start == begin):
            found[after[0]] = figure
    return found
