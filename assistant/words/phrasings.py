"""How questions are phrased: for each turn of phrase, the type of answer that it asks.

The turns of phrase are plain lists, one file a language (assistant/data/phrasings.*.txt),
so that whoever hears how people really ask can add a line.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from assistant.query import AnswerType, Language
from corpus.wordlists import read_sections

_HEADER = re.compile(r"(\w+)(?: (\w+))?( \+)?")
_NOUNS = "= "
_ALONE = (
    r"(?:^|[:,;.!?–—-]\s*)(?:(?:et|and|l'|les?|la|the|son|sa|ses|leurs?|its|their|any)\b ?)*"
    r"(?:(?!un |une |an? |des |notre |votre |mon |ma |nos |vos |our |my |your )\w+ )??(?:{nouns})\b"
    r"|\bquel(?:le)?s? (?:(?:est|sont|etait|etaient) )?(?:l'|(?:les?|la|ses|leurs?) )?(?:{nouns})\b"
    r"|(?<!\bla )(?<!\ble )(?<!\bde )(?<!\bdu )(?<!\ben )(?<!\bau )(?<!\bthe )"
    r"(?<!\bthey )(?<!\bto )(?<!\bwe )(?<!\bof )(?<!\ba )\b(?:{nouns})"
    r"(?: \w+(?:el|elle|al|ale|en|enne|aire|um)s?)?\s*\?*$"
)
"""Where a noun asks without a turn of phrase: first in its clause, or last of all."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Turns of phrase that ask one type; `counts`: the noun counted stands right after the match."""

    pattern: re.Pattern[str]
    type: AnswerType
    section: str | None
    counts: bool


@lru_cache
def phrasings(language: Language) -> tuple[Phrasing, ...]:
    """The phrasings of a language, most particular first."""
    found: list[Phrasing] = []
    for header, lines in read_sections("assistant", f"phrasings.{language}"):
        match = _HEADER.fullmatch(header)
        if match:
            type_ = cast(AnswerType, match.group(1))
            pattern = re.compile("|".join(_turn(line) for line in lines))
            found.append(Phrasing(pattern, type_, match.group(2), bool(match.group(3))))
    return tuple(found)


def _turn(line: str) -> str:
    """A line as a regular expression."""
    if not line.startswith(_NOUNS):
        return line
    return _ALONE.format(nouns="|".join(_plural(noun) for noun in line.removeprefix(_NOUNS).split()))


def _plural(noun: str) -> str:
    return f"{noun[:-1]}(?:y|ies)" if noun.endswith("y") else f"{noun}s?"
