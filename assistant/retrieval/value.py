"""A value found in a text, and the plainest way to find some: by their form."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.document import Span

Finder = Callable[[str], list["Value"]]


@dataclass(frozen=True, slots=True)
class Value:
    """A value of some type; `counted` are the roots that follow a number (« 122 jeunes accompagnés »), or the
    level of a place that the gazetteer knows."""

    span: Span
    counted: tuple[str, ...] = ()


def finding(*patterns: re.Pattern[str]) -> Finder:
    """A finder of what any of these patterns matches."""

    def find(text: str) -> list[Value]:
        spans = {Span(match.start(), match.end()) for pattern in patterns for match in pattern.finditer(text)}
        return [Value(span) for span in sorted(spans)]

    return find
