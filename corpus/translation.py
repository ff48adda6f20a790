"""English words to French stems, for the lexical side of an English question.

The table was learnt from parallel text (training/lexicon.py); the names of the
field come first, from the glossary, and are the caller's to give.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

Translations = Mapping[str, Sequence[tuple[str, float]]]
"""From the stem of an English word to French stems, each with its probability."""


@lru_cache(maxsize=1)
def shipped_translations() -> Translations:
    """The table of the shipped model."""
    with as_file(files("corpus") / "model" / "translation.npz") as path:
        return read_translations(path)


def read_translations(path: Path) -> dict[str, list[tuple[str, float]]]:
    """Read what `write_translations` wrote."""
    with np.load(path, allow_pickle=False) as arrays:
        english, french = (bytes(arrays[name]).decode().split("\n") for name in ("english", "french"))
        heads, stems = arrays["heads"].tolist(), arrays["stems"].tolist()
        shares = (arrays["shares"].astype(np.float32) / 255).tolist()
    table: dict[str, list[tuple[str, float]]] = {}
    for head, stem, share in zip(heads, stems, shares, strict=True):
        table.setdefault(english[head], []).append((french[stem], share))
    return table


def write_translations(table: Translations, path: Path) -> None:
    """Both vocabularies as text joined by line ends, and the pairs as numbers: no pickle."""
    english = sorted(table)
    french = sorted({stem for pairs in table.values() for stem, _ in pairs})
    place = {stem: number for number, stem in enumerate(french)}
    pairs = [(head, place[stem], share) for head, word in enumerate(english) for stem, share in table[word]]
    np.savez_compressed(
        path,
        english=np.frombuffer("\n".join(english).encode(), np.uint8),
        french=np.frombuffer("\n".join(french).encode(), np.uint8),
        heads=np.array([head for head, _, _ in pairs], np.uint16),
        stems=np.array([stem for _, stem, _ in pairs], np.uint16),
        shares=np.array([round(255 * share) for _, _, share in pairs], np.uint8),
    )
