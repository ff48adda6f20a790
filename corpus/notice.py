"""What people are told of a source (pages that can't be read, text left aside), in both languages."""

from dataclasses import dataclass
from typing import Self

from corpus.errors import EssaimError, typeset


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence in French and in English; it may hold {placeholders} until it is filled."""

    fr: str
    en: str

    @classmethod
    def of(cls, error: EssaimError) -> Self:
        """What an error says."""
        return cls(error.message(), error.message("en"))

    @classmethod
    def read(cls, stored: str | dict[str, str]) -> Self:
        """A notice as it was stored; homes of earlier versions hold the French alone."""
        return cls(stored, stored) if isinstance(stored, str) else cls(str(stored["fr"]), str(stored["en"]))

    def fill(self, **details: object) -> "Notice":
        """The same with its placeholders filled."""
        return Notice(self.fr.format(**details), self.en.format(**details))

    def say(self, language: str) -> str:
        """The sentence in French, or in English when `language` is "en"."""
        return self.en if language == "en" else typeset(self.fr)
