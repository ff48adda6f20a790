"""Why some words of a passage do not support a sentence, although its words are there."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from assistant.verification.claims import Claim, Figure, Token
from assistant.verification.wordmatching import is_bland, is_time
from corpus.document import Span
from corpus.text import fold

HEADING = -1
"""Where the words of the source's title and section stand: before the passage."""

_ROLES = {
    "porteur": frozenset("porteur porte porter portee portes carrier carried run mene gere manages managed".split()),
    "partenaires": frozenset("partenaire partenaires partner partners appui soutien avec with".split()),
    "financeurs": frozenset("financeur financeurs finance financement financee funded funder funders".split()),
}
_BY = r"\w+(?:é|ée|és|ées|i|is|ie|it|ite|ites|u|us|ue|ues|ed|en)\s+(?:\w+\s+)?(?:par|by)\b"
_DONE_BY = re.compile(_BY, re.IGNORECASE)
_IS = r"\b(?:est|sont|été|était|étaient|fut|furent|soit|is|are|was|were|been|being)\s+(?:\w+\s+){0,2}?"
_IS_DONE_BY = re.compile(_IS + _BY, re.IGNORECASE)
_IS_DONE = re.compile(_IS + _BY.partition(r"\s+")[0] + r"\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:croi\w+|pens\w+|pretend\w*|a tort|idees? recues?|prejuge\w*|dout\w+|objectifs?|annonc\w+|prevu\w*|prevo\w+"
    r"|ambition\w*|envisag\w+|devrai\w+|pourrai\w+|souhait\w+|veu[tx]|veulent|revendiqu\w+|risqu\w+|aurai\w+|serai\w+"
    r"|believ\w+|wrongly|doubt\w*|goals?|targets?|announc\w+|plann\w+|aims?|intend\w*|would|should|could|wish\w*"
    r"|claim\w*|risks?|hop\w+|suppos\w+)\b"
)


@dataclass(frozen=True, slots=True)
class Alignment:
    """A sentence laid beside some sentences of one passage: for each of its tokens, which of theirs say the same.

    Places count in `held`, the tokens of the passage; `HEADING` is its title.
    """

    claim: Claim
    passage: Claim
    window: range
    places: Sequence[Mapping[int, float]]

    def inside(self, token: int) -> list[int]:
        """The places within the window of what says the same as a token, the surest only."""
        found = self.places[token]
        near = [place for place in found if place != HEADING and self.passage.tokens[place].sentence in self.window]
        return [place for place in near if found[place] == max(found[other] for other in near)]


def object_to(alignment: Alignment, titled: Collection[float]) -> str:
    """The first reason against; empty when there is none. `titled` are the figures of the title."""
    if not _holds_figures(alignment, titled):
        return "a figure is not there"
    if _counts_otherwise(alignment):
        return "a figure counts something else"
    if _denies_otherwise(alignment):
        return "one denies what the other says"
    if _takes_for_done(alignment):
        return "it is only believed, feared or planned"
    if _turns_around(alignment):
        return "who does what to whom is turned around"
    if _mistakes_role(alignment):
        return "a carrier, partner or funder is taken for another"
    return ""


def _holds_figures(alignment: Alignment, titled: Collection[float]) -> bool:
    held = [figure for figure in alignment.passage.figures if figure.sentence in alignment.window]
    return all(
        any((figure.value, figure.bound, figure.percent) == (other.value, other.bound, other.percent) for other in held)
        or (not figure.bound and figure.value in titled)
        for figure in alignment.claim.figures
    )


def _counts_otherwise(alignment: Alignment) -> bool:
    """Whether what a figure counts stands in the passage beside other figures only.

    The first word counts most (« 12 jeunes »), but after a percentage it may be the whole.
    """
    held = alignment.passage.tokens
    owned: dict[Figure, list[tuple[Token, bool]]] = {}
    for index, token in enumerate(alignment.claim.tokens):
        owners = [held[place].owner for place in alignment.inside(index)]
        values = {owner.value for owner in owners if owner}
        if token.owner is not None and values and (None not in owners or is_time(token.stem)):
            owned.setdefault(token.owner, []).append((token, token.owner.value in values))
    return any(_counts_another(figure, told) for figure, told in owned.items())


def _counts_another(figure: Figure, told: Sequence[tuple[Token, bool]]) -> bool:
    same = [agrees for _, agrees in told]
    first, agrees = told[0]
    if not agrees and not figure.percent and not (is_bland(first.stem) and any(same)):
        return True
    return same.count(False) > same.count(True)


