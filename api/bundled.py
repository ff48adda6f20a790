"""The corpus that comes with Essaim, brought to the shelves with a progress bar."""

from collections.abc import Sequence
from importlib.resources.abc import Traversable

from rich.console import Console
from rich.progress import Progress

from corpus.access import PUBLIC
from corpus.bundled import bring_fiches
from corpus.document import Document, Passage
from corpus.fiche import bundled_fiches, fiche_document, read_fiche
from corpus.library import Library
from ingest.chunking import chunk


def shelve_bundled(library: Library) -> None:
    """Put the bundled fiches that are new or renewed on the shelves, public; the bar is on the standard error."""
    files = list(bundled_fiches())
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Indexation du corpus", total=len(files), visible=False)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        bring_fiches(library, files, _read_bundled, show)


def _read_bundled(file: Traversable) -> tuple[Document, Sequence[Passage]]:
    document = fiche_document(read_fiche(file), file.name, [PUBLIC])
    return document, chunk(document)
