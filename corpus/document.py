"""Sources, their text, and the passages that citations point into.

Text is stored once, NFC-normalised; everything else is a half-open range of its
code points, so that anybody can check `text[start:end] == quote`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.facets import NO_FACETS, Facets
from corpus.notice import Notice

SourceKind = Literal["fiche", "document"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, never reversed."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span from {self.start} to {self.end}")

    def cut(self, text: str) -> str:
        """The exact words at this span of `text`."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged source; `number` counts from 1, `label` is what is printed on it."""

    number: int
    span: Span
    label: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the range of text that stands under it (heading line included)."""

    heading: str
    span: Span
    level: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text comes from.

    `id` is stable over versions (a fiche's own id; else derived from `origin`);
    `origin` is a URL, a path relative to the folder given, or an upload's name;
    `groups` are those who may read it (none: private).
    """

    id: str
    kind: SourceKind
    title: str
    origin: str
    language: str = "fr"
    url: str | None = None
    date: str | None = None
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Document:
    """A source with its whole text; `checksum` is the SHA-256 of the bytes it was read from.

    `facets` are the source's own (a fiche's front matter; empty for a report);
    `front_matter` is a fiche's metadata as JSON, empty for a report.
    """

    source: Source
    text: str
    checksum: str
    pages: tuple[Page, ...] = ()
    sections: tuple[Section, ...] = ()
    facets: Facets = NO_FACETS
    front_matter: str = ""
    warnings: tuple[Notice, ...] = ()
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A range of a source's text that is indexed, found and cited as one."""

    id: str
    source_id: str
    span: Span
    text: str
    page: int | None = None
    section: str | None = None
    facets: Facets = NO_FACETS


def identify_passage(source_id: str, text: str, span: Span) -> str:
    """A passage's id: the same words at the same place of the same source keep it."""
    key = f"{source_id}\0{span.start}\0{span.end}\0{text}"
    return hashlib.sha256(key.encode()).hexdigest()[:24]


def check_spans(document: Document, passages: Sequence[Passage]) -> None:
    """Raise ValueError unless every passage is exactly the words at its span: else citations would lie."""
    for passage in passages:
        if passage.source_id != document.source.id or passage.span.cut(document.text) != passage.text:
            raise ValueError(f"passage {passage.id} is not at its span of {document.source.id}")
