"""Whether one does in a sentence what somebody else, of whom it says nothing, does in its source."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from assistant.verification.alignment import HEADING, Alignment
from assistant.verification.claims import Claim
from assistant.verification.dating import is_year
from assistant.verification.figures import is_figure
from assistant.verification.thesaurus import is_bland, is_verb
from corpus.text import stem

_STOP = re.compile(r"[.;:!?()\n]")
_PAUSE = re.compile(r"[,.;:!?()\n]")
_PASSIVE = re.compile(
    r"\b(?:est|sont|été|était|étaient|fut|furent|soit|être|se|s'|is|are|was|were|been|being|be)\s*(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_ANOTHER_CLAUSE = re.compile(r"^[^.:\n]*;[^.:\n]*$")
_ITSELF = frozenset(
    map(stem, "lieu projet dispositif action programme experimentation demarche service initiative membres".split())
)
"""What a source may call what it is about."""
_HAS = re.compile(r"(?:compt|ger|possed|rassembl|emploi|dispos)(?:e|ent|ait|aient)|reuni(?:t|ssent)")
_BY = re.compile(r"\w+\s(?:par|by)\s(?:(?:les?|la|une?|des|the|an?)\s|l['’])?", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:\b(?:les?|la|une?|des|du|ce|cette|ces|leurs?|sa|son|ses|chaque|au|aux|à|de|pour|sans|en|par|avec|dans|sur|peut|peuvent"
    r"|doit|doivent|the|their|its|of|in|on|at|by|with|for|to|can|may|must|\d+)\s|\b[ldsn]['’])$",
    re.IGNORECASE,
)
"""What stands before a noun or an infinitive."""
_ARTICLE = re.compile(r"\ban?\s$", re.IGNORECASE)
_FINITE = ("e", "ent", "t", "ait", "a", "d", "s")
_DETERMINER = re.compile(r"(?:l['’]|(?:les?|la|une?|des|ce|cette|ces|chaque|\d+|the|an?)\s)", re.IGNORECASE)
_LONGEST = 4
"""Words of a subject, at most, before its verb."""


def takes_subjects_place(alignment: Alignment) -> bool:
    """Whether a verb of the sentence has for subject one who stands elsewhere in the source, and that of the source is
    not said: « la famille verse le loyer » for « une association loge une famille, paie le loyer »."""
    claim = alignment.claim
    return (
        _counts_for_another(alignment)
        or _takes_agents_place(alignment)
        or any(
            _is_anothers(alignment, index, place)
            for index, token in enumerate(claim.tokens)
            if _is_finite(claim, index)
            for place in alignment.inside(index)
            if _is_finite(alignment.passage, place)
        )
    )


def _takes_agents_place(alignment: Alignment) -> bool:
    """Whether what is done by one is said to be done by another: « retenu par la Ville » for « retenu par l'État »."""
    claim, passage = alignment.claim, alignment.passage
    said = {spot for index in range(len(claim.tokens)) for spot in alignment.anywhere(index)}
    for verb, agent in _agents(claim, range(len(claim.spans))):
        for place, other in _agents(passage, alignment.window):
            if place in alignment.inside(verb) and other not in said and alignment.places[agent]:
                return True
    return False


def _agents(claim: Claim, window: range) -> list[tuple[int, int]]:
    """Each verb that « par » or “by” follows, with the first word after that."""
    return [
        (index, index + 1)
        for index, (token, other) in enumerate(pairwise(claim.tokens))
        if token.sentence in window and _BY.fullmatch(claim.text[token.start : other.start])
    ]


def _counts_for_another(alignment: Alignment) -> bool:
    """Whether a figure that somebody else « compte » in the source is given without saying whose it is."""
    passage = alignment.passage
    said = {spot for index in range(len(alignment.places)) for spot in alignment.anywhere(index)}
    for figure in (one for one in alignment.claim.figures if not is_year(one)):
        starts = [
            span.start
            for span, other in passage.places
            if other.sentence in alignment.window and is_figure(figure, other)
        ]
        owners = [_subject_of_clause(passage, start) for start in starts]
        if owners and all(owner and said.isdisjoint(owner) for owner in owners):
            return any(not is_bland(passage.tokens[spot].stem) for owner in owners for spot in owner)
    return False


