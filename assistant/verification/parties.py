"""Whether a sentence takes a carrier, a partner or a funder for another, by the lines of its source's overview."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from assistant.verification.alignment import HEADING, Alignment
from assistant.verification.claims import Claim, Token
from assistant.verification.thesaurus import is_bland
from corpus.text import fold

_SOURCE = "source"
_LINES = ("porteur", "partenaires", "financeurs")
_MARKS: tuple[tuple[str, str, bool], ...] = (
    ("financeurs", r"financ\w+ (?:par|de la|de l'|du|des)|funded by|with funding from", True),
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
    ("partenaires", r"avec|aux côtés d\w*|alongside|with|partenaires?|partners?", True),
    (
        "porteur",
        r"(?:port|men|gér|pilot|anim|coordonn)\w+ (?:\w+ ){0,3}par|porteu\w+|carrier"
        r"|(?:carried(?: out)?|run|managed|led) (?:\w+ ){0,3}by",
        True,
    ),
    ("porteur", r"(?<!est )port(?:e|ent|ait|aient)\b|carries|runs", False),
)
"""Role, the words that give it, and whether to those who are named after them or before."""
_MARK = re.compile(
    "|".join(rf"(?P<_{place}>\b(?:{words}))" for place, (_, words, _) in enumerate(_MARKS)), re.IGNORECASE
)
_END = re.compile(r"[.;:\n()]|,(?= qui| dont|\s*et (?:est|a)\b)")
_MOST = 2
"""Words of one who is not named, at least, that another's line must tell."""


def mistakes_party(alignment: Alignment) -> bool:
    """Whether somebody to whom a sentence gives a role has another in the overview of its source."""
    return any(_is_another(alignment, role, tokens) for role, tokens in _given(alignment.claim))


def _is_another(alignment: Alignment, role: str, indices: list[int]) -> bool:
    """Whether the lines of other roles tell more of these tokens than that of this one, or one who is named has none
    of them."""
    lines = {index: {_line(alignment.passage, place) for place in alignment.anywhere(index)} for index in indices}
    told = Counter(chain.from_iterable(lines.values()))
    others = max((told[line] for line in _LINES if line != role), default=0)
    names = [index for index in indices if alignment.claim.tokens[index].named]
    strangers = [index for index in names if lines[index] == {_SOURCE} and HEADING not in alignment.places[index]]
    return (others > told[role] and (bool(names) or others >= _MOST)) or bool(strangers)


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
        yield role, [index for index, token in enumerate(claim.tokens) if begin <= token.start < end and _tells(token)]


def _tells(token: Token) -> bool:
    return token.named or not is_bland(token.stem)


def _line(passage: Claim, place: int) -> str:
    """The label that begins the line of a token, folded."""
    line = passage.spans[passage.tokens[place].sentence].cut(passage.text)
    return fold(line.partition(":")[0]).strip()
