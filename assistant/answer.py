"""An answer: segments, each supported by citations that stand word for word in a source."""

from dataclasses import dataclass
from typing import Literal

from assistant.query import Query
from corpus.document import SourceKind

Outcome = Literal["answered", "partial", "no_evidence"]
Support = Literal["verbatim", "verified", "unverified"]


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words of a source: `text[start:end] == quote` holds for the stored text.

    `url` is relative to the server's root and opens the source at these words.
    """

    number: int
    source_id: str
    source_kind: SourceKind
    title: str
    page: int | None
    section: str | None
    quote: str
    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the answer; `citations` are citation numbers."""

    text: str
    citations: tuple[int, ...] = ()
    support: Support = "verbatim"


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a computed list; `scope` is national for what exists everywhere in France."""

    source_id: str
    title: str
    summary: str
    scope: Literal["local", "national"]
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Pointer:
    """A source shown beside an answer, never cited: why it is near, or closest."""

    source_id: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says in a comparison's row."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A comparison's row: a section, and a cell for each source (None: the source does not say)."""

    section: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Fiches side by side, section by section."""

    source_ids: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer; `items` and `total` are set for list and count questions only."""

    query: Query
    outcome: Outcome
    segments: tuple[Segment, ...]
    citations: tuple[Citation, ...] = ()
    items: tuple[Item, ...] = ()
    total: int | None = None
    near: tuple[Pointer, ...] = ()
    closest: tuple[Pointer, ...] = ()
    comparison: Comparison | None = None
    engine: str = "extractive"
    reasons: tuple[str, ...] = ()
