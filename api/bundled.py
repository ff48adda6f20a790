"""The corpus that comes with Essaim, brought to the shelves with a progress bar."""

from collections.abc import Sequence
from contextlib import ExitStack
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from corpus.access import PUBLIC
from corpus.bundled import bring_fiches
from corpus.document import Document, Passage
from corpus.fiche.files import bundled_fiches, fiche_document, read_fiche
from corpus.library import Library
from ingest.chunking import chunk

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


def shelve_bundled(library: Library) -> None:
    """Put the bundled fiches that are new or renewed on the shelves, public; the bar is on the standard error."""
    with ExitStack() as opened:
        bars: list[tuple[Progress, TaskID]] = []

        def show(done: int, total: int) -> None:
            if not bars:
                bars.append(_open_bar(opened, total))
            bar, task = bars[0]
            bar.update(task, completed=done)

        bring_fiches(library, list(bundled_fiches()), _read_bundled, show)


def _open_bar(opened: ExitStack, total: int) -> "tuple[Progress, TaskID]":
    from rich.console import Console
    from rich.progress import Progress

    bar = opened.enter_context(Progress(console=Console(stderr=True)))
    return bar, bar.add_task("Indexation du corpus", total=total)


def _read_bundled(file: Traversable) -> tuple[Document, Sequence[Passage]]:
    document = fiche_document(read_fiche(file), file.name, [PUBLIC])
    return document, chunk(document)
