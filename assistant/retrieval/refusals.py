"""What may not be asked at all: whatever the corpus holds, nothing in it answers."""

import re
from functools import lru_cache
from importlib.resources import files
from typing import Literal, cast

from corpus.text import fold

Refusal = Literal["private", "instruction", "task"]

_MACRO = re.compile(r"^\$(\w+) = (.*)$")
_USED = re.compile(r"\$(\w+)")


def refuses(question: str) -> Refusal | None:
    """Why a question is not to be answered at all: "private" (people's data), "instruction" (orders to the machine),
    "task" (a letter to write, a train to book), or None."""
    folded = fold(question)
    return next((refusal for refusal, pattern in _refusals() if pattern.search(folded)), None)


@lru_cache(maxsize=1)
def _refusals() -> tuple[tuple[Refusal, re.Pattern[str]], ...]:
    """The turns of phrase of assistant/data/refusals.txt."""
    text = files("assistant").joinpath("data", "refusals.txt").read_text(encoding="utf-8")
    macros: dict[str, str] = {}
    blocks: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            lines = blocks.setdefault(line.strip("[]"), [])
        elif macro := _MACRO.match(line):
            macros[macro.group(1)] = f"(?:{macro.group(2)})"
        elif line and not line.startswith("#"):
            lines.append(_USED.sub(lambda used: macros[used.group(1)], line))
    return tuple((cast(Refusal, name), re.compile("|".join(lines))) for name, lines in blocks.items())
