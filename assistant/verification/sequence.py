"""Whether what comes first in a sentence, or is the greater, comes last in its source."""

import re
from collections.abc import Iterator

from assistant.verification.alignment import Alignment

_FORWARD = re.compile(
    r"\b(?:puis|ensuite|avant|préalable\w*|précèd\w*|then|before|prior to|preced\w+|followed by|suivie?s? d"
    r"|dépass\w*|excèd\w*|supérieure?s? à|exceeds?|outstrips?|(?:greater|higher|larger) than)\b",
    re.IGNORECASE,
)
_BACKWARD = re.compile(r"(?<!d['’])\b(?:après|une fois|after|once|follows)\b", re.IGNORECASE)
_MARKS = (_FORWARD, _BACKWARD)
_STOP = re.compile(r"[.;\n]|$")


def turns_time(alignment: Alignment) -> bool:
    """Whether what stands around « puis », « avant » or « après » changed places."""
    claim, passage, told = alignment.claim, alignment.passage, alignment.told()
    theirs = list(_sides(passage.text, told.start, told.end))
    return any(
        _falls(alignment, sooner, later_told, sooner_told) and _falls(alignment, later, sooner_told, later_told)
        for sooner, later in _sides(claim.text, 0, len(claim.text))
        for sooner_told, later_told in theirs
    )


def _sides(text: str, begin: int, end: int) -> Iterator[tuple[range, range]]:
    """For each mark of time, where what comes sooner stands and where what comes later does."""
    for pattern in _MARKS:
        for mark in pattern.finditer(text, begin, end):
            stops = (stop.end() for stop in _STOP.finditer(text, begin, mark.start()) if stop.group())
            until = (_STOP.search(text, mark.end(), end), *(other.search(text, mark.end(), end) for other in _MARKS))
            left = range(max(stops, default=begin), mark.start())
            right = range(mark.end(), min((stop.start() for stop in until if stop), default=end))
            yield (left, right) if pattern is _FORWARD else (right, left)


def _falls(alignment: Alignment, said: range, there: range, not_there: range) -> bool:
    """Whether a word said within a range of the sentence is told within one of the passage, and not in the other."""
    for index, token in enumerate(alignment.claim.tokens):
        if token.start in said:
            starts = [alignment.passage.tokens[place].start for place in alignment.inside(index)]
            if any(start in there for start in starts) and not any(start in not_there for start in starts):
                return True
    return False
