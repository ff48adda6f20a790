"""The turns of a text that lead, join or present and tell nothing: « on sait que » (assistant/data/discourse.txt)."""

import re
from functools import lru_cache

from corpus.document import Span
from corpus.wordlists import read_lines


def discourse(text: str) -> list[Span]:
    """Where such turns stand in `text`, whose apostrophes are straight."""
    return [Span(found.start(), found.end()) for found in _turns().finditer(text)]


@lru_cache(maxsize=256)
def without_discourse(text: str) -> str:
    """A text less these turns."""
    return _turns().sub("", text.replace("’", "'"))


@lru_cache(maxsize=1)
def _turns() -> re.Pattern[str]:
    turns = "|".join(read_lines("assistant", "discourse"))
    return re.compile(rf"(?<![^\W_])(?:{turns})(?:(?<=[\s'])|(?![^\W_]))", re.IGNORECASE)
