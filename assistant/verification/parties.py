"""Whether a sentence takes a carrier, a partner or a funder for another, by the lines of its source's overview."""

import re
from collections.abc import Iterator, Sequence

from assistant.verification.alignment import HEADING, Alignment
from assistant.verification.claims import Claim, Token
from assistant.verification.thesaurus import is_bland
from corpus.text import fold

_ELSEWHERE = frozenset(("source", "territoire"))
"""Lines that name whoever has no role."""
_LINES = ("porteur", "partenaires", "financeurs")
_MARKS: tuple[tuple[str, str, bool], ...] = (
    ("financeurs", r"financ\w+ (?:par|de la|de l'|du|des)|funded by|with funding from", True),
    ("partenaires", r"(?:réuni\w*|rassembl\w+|compte|a|ont) comme partenaires?", True),
    (
        "partenaires",
        r"comme partenaires?|as (?:a )?partners?"
        r"|(?:est|sont) (?:\w+ )?partenaires? d\w*|(?:is|are) (?:\w+ )?partners? of",
        False,
    ),
    (
        "partenaires",
        r"partenaires? d[^,.;:]* (?:sont|est|étaient)\b|partners? of [^,.;:]* (?:are|is|were)\b",
        True,
    ),
    (
        "partenaires",
        r"avec (?:le soutien|l'appui|l'aide) d\w*|with (?:the )?(?:support|help|backing) (?:from|of)",
        True,
    ),
    ("partenaires", r"avec|aux côtés d\w*|alongside|with|partenaires?|partners?", True),
    (
        "porteur",
        r"(?:port|men|gér|pilot|anim|coordonn|fond|cré|lanc)\w+ (?:\w+ ){0,3}par|porteu\w+|carrier"
        r"|(?:carried(?: out)?|run|managed|led|founded|created|launched) (?:\w+ ){0,3}by",
        True,
    ),
    ("porteur", r"(?:est|sont|was|is|are) (?:le|la|les|the)? ?(?:porteu\w+|carriers?)", False),
    (
        "porteur",
        r"(?<!est )(?<!qui )port(?:e|ent|ait|aient)\b|(?<!qui )(?:gèr|pilot|anim|dirig)(?:e|ent|ait|aient)\b"
        r"|(?<!that )(?<!who )(?<!which )(?:carries|runs|manages|leads)\b",
        False,
    ),
)
"""Role, the words that give it, and whether to those who are named after them or before."""
_MARK = re.compile(
    "|".join(rf"(?P<_{place}>\b(?:{words}))" for place, (_, words, _) in enumerate(_MARKS)), re.IGNORECASE
)
_TOGETHER = re.compile(r"avec|with|alongside|aux côtés d\w*", re.IGNORECASE)
"""What leads to a partner only where one is named: « avec un pilotage national »."""
_END = re.compile(r"[.;:\n()]|\s(?:à|depuis|dans|in|since)\s|,(?= qui| dont|\s*et (?:est|a)\b)")
_NOTE = re.compile(
    r"^(?:Porteur|Partenaires|Financeurs)\s?: (?P<others>[^()\n]*), (?P<its>[^(),\n]+) \((?P<note>[^)\n]+)\)",
    re.MULTILINE,
)
_MOST = 2
"""Words of one who is not named, at least, that another's line must tell."""


def mistakes_party(alignment: Alignment) -> bool:
    """Whether somebody to whom a sentence gives a role has another in the overview of its source."""
    given = _given(alignment.claim)
    return any(_is_another(alignment, role, tokens) for role, tokens in given) or _takes_anothers_note(alignment)


def _takes_anothers_note(alignment: Alignment) -> bool:
    """Whether what a line notes of one of several, « Scop Univers, Diocèse (terrain) », is said of another of them."""
    passage = alignment.passage
    said = {place for index in range(len(alignment.places)) for place in alignment.inside(index)}
    for mark in _NOTE.finditer(passage.text):
        others, its, note = (
            {place for place, token in enumerate(passage.tokens) if mark.start(part) <= token.start < mark.end(part)}
            for part in ("others", "its", "note")
        )
        if its and said & others and said & note and not said & its:
            return True
    return False


def _is_another(alignment: Alignment, role: str, indices: list[int]) -> bool:
    """Whether the lines of other roles tell more of these tokens than that of this one, or as many and more of them
    word for word; or one who is named has none of them."""
    names = [index for index in indices if alignment.claim.tokens[index].named]
    if any(HEADING not in alignment.places[index] and _is_stranger(alignment, index) for index in names):
        return True
    if role == "financeurs" and any(_funds(alignment.passage, alignment.anywhere(index)) for index in indices):
        return False
    told = {line: _told_by(alignment, line, indices) for line in _LINES}
    another = max(told[line] for line in _LINES if line != role)
    return another > told[role] and (bool(names) or another[0] >= _MOST)


def _funds(passage: Claim, places: Sequence[int]) -> bool:
    """Whether the line of one of these tokens says that it funds."""
    sentences = (passage.spans[passage.tokens[place].sentence].cut(passage.text) for place in places)
    return any(re.search(r"\bfinanc", line) for line in sentences)


def _is_stranger(alignment: Alignment, index: int) -> bool:
    """Whether a token is told, but by no line of a role."""
    lines = {_line(alignment.passage, place) for place in alignment.anywhere(index)}
    return bool(lines) and lines <= _ELSEWHERE


def _told_by(alignment: Alignment, line: str, indices: list[int]) -> tuple[int, int]:
    """How many of these tokens a line tells, and how many of them word for word."""
    found = [
        max(score for place, score in alignment.places[index].items() if place in places)
        for index in indices
        if (places := [place for place in alignment.anywhere(index) if _line(alignment.passage, place) == line])
    ]
    return len(found), found.count(1.0)


def _given(claim: Claim) -> Iterator[tuple[str, list[int]]]:
    """The roles that a sentence gives, each with the tokens of whom it gives it to."""
    marks = list(_MARK.finditer(claim.text.replace("’", "'")))
    for number, mark in enumerate(marks):
        role, _, after = _MARKS[int((mark.lastgroup or "").strip("_"))]
        former = marks[number - 1].end() if number else 0
        latter = marks[number + 1].start() if number + 1 < len(marks) else len(claim.text)
        begin, end = (mark.end(), latter) if after else (former, mark.start())
        text = claim.text[begin:end]
        stops = [stop.end() for stop in _END.finditer(text)]
        if stops:
            begin, end = (begin, begin + stops[0]) if after else (begin + stops[-1], end)
        told = [index for index, token in enumerate(claim.tokens) if begin <= token.start < end and _tells(token)]
        if told and (claim.tokens[told[0]].named or not _TOGETHER.fullmatch(mark.group())):
            yield role, told


def _tells(token: Token) -> bool:
    return token.named or not is_bland(token.stem)


def _line(passage: Claim, place: int) -> str:
    """The label that begins the line of a token, folded."""
    line = passage.spans[passage.tokens[place].sentence].cut(passage.text)
    return fold(line.partition(":")[0]).strip()
