"""What can be asked of Essaim, by the command line and by the evaluation.

Two desks do it: the one of this process, which owns the home, and the one of the
server that owns it. Both take and give the same JSON bodies, so that a command
does not know which it talks to.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from api.schemas import AnswerBody, QuestionBody
from api.shelf_schemas import (
    DoctorBody,
    GapsBody,
    IngestedBody,
    RemovalBody,
    SearchBody,
    SourcesBody,
    SourceTextBody,
    WrittenBody,
)


class Desk(Protocol):
    """Everything that needs the home, by whoever owns it."""

    def ask(self, question: QuestionBody) -> AnswerBody:
        """The answer to a question."""

    def search(self, query: str, limit: int) -> SearchBody:
        """The best passage of each of the best `limit` sources."""

    def ingest(self, inputs: Sequence[str], groups: Sequence[str]) -> Iterator[IngestedBody]:
        """What becomes of files, folders and addresses, one after the other."""

    def sources(self) -> SourcesBody:
        """Every source."""

    def source(self, source_id: str) -> SourceTextBody:
        """One source with its text."""

    def remove(self, source_ids: Sequence[str]) -> RemovalBody:
        """Remove sources and prove it."""

    def doctor(self, repair: bool) -> DoctorBody:
        """Check every index against the catalogue."""

    def backup(self, file: Path) -> WrittenBody:
        """Write a backup of the home to a file."""

    def gaps(self) -> GapsBody:
        """Questions without a good answer, grouped."""
