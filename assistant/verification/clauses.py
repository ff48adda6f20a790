"""The clauses of a sentence that cites several sources: each must be one source's."""

import re

from assistant.verification.claims import read_claim

_CLAUSE = re.compile(r";|,\s*(?:et|mais|tandis que|alors que|and|but|while|whereas)\s", re.IGNORECASE)
_SHORT = 3
"""Words without which a clause can't be judged."""


def cut_clauses(sentence: str) -> list[str]:
    """The clauses of a sentence; what is too short to be judged stays with its neighbour."""
    clauses: list[str] = []
    begin = 0
    for mark in _CLAUSE.finditer(sentence):
        if len(read_claim(sentence[begin : mark.start()]).tokens) >= _SHORT:
            clauses.append(sentence[begin : mark.start()])
            begin = mark.end()
    rest = sentence[begin:]
    if clauses and len(read_claim(rest).tokens) < _SHORT:
        clauses[-1] = f"{clauses[-1]} {rest}"
    else:
        clauses.append(rest)
    return clauses