def _subject_of_clause(passage: Claim, position: int) -> Sequence[int]:
    """The subject of the clause that something stands in, where its verb comes before that."""
    begin = max((mark.end() for mark in _STOP.finditer(passage.text, 0, position)), default=0)
    inside = (place for place, token in enumerate(passage.tokens) if begin <= token.start < position)
    verb = next((place for place in inside if _HAS.fullmatch(passage.tokens[place].folded)), None)
    return _subject(passage, verb) if verb is not None else ()


def _is_anothers(alignment: Alignment, verb: int, place: int) -> bool:
    claimed = alignment.claim.tokens
    theirs = _subject(alignment.passage, place)
    mine = _before(alignment.claim, verb)
    said = {spot for index in range(len(claimed)) for spot in alignment.anywhere(index)}
    if not theirs or not said.isdisjoint(theirs) or not any(alignment.places[index] for index in mine):
        return _is_named_elsewhere(alignment, verb, place)
    titled = any(HEADING in alignment.places[index] for index in mine)
    named = any(claimed[index].named or (not index and alignment.places[0].get(HEADING) == 1.0) for index in mine)
    subject = [alignment.passage.tokens[spot].stem for spot in theirs]
    its_own = titled and (named or all(stemmed in _ITSELF for stemmed in subject))
    as_vague = is_bland(claimed[mine[0]].stem)
    return not ((its_own or as_vague) and all(map(is_bland, subject)))


def _is_named_elsewhere(alignment: Alignment, verb: int, place: int) -> bool:
    """Whether who is named right before a verb stands in the source past a semicolon from it: in another clause."""
    passage = alignment.passage
    start = passage.tokens[place].start
    named = verb > 0 and alignment.claim.tokens[verb - 1].named
    inside = [passage.tokens[spot].start for spot in alignment.inside(verb - 1)] if named else []
    return bool(inside) and all(_ANOTHER_CLAUSE.search(passage.text[start:name]) for name in inside)


def _subject(passage: Claim, verb: int) -> Sequence[int]:
    """The tokens that begin the clause of a finite verb, up to its first verb; none where that is hard to tell."""
    token = passage.tokens[verb]
    begin = max((mark.end() for mark in _STOP.finditer(passage.text, 0, token.start)), default=0)
    while begin < token.start and passage.text[begin].isspace():
        begin += 1
    if not _DETERMINER.match(passage.text, begin):
        return ()
    subject: list[int] = []
    for place, other in enumerate(passage.tokens):
        if begin <= other.start <= token.start:
            if other.verbal or (subject and is_verb(other.stem)) or place == verb:
                break
            subject.append(place)
    first = passage.tokens[subject[-1]].start if subject else begin
    paused = _PAUSE.search(passage.text, begin, first)
    follows = bool(subject) and subject[-1] + 1 == verb
    coordinated = passage.text[: token.start].endswith(", ")
    return subject if 0 < len(subject) <= _LONGEST and not paused and (follows or coordinated) else ()


def _is_finite(claim: Claim, index: int) -> bool:
    """Whether a token is a verb that tells what its subject does."""
    token = claim.tokens[index]
    before = claim.text[: token.start]
    if not is_verb(token.stem) or not token.folded.endswith(_FINITE):
        return False
    article = claim.language == "en" and _ARTICLE.search(before)  # « a » is a French auxiliary
    return not (article or _NOUN.search(before) or _PASSIVE.search(before))


def _before(claim: Claim, verb: int) -> list[int]:
    """The tokens before the first verb of the clause that a verb stands in."""
    start = claim.tokens[verb].start
    begin = max((mark.end() for mark in _PAUSE.finditer(claim.text, 0, start)), default=0)
    inside = [index for index, token in enumerate(claim.tokens) if begin <= token.start < start]
    return list(takewhile(lambda index: not _is_finite(claim, index), inside))
