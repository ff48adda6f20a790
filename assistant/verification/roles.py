"""Whether somebody does in a sentence what another does in its source: subject and object."""

import re
from bisect import bisect
from collections.abc import Collection, Sequence
from itertools import combinations, groupby, pairwise, takewhile

from assistant.verification.alignment import HEADING, Alignment
from assistant.verification.claims import Claim
from assistant.verification.thesaurus import is_bland, is_verb

_BY = (
    r"(?!(?:fois|mois|depuis|puis|vous|nous|plus)\b)\b(?:\w+(?:é|ée|és|ées|i|is|ie|it|ite|ites|u|us|ue|ues|ed|en)"
    r"|(?:b(?:ough|rough|uil)|taugh|sen|len|kep)t|led|run|made|held|set|paid|sold|told)\s+"
    r"(?:(?:\w+ment|ensuite|aussi|also|then|\w+ly|(?:à titre|de façon|de manière) \w+)\s+)?(?:par|by)\b"
)
_DONE_BY = re.compile(_BY, re.IGNORECASE)
_IS = r"\b(?:est|sont|été|était|étaient|fut|furent|soit|is|are|was|were|been|being)\s+(?:\w+\s+){0,2}?"
_IS_DONE_BY = re.compile(_IS + _BY, re.IGNORECASE)
_CUT = re.compile(
    r"[,;:().–—]|\b(?:et|ou|mais|qui|que|dont|où|afin|pour|avec|sans|avant|après|tandis|lorsque|quand|en|dans"
    r"|and|or|but|who|which|that|while|for|with|without|before|after|when|in)\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"\b[Ss](?:e\s|['’])")
_NOUN = re.compile(r"\b(?:l['’]|le |la |les |une? |leur |son |sa |the |an |its |their )$", re.IGNORECASE)
_WHO = re.compile(r"\b(?:qui|who|which)\b", re.IGNORECASE)
_AND = re.compile(r"^[^.;\n]*\b(?:et|and)\b")
_WITH = re.compile(r"\b(?:avec|par|with|by)\s(?:[\w'’]+\s){0,2}$", re.IGNORECASE)
_CORE = 3
"""Tokens of a group that is subject, verb and object alone."""
_IS_DONE = re.compile(_IS + _BY.partition(r"\s+")[0] + r"\b", re.IGNORECASE)


def turns_around(alignment: Alignment) -> bool:
    """Whether subject and object changed places. A passive with its agent stands the other way round, and must."""
    told = alignment.told()
    claim, passage = alignment.claim, alignment.passage
    mine = _IS_DONE_BY.search(claim.text)
    theirs = _DONE_BY.search(passage.text, told.start, told.end)
    if _is_done_by_another(alignment) or _is_named_otherwise(alignment) or _does_what_the_subject_does(alignment):
        return True
    if mine and not theirs:
        return _keeps_order(alignment, mine, None) or _is_done_with_help_of(alignment, mine)
    passive_too = _IS_DONE.search(claim.text) or _DONE_BY.search(claim.text)
    if theirs and not passive_too and _keeps_order(alignment, None, theirs):
        return True
    passive = {token.part for token in passage.tokens if theirs and theirs.start() <= token.start < theirs.end()}
    return any(_turns_group_around(alignment, group, passive if not mine else set()) for group in _groups(claim))


def _groups(claim: Claim) -> list[list[int]]:
    """The tokens between two cuts: a verb with its subject and object, seldom more."""
    cuts = [mark.start() for mark in _CUT.finditer(claim.text)]
    grouped = groupby(range(len(claim.tokens)), key=lambda index: bisect(cuts, claim.tokens[index].start))
    return [list(group) for _, group in grouped]


def _turns_group_around(alignment: Alignment, group: Sequence[int], passive: Collection[int]) -> bool:
    """Whether subject, verb and object of one group stand in the opposite order."""
    claimed, held = alignment.claim.tokens, alignment.passage.tokens
    english = alignment.claim.language == "en"
    ordered = [(index, place) for index in group if (place := _only_place(alignment, index)) is not None]
    if alignment.claim.language != alignment.passage.language:  # « équipe mobile », “mobile team”
        ordered = [
            (index, place)
            for (_, former), (index, place) in pairwise([(-1, HEADING - 1), *ordered])
            if former - place != 1 or held[former].verbal or held[place].verbal
        ]
    done = [mark.span() for mark in _IS_DONE.finditer(alignment.claim.text)]
    for (_, first), (verb, second), (_, third) in combinations(ordered, 3):
        if any(start <= claimed[verb].start < end for start, end in done):
            continue
        verbal = claimed[verb].verbal or held[second].verbal or len(group) == _CORE
        together = third == HEADING or held[third].part == held[first].part not in passive
        if first > second > third and verbal and together:
            return True
    for former, index in pairwise(group):
        for verb in (
            alignment.inside(index) if claimed[index].verbal or (english and is_verb(claimed[index].stem)) else []
        ):
            part = held[verb].part
            subjects = [place for place in alignment.inside(former) if held[place].part == part]
            if held[verb].verbal and part not in passive and subjects and min(subjects) > verb:
                return True
    return False


def _is_done_by_another(alignment: Alignment) -> bool:
    """Whether who « se rend » somewhere is told, and it is another in the source who does: of a reflexive verb the
    words before it are the subject."""
    claim, passage = alignment.claim, alignment.passage
    theirs = {group[-1]: group[:-1] for group in _reflexive(passage)}
    for *subject, verb in _reflexive(claim):
        for place in alignment.inside(verb):
            told = {
                index for index in range(len(claim.tokens)) if set(alignment.inside(index)) & set(theirs.get(place, ()))
            }
            elsewhere = any(alignment.inside(index) for index in subject)
            if elsewhere and told and told.isdisjoint(subject):
                return True
    return False


def _is_named_otherwise(alignment: Alignment) -> bool:
    """Whether what is « assurée par Les Amis » in the source is what another, who is named, « assure » here."""
    claimed, passage, told = alignment.claim.tokens, alignment.passage, alignment.told()
    if _IS_DONE.search(alignment.claim.text):
        return False
    for mark in _DONE_BY.finditer(passage.text, told.start, told.end):
        end = re.search(r"[.;:\n]|$", passage.text[mark.end() :])
        agents = range(mark.end(), mark.end() + (end.start() if end else 0))
        names = [place for place, token in enumerate(passage.tokens) if token.named and token.start in agents]
        for index, token in enumerate(claimed):
            verbs = [passage.tokens[place].start for place in alignment.inside(index)]
            if names and token.verbal and any(mark.start() <= start < mark.end() for start in verbs):
                subject = list(takewhile(lambda one: claimed[one].named, range(index - 1, -1, -1)))
                if subject and not any(set(alignment.inside(one)) & set(names) for one in subject):
                    return True
    return False


def _does_what_the_subject_does(alignment: Alignment) -> bool:
    """Whether one with whom something is done is said to do what the subject goes on to do: « avec un juriste, qui
    choisit » for « avec un juriste et choisit »."""
    claim, passage = alignment.claim, alignment.passage
    for mark in _WHO.finditer(claim.text):
        before = [index for index, token in enumerate(claim.tokens) if token.start < mark.start()][-1:]
        after = [index for index, token in enumerate(claim.tokens) if token.start >= mark.end()][:1]
        for helper in (place for index in before for place in alignment.inside(index)):
            start = passage.tokens[helper].start
            for verb in (place for index in after for place in alignment.inside(index)):
                between = passage.text[start : passage.tokens[verb].start]
                if _AND.search(between) and not _WHO.search(between) and _WITH.search(passage.text, 0, start):
                    return True
    return False


def _reflexive(claim: Claim) -> list[list[int]]:
    """For each verb after « se », its subject's tokens and its own."""
    found = [
        (next((i for i, index in enumerate(group) if claim.tokens[index].start >= mark.end()), 0), group)
        for mark in _ITSELF.finditer(claim.text)
        for group in _groups(claim)
        if group and claim.tokens[group[0]].start < mark.start() <= claim.tokens[group[-1]].start
    ]
    return [group[: verb + 1] for verb, group in found if verb]


def _only_place(alignment: Alignment, index: int) -> int | None:
    """The place of a token that has one, or is in the title only; of several, the one that is a verb's."""
    best = alignment.inside(index)
    if is_bland(alignment.claim.tokens[index].stem):  # « composé de » is not « forment »
        best = [place for place in best if alignment.places[index][place] == 1.0]
    if len(best) > 1:
        best = [place for place in best if alignment.passage.tokens[place].verbal]
    if len(best) == 1:
        return best[0]
    return HEADING if list(alignment.places[index]) == [HEADING] else None


def _is_done_with_help_of(alignment: Alignment, mine: re.Match[str]) -> bool:
    """Whether the subject of a passive is the helper in the source: « avec l’appui de la Ville »."""
    held, told = alignment.passage.tokens, alignment.told().cut(alignment.passage.text)
    if re.search(r"\b(?:par|by)\b", told):
        return False
    verbs = {
        place
        for index, token in enumerate(alignment.claim.tokens)
        if mine.start() <= token.start < mine.end()
        for place in alignment.inside(index)
        if _NOUN.search(alignment.passage.text, 0, held[place].start)
    }
    before = {
        place
        for index, token in enumerate(alignment.claim.tokens)
        if token.start < mine.start()
        for place in alignment.inside(index)
    }
    return any(verb + 1 in before for verb in verbs)


def _keeps_order(alignment: Alignment, mine: re.Match[str] | None, theirs: re.Match[str] | None) -> bool:
    """Whether subject, verb and agent of the one passive stand in the same order in the active: roles are swapped."""
    sides: tuple[list[int], list[int], list[int]] = ([], [], [])
    passive = mine or theirs
    if passive is None:
        return False
    text = alignment.claim.text if mine else alignment.passage.text
    cuts = [mark.start() for mark in _CUT.finditer(text)]
    near = {bisect(cuts, passive.start()), bisect(cuts, passive.end())}
    for index, token in enumerate(alignment.claim.tokens):
        for place in alignment.inside(index):
            start = token.start if mine else alignment.passage.tokens[place].start
            if bisect(cuts, start) in near:
                side = 0 if start < passive.start() else 1 if start < passive.end() else 2
                sides[side].append(place if mine else index)
    before, verb, after = sides
    if not before or not after:
        return False
    if verb and mine:
        return max(before) < min(verb)
    return max(before) < min(verb or after) and max(verb or before) < min(after)
