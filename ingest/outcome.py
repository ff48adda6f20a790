"""What becomes of what is given to the pipeline, and how far it has come."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.errors import EssaimError
from corpus.notice import Notice

Status = Literal["added", "updated", "unchanged", "partial", "refused"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a name of its own; `file` is where its bytes lie for now."""

    name: str
    file: Path


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one source; `path` is what the user gave, `error` why it was refused.

    `pages` is 0 for a source without pages.
    """

    path: str
    source_id: str | None
    status: Status
    pages: int = 0
    passages: int = 0
    warnings: tuple[Notice, ...] = ()
    error: EssaimError | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How far an ingest has come: `page` of `pages` of the source `path` is on its way to the shelf."""

    path: str
    page: int
    pages: int


Progress = Callable[[Step], None]


def no_progress(step: Step) -> None:
    """Report to nobody."""
