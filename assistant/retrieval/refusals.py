"""What may not be asked at all: whatever the corpus holds, nothing in it answers."""

import re
from functools import lru_cache
from typing import Literal, cast

from corpus.text import fold
from corpus.wordlists import read_patterns

Refusal = Literal["private", "instruction", "task", "ranking"]


def refuses(question: str) -> Refusal | None:
    """Why a question is not to be answered at all: "private" (people's data), "instruction" (orders to the machine),
    "task" (a letter to write, a train to book), "ranking" (the biggest, the cheapest, what works best), or None."""
    folded = fold(question)
    return next((refusal for refusal, pattern in _refusals() if pattern.search(folded)), None)


@lru_cache(maxsize=1)
def _refusals() -> tuple[tuple[Refusal, re.Pattern[str]], ...]:
    """The turns of phrase of assistant/data/refusals.txt."""
    read = read_patterns("assistant", "refusals")
    return tuple((cast(Refusal, name), pattern) for name, patterns in read.items() for pattern in patterns)
