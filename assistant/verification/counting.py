"""Whether a sentence's figures are its source's, and count the same things."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from assistant.verification.alignment import Alignment
from assistant.verification.claims import RATIO, Claim, Token
from assistant.verification.dating import is_date_of_another, is_date_of_another_event, is_dated_otherwise, is_year
from assistant.verification.figures import Figure, is_figure
from assistant.verification.thesaurus import is_bland, is_verb
from assistant.verification.wholes import is_part_of_another, takes_one_for_all, takes_part_for_whole
from assistant.verification.wordmatching import is_time

_LEADS = re.compile(
    r"\w+ (?:pour|à|for|to|at)? ?(?:près de |environ |nearly |about )?(?:la |les |un |une |an? )?", re.IGNORECASE
)
_LIST = re.compile(r"(?:\s[^\W\d_]+){1,3}(?:,| et| and)\s", re.IGNORECASE)
_PARTED = re.compile(r"[;:]\s")
_OUT_OF = re.compile(
    r"\b(?:sur|parmi|out of|among|of(?= the| these))(?: les| ces| the| these)?\s(?:(?:plus|moins) de )?$", re.IGNORECASE
)
_VERBAL = ("e", "ee", "es", "ees", "ent", "ait", "ed")
"""Endings of verbs that tell of a figure: « a rassemblé seize jeunes »."""


def holds_figures(alignment: Alignment, titled: Collection[Figure]) -> bool:
    held = [figure for figure in alignment.passage.figures if figure.sentence in alignment.window]
    return all(
        any(is_figure(figure, other) for other in held)
        or any(is_figure(figure, other) for other in titled)
        or _is_sum(figure, alignment.claim.figures, held)
        for figure in alignment.claim.figures
    )


def _is_with(figure: Figure, other: Figure) -> bool:
    """Whether two figures are the same, or ends of one range."""
    together = figure.range is not None and figure.range == other.range
    return figure.value == other.value or together or is_figure(figure, other)


def _is_sum(figure: Figure, claimed: Sequence[Figure], held: Sequence[Figure]) -> bool:
    """Whether a total is that of figures that the sentence goes on to give, « 24 personnes, dont 11… et 13… »."""
    place = claimed.index(figure)
    for last in range(place + 2, len(claimed)):
        parts = claimed[place + 1 : last + 1]
        if sum(part.value for part in parts) == figure.value and len({part.mark for part in (figure, *parts)}) == 1:
            same = {one.sentence for part in parts for one in held if is_figure(part, one)}
            return len(same) == 1
    return False


def counts_otherwise(alignment: Alignment) -> bool:
    """Whether what a figure counts stands in the passage beside other figures only."""
    return (
        _counts_others(alignment)
        or _swaps_figures(alignment)
        or _leads_to_another(alignment)
        or _counts_nothing_told(alignment)
        or is_part_of_another(alignment)
        or takes_one_for_all(alignment)
        or takes_part_for_whole(alignment)
        or is_dated_otherwise(alignment)
        or is_date_of_another(alignment)
        or is_date_of_another_event(alignment)
    )


def _counts_others(alignment: Alignment) -> bool:
    """Whether the words of a figure belong to others. The first counts most (« 12 jeunes »), but after a share it may
    be the whole (« 75 % des jeunes »), which need not belong to it."""
    claimed, held = alignment.claim.tokens, alignment.passage.tokens
    owned: dict[Figure, list[tuple[Token, bool]]] = {}
    wholes = _wholes(claimed)
    ratios = _ratios(alignment.claim)
    for index, token in enumerate(claimed):
        owners = [held[place].owner for place in alignment.inside(index)]
        figure = token.owner
        if figure is None or (is_year(figure) and is_time(token.stem)):
            continue
        if not any(is_figure(figure, other) for other in alignment.passage.figures):
            continue
        others = [owner for owner in owners if owner and (owner.percent or token not in wholes)]
        if others and (None not in owners or is_time(token.stem)):
            agrees = any(_is_with(one, owner) for owner in others for one in (figure, ratios.get(figure, figure)))
            owned.setdefault(figure, []).append((token, agrees))
    return any(_counts_another(figure, told, wholes) for figure, told in owned.items())


def _ratios(claim: Claim) -> dict[Figure, Figure]:
    """Of each figure that is told of a whole (« 11 des 15 candidats »), the whole: it counts the same. Of a whole that
    is told first (« sur les 15 candidats, 11 »), its part."""
    pairs = list(pairwise(claim.places))
    whole_after = {one: two for (at, one), (to, two) in pairs if RATIO.fullmatch(claim.text[at.end : to.start])}
    whole_before = {one: two for (at, one), (_, two) in pairs if _OUT_OF.search(claim.text[: at.start])}
    return whole_after | whole_before | {part: whole for whole, part in whole_before.items()}


def _wholes(tokens: Sequence[Token]) -> frozenset[Token]:
    """The first word after each share."""
    first: dict[Figure, Token] = {}
    for token in tokens:
        if token.owner is not None and token.owner.percent:
            first.setdefault(token.owner, token)
    return frozenset(first.values())


def _counts_another(figure: Figure, told: Sequence[tuple[Token, bool]], wholes: Collection[Token]) -> bool:
    told = [one for one in told if not is_time(one[0].stem)] or told
    same = [agrees for _, agrees in told]
    first, agrees = told[0]
    if figure.percent and not (first in wholes and agrees):
        return same.count(False) >= max(1, same.count(True))
    if not agrees and not (is_bland(first.stem) and any(same)):
        return True
    return same.count(False) > same.count(True)


def _swaps_figures(alignment: Alignment) -> bool:
    """Whether what is said nearest to one figure is told nearest to a second, and the other way round."""
    said, told = _nearest(alignment.claim), _nearest(alignment.passage)
    crossed: set[tuple[float, float]] = set()
    for index in said:
        places = alignment.inside(index)
        others = {told[place].value for place in places if place in told}
        if len(others) == 1 and all(place in told for place in places):
            other = others.pop()
            if not any(_is_with(said[index], told[place]) for place in places):
                crossed.add((said[index].value, other))
    return any((other, value) in crossed for value, other in crossed)


def _nearest(claim: Claim) -> dict[int, Figure]:
    """For each token of a sentence with figures, its own, else (but for a verb) the one fewest characters away."""
    near: dict[int, Figure] = {}
    for index, token in enumerate(claim.tokens):
        here = [(span.start, figure) for span, figure in claim.places if figure.sentence == token.sentence]
        here = [(start, figure) for start, figure in here if not is_year(figure)]
        here = [one for one in here if not _PARTED.search(claim.text, *sorted((one[0], token.start)))]
        telling = not is_bland(token.stem) and not is_time(token.stem)
        verb = is_verb(token.stem) and token.folded.endswith(_VERBAL)
        if here and telling and (token.owner or not verb):
            near[index] = token.owner or min(here, key=lambda one: abs(one[0] - token.start))[1]
    return near


def _leads_to_another(alignment: Alignment) -> bool:
    """Whether the word right before a figure (« meilleure pour 41 % ») stands right before other figures only."""
    said, told = _leading(alignment.claim), _leading(alignment.passage)
    for index, figure in said.items():
        places = alignment.inside(index)
        others = [told[place] for place in places if place in told]
        listed = _listed_with(alignment.passage, others)
        if places and len(others) == len(places) and not any(is_figure(figure, other) for other in listed):
            return True
    return False


def _listed_with(claim: Claim, figures: Sequence[Figure]) -> list[Figure]:
    """These figures and those that follow in the same list: « quatre salariés et seize jeunes »."""
    found = list(figures)
    for (span, figure), (other, following) in pairwise(claim.places):
        if figure in found and _LIST.fullmatch(claim.text[span.end : other.start]):
            found.append(following)
    return found


def _leading(claim: Claim) -> dict[int, Figure]:
    """The token right before each figure, with nothing but a small word between."""
    found: dict[int, Figure] = {}
    for span, figure in claim.places:
        before = [index for index, token in enumerate(claim.tokens) if token.start < span.start]
        if before and _LEADS.fullmatch(claim.text[claim.tokens[before[-1]].start : span.start]):
            found[before[-1]] = figure
    return found


def _counts_nothing_told(alignment: Alignment) -> bool:
    """Whether nothing that stands beside a figure in the passage is said in the sentence at all."""
    said = {place for index in range(len(alignment.places)) for place in alignment.inside(index)}
    beside: dict[Figure, set[int]] = {}
    for place, figure in _nearest(alignment.passage).items():
        beside.setdefault(figure, set()).add(place)
    for place, token in enumerate(alignment.passage.tokens):
        if token.owner in beside:
            beside[token.owner].add(place)
    for place, figure in _leading(alignment.passage).items():
        if figure in beside or not is_verb(alignment.passage.tokens[place].stem):
            beside.setdefault(figure, set()).add(place)
    for figure in alignment.claim.figures:
        same = [
            near for other, near in beside.items() if other.sentence in alignment.window and is_figure(figure, other)
        ]
        if same and figure.range is None and all(said.isdisjoint(near) for near in same):
            return True
    return False
