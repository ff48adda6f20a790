"""French or English? By the words of the question, weighed as the training text taught."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

import numpy as np

from corpus.text import words

Language = Literal["fr", "en"]

_ENDING = 3
_SCALE = 16
_ACCENT_ODDS = 2.0
_CLEAR = 3.0
"""Log-odds that at least one word must have: names and words of both languages tell nothing, however many."""
_NAME_SHARE = 0.3
"""Names keep their own language in a question in the other."""

_READ = 10_000
"""Code points that are judged."""


def detect_language(text: str) -> Language:
    """The likelier of the two; French where nothing tells."""
    text = text[:_READ]
    odds = clearest = 0.0
    for place, word in enumerate(words(text)):
        name = place > 0 and text[word.span.start].isupper()
        told = word_odds(word.folded) * (_NAME_SHARE if name else 1)
        odds, clearest = odds + told, max(clearest, told)
    accents = sum(char in "àâçèéêëîïôùûüœ" for char in text.casefold())
    return "en" if clearest >= _CLEAR and odds - _ACCENT_ODDS * min(accents, 2) > 0 else "fr"


def word_odds(folded: str) -> float:
    """Log-odds of English against French; an unknown word is judged by its ending."""
    table = _shipped_odds()
    return table.get(folded, 0.5 * table.get("-" + folded[-_ENDING:], 0.0))


def word_is_known(folded: str) -> bool:
    """Whether the training text held a word often enough to be kept: a common word of one of the two languages."""
    return folded in _shipped_odds()


@lru_cache(maxsize=1)
def _shipped_odds() -> Mapping[str, float]:
    with as_file(files("corpus") / "model" / "language.npz") as path:
        return read_odds(path)


def read_odds(path: Path) -> dict[str, float]:
    """Read what `write_odds` wrote."""
    with np.load(path, allow_pickle=False) as arrays:
        entries = bytes(arrays["entries"]).decode().split("\n")
        return dict(zip(entries, (arrays["odds"].astype(np.float32) / _SCALE).tolist(), strict=True))


def write_odds(table: Mapping[str, float], path: Path) -> None:
    """Words, and endings written "-ing", with their odds in sixteenths."""
    entries = sorted(table)
    odds = np.clip(np.rint([_SCALE * table[entry] for entry in entries]), -127, 127).astype(np.int8)
    np.savez_compressed(path, entries=np.frombuffer("\n".join(entries).encode(), np.uint8), odds=odds)