def _denies_otherwise(alignment: Alignment) -> bool:
    """Whether one denies what the other affirms; a word more under a negation that both share is let pass."""
    held = alignment.passage.tokens
    apart = together = 0
    for index, token in enumerate(alignment.claim.tokens):
        places = alignment.inside(index)
        denied = {held[place].denied for place in places} or ({False} if alignment.places[index] else {token.denied})
        apart += token.denied not in denied
        together += token.denied and True in denied and bool(places)
    return apart * 2 > together


def _takes_for_done(alignment: Alignment) -> bool:
    """Whether the passage only believes, fears, plans or hopes what the claim says outright."""
    told = " ".join(fold(alignment.passage.spans[index].cut(alignment.passage.text)) for index in alignment.window)
    return bool(_UNREAL.search(told)) and not _UNREAL.search(fold(alignment.claim.text))


def _turns_around(alignment: Alignment) -> bool:
    """Whether three words stand in the opposite order: subject, verb and object changed places.

    A passive with its agent stands the other way round, and must.
    """
    told = Span(alignment.passage.spans[alignment.window[0]].start, alignment.passage.spans[alignment.window[-1]].end)
    mine = _IS_DONE_BY.search(alignment.claim.text)
    theirs = _DONE_BY.search(alignment.passage.text, told.start, told.end)
    if mine and not theirs:
        return _keeps_order(alignment, mine, None)
    parts = {token.part for token in alignment.passage.tokens if token.sentence in alignment.window}
    passive = {
        token.part for token in alignment.passage.tokens if theirs and theirs.start() <= token.start < theirs.end()
    }
    if passive and not _IS_DONE.search(alignment.claim.text) and _keeps_order(alignment, None, theirs):
        return True
    return any(_turns_part_around(alignment, part) for part in (parts if mine else parts - passive))


def _turns_part_around(alignment: Alignment, part: int) -> bool:
    ordered = _in_order(alignment, part)
    if alignment.claim.language != alignment.passage.language:  # « équipe mobile », “mobile team”
        held = alignment.passage.tokens
        ordered = [
            place
            for former, place in pairwise([HEADING - 1, *ordered])
            if former - place != 1 or held[former].verbal or held[place].verbal
        ]
    if any(first > second > third for first, second, third in combinations(ordered, 3)):
        return True
    held = alignment.passage.tokens
    within = [
        [place for place in alignment.inside(index) if held[place].part == part]
        for index in range(len(alignment.places))
    ]
    for index, token in enumerate(alignment.claim.tokens[1:], start=1):
        verbs = [place for place in within[index] if held[place].verbal]
        if token.verbal and verbs and within[index - 1] and min(within[index - 1]) > max(verbs):
            return True
    return False


def _in_order(alignment: Alignment, part: int) -> list[int]:
    """The places, in the order of the claim, of the tokens that have one best place in a part, or are in the title."""
    ordered = []
    for index, places in enumerate(alignment.places):
        best = [place for place in alignment.inside(index) if alignment.passage.tokens[place].part == part]
        if len(best) > 1:
            best = [place for place in best if alignment.passage.tokens[place].verbal]
        if len(best) == 1:
            ordered.append(best[0])
        elif list(places) == [HEADING]:
            ordered.append(HEADING)
    return ordered


def _keeps_order(alignment: Alignment, mine: re.Match[str] | None, theirs: re.Match[str] | None) -> bool:
    """Whether subject, verb and agent of the one passive stand in the same order in the active: roles are swapped."""
    sides: tuple[list[int], list[int], list[int]] = ([], [], [])
    for index, token in enumerate(alignment.claim.tokens):
        for place in alignment.inside(index):
            passive = mine or theirs
            start = token.start if mine else alignment.passage.tokens[place].start
            if passive is not None:
                side = 0 if start < passive.start() else 1 if start < passive.end() else 2
                sides[side].append(place if mine else index)
    before, verb, after = sides
    if not before or not after:
        return False
    return (
        max(before) < min(verb)
        if verb and mine
        else max(before) < min(verb or after) and max(verb or before) < min(after)
    )


def _mistakes_role(alignment: Alignment) -> bool:
    """Whether a name of the line « Partenaires » stands beside the word for another role, and the like."""
    tokens = alignment.claim.tokens
    said = [
        (index, role) for index, token in enumerate(tokens) for role, told in _ROLES.items() if token.folded in told
    ]
    for index, token in enumerate(tokens if said else ()):
        roles = {_role(alignment.passage, place) for place in alignment.inside(index)}
        if token.named and roles and roles <= set(_ROLES):
            _, nearest = min((abs(index - other), role) for other, role in said)
            if nearest not in roles:
                return True
    return False


def _role(passage: Claim, place: int) -> str:
    """The label that begins the line of a token, folded."""
    line = passage.spans[passage.tokens[place].sentence].cut(passage.text)
    return fold(line.partition(":")[0]).strip()
