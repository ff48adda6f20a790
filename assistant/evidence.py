"""What an answer may be drawn from: retrieved passages, numbered for the reader."""

from dataclasses import dataclass

from corpus.document import Passage, SourceKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """A readable, retrieved passage; `number` counts from 1 in the order of rank."""

    number: int
    passage: Passage
    title: str
    source_kind: SourceKind
    score: float = 0.0
    date: str | None = None
