"""Sources that do not agree: said in one sentence, or found by comparing what two sentences answer."""

import re
from collections.abc import Sequence

from assistant.extraction import Finding
from assistant.numerals import numerals
from assistant.wanted import Wanted
from corpus.text import fold

_SAID = re.compile(
    r"\bselon (?:les|la|deux|trois|d'autres|certaines|une|l'une|l'autre|une autre) sources?\b"
    r"|\bselon d'autres\b|\bd'autres sources\b"
    r"|\bune (?:autre )?source (?:annonc|indiqu|donn|parl|dit|evoqu)\w*"
    r"|\bsur une autre page\b|\bautre page\b|\bsources (?:divergent|anterieures)\b"
    r"|\bou \d+ selon\b|\baccording to (?:the|other|some|two) sources\b"
)
_COMPARED = frozenset(("year", "date", "age", "amount", "share", "number", "duration"))
_CLOSE = 0.8
"""Share of the best score that a rival needs to be taken for an answer to the same thing."""


def says_divergence(text: str) -> bool:
    """Whether a sentence itself says that its sources differ."""
    return _SAID.search(fold(text)) is not None


def find_rival(wanted: Wanted, findings: Sequence[Finding]) -> Finding | None:
    """A sentence of another source that answers the same thing as the best one, with other figures."""
    if wanted.asked.type not in _COMPARED or not findings:
        return None
    best = findings[0]
    for other in findings[1:]:
        if other.score < _CLOSE * best.score:
            return None
        same_field = other.statement.field == best.statement.field or None in (
            other.statement.field,
            best.statement.field,
        )
        elsewhere = other.statement.source_id != best.statement.source_id
        if elsewhere and same_field and _subject(other) & _subject(best) and not _figures(other) & _figures(best):
            return other
    return None


def _subject(finding: Finding) -> frozenset[str]:
    """What a sentence says besides its figures."""
    return frozenset(stem for stem in finding.statement.stems if not stem[0].isdigit())


def _figures(finding: Finding) -> frozenset[float]:
    text = finding.statement.text
    return frozenset(numeral.value for value in finding.values for numeral in numerals(value.span.cut(text)))
