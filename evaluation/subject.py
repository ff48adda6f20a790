"""Whoever is being evaluated: this process's own assistant, a running server, or a peer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.document import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A citation as it was given: `quote` should stand at `span` of the source's text."""

    source_id: str
    quote: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back to one question, reduced to what is measured.

    `signature` is the whole answer as canonical text, to compare repetitions byte for byte.
    """

    outcome: str
    segments: tuple[str, ...]
    items: tuple[str, ...]
    quotes: tuple[Quote, ...]
    standalone: str
    signature: str


class Subject(Protocol):
    """Something that answers questions, finds sources and shows their text."""

    def ask(self, question: str, history: Sequence[str]) -> Reply:
        """The answer to a question asked after `history`."""

    def search(self, query: str, limit: int) -> Mapping[str, float]:
        """Scores of the best `limit` sources, by source id."""

    def text(self, source_id: str) -> str:
        """The stored text of a source."""
