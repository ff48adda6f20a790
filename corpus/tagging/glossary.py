"""The field's glossary: sigles and terms, what they stand for, synonyms, English equivalents, the facet they mean."""

import csv
import io
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Entry:
    """One term. `code` is "theme:…", "public:…", "fiche:…", "section:…", "status:…", a reference code or a territory;

    `context` are words one of which must stand nearby for an ambiguous sigle to
    have this meaning (IAE, CHU); empty when it is never ambiguous.
    """

    term: str
    expansion: str
    synonyms: tuple[str, ...]
    english: tuple[str, ...]
    category: str
    code: str
    context: tuple[str, ...]

    @property
    def is_sigle(self) -> bool:
        """Whether the term is written in capitals, so that its lower-case form may be another word."""
        return self.term.isupper() and len(self.term) <= 6

    def names(self) -> tuple[str, ...]:
        """All that it is called, in both languages."""
        return (self.term, *self.synonyms, *self.english)


@lru_cache(maxsize=1)
def glossary() -> tuple[Entry, ...]:
    """Every entry, in the file's order."""
    text = resources.files("corpus").joinpath("data/glossary.csv").read_text(encoding="utf-8")
    return tuple(
        Entry(
            term=row["term"],
            expansion=row["expansion"],
            synonyms=_split(row["synonyms_fr"]),
            english=_split(row["equivalents_en"]),
            category=row["facet"],
            code=row["code"],
            context=_split(row["context"]),
        )
        for row in csv.DictReader(io.StringIO(text))
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
