"""The corpus that comes with Essaim, brought to the shelves."""

from rich.console import Console
from rich.progress import track

from corpus.access import PUBLIC
from corpus.fiche import bundled_fiches, fiche_document, read_fiche
from corpus.library import Library
from ingest.chunking import chunk


def shelve_bundled(library: Library) -> None:
    """Put every bundled fiche on the shelves, public, with a progress bar on the standard error."""
    paths = list(bundled_fiches())
    for path in track(paths, "Indexation du corpus", console=Console(stderr=True)):
        document = fiche_document(read_fiche(path), path.name, [PUBLIC])
        library.put(document, chunk(document))
