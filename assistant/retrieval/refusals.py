"""What may not be asked at all: whatever the corpus holds, nothing in it answers."""

import re
from functools import lru_cache
from typing import Literal, cast

from corpus.text import fold
from corpus.wordlists import read_sections

Refusal = Literal["private", "instruction", "task"]

_MACRO = re.compile(r"\$(\w+) = (.*)")
_USED = re.compile(r"\$(\w+)")


def refuses(question: str) -> Refusal | None:
    """Why a question is not to be answered at all: "private" (people's data), "instruction" (orders to the machine),
    "task" (a letter to write, a train to book), or None."""
    folded = fold(question)
    return next((refusal for refusal, pattern in _refusals() if pattern.search(folded)), None)


@lru_cache(maxsize=1)
def _refusals() -> tuple[tuple[Refusal, re.Pattern[str]], ...]:
    """The turns of phrase of assistant/data/refusals.txt."""
    (_, defined), *sections = read_sections("assistant", "refusals")
    macros = {macro.group(1): f"(?:{macro.group(2)})" for line in defined if (macro := _MACRO.fullmatch(line))}
    return tuple(
        (
            cast(Refusal, name),
            re.compile("|".join(_USED.sub(lambda used: macros[used.group(1)], line) for line in lines)),
        )
        for name, lines in sections
    )
