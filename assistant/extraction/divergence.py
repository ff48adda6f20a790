"""Sources that do not agree: said in one sentence, or found by comparing what two sentences answer."""

import re
from collections.abc import Collection, Sequence

from assistant.extraction.finding import Finding
from assistant.retrieval.value import Value
from assistant.understanding.wanted import Wanted
from assistant.words.matching import stems_of
from assistant.words.numerals import numerals
from corpus.text import fold

_SAID = re.compile(
    r"\bselon (?:les|la|deux|trois|d'autres|certaines|une|l'une|l'autre|une autre) sources?\b"
    r"|\bselon d'autres\b|\bd'autres sources\b"
    r"|\bune (?:autre )?source (?:annonc|indiqu|donn|parl|dit|evoqu)\w*"
    r"|\bsur une autre page\b|\bautre page\b|\bsources (?:divergent|anterieures)\b"
    r"|\bou \d+ selon\b|\baccording to (?:the|other|some|two) sources\b"
)
_CLAUSE = re.compile(r"(?:(?!;|:|,\s+(?=\d)|\bet\s+(?=\d)).)+", re.DOTALL)
_COMPARED = frozenset(("year", "date", "age", "amount", "share", "number", "duration"))
_CLOSE = 0.8
"""Share of the best score that a rival needs to be taken for an answer to the same thing."""


_LIKE = 0.6
"""Share of the longer of two titles that is said in both, where they are about one thing."""


def says_divergence(text: str, values: Sequence[Value]) -> bool:
    """Whether a sentence itself says that its sources differ on one of the values found."""
    starts = [value.span.start for value in values]
    return any(
        _SAID.search(fold(clause.group())) and any(clause.start() <= start < clause.end() for start in starts)
        for clause in _CLAUSE.finditer(text)
    )


def find_rival(wanted: Wanted, findings: Sequence[Finding], named: Collection[str]) -> Finding | None:
    """A sentence of another source that answers the same thing as the best one, with other figures; what a source
    says of itself is not disputed by another fiche's own figures."""
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
        rivals = (named and other.statement.source_kind != "fiche") or _have_like_titles(other, best)
        if (
            elsewhere
            and rivals
            and same_field
            and _subject(other) & _subject(best)
            and not _figures(other) & _figures(best)
        ):
            return other
    return None


def _have_like_titles(one: Finding, other: Finding) -> bool:
    """Whether the titles of two sources say that they are about one thing."""
    first, second = stems_of(one.statement.title), stems_of(other.statement.title)
    return len(first & second) >= _LIKE * max(len(first), len(second))


def _subject(finding: Finding) -> frozenset[str]:
    """What a sentence says besides its figures."""
    return frozenset(stem for stem in finding.statement.stems if not stem[0].isdigit())


def _figures(finding: Finding) -> frozenset[float]:
    text = finding.statement.text
    return frozenset(numeral.value for value in finding.values for numeral in numerals(value.span.cut(text)))
