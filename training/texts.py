"""The training text: JSON lines, compressed, read into pairs."""

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Language = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Translation:
    """The same thing said in French and in English."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class LawSection:
    """A section of a law, its marginal note and its heading, in both languages; `law` names the text it is in."""

    law: str
    note: Translation
    heading: Translation
    text: Translation


@dataclass(frozen=True, slots=True)
class TitledPassage:
    """A French title or question, and the French passage under it."""

    title: str
    passage: str


PARALLEL_FILES = (
    "laws_parallel",
    "laws_terms",
    "laws_titles",
    "tatoeba",
    "ui_parallel",
    "eurovoc",
    "lexicon_wolf",
    "gloss_wolf",
)


def read_translations(folder: Path, name: str) -> list[Translation]:
    """The pairs of one of `PARALLEL_FILES`."""
    return [Translation(row["fr"], row["en"]) for row in _rows(folder, name) if row["fr"] and row["en"]]


def read_sections(folder: Path) -> list[LawSection]:
    """The sections of laws."""
    return [
        LawSection(
            row["doc"],
            Translation(row["q_fr"] or "", row["q_en"] or ""),
            Translation(row["h_fr"] or "", row["h_en"] or ""),
            Translation(row["p_fr"], row["p_en"]),
        )
        for row in _rows(folder, "laws_sections")
    ]


def read_titled(folder: Path) -> list[TitledPassage]:
    """The titled passages of public services."""
    return [TitledPassage(row["query"], row["passage"]) for row in _rows(folder, "fr_pairs")]


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with lzma.open(folder / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
