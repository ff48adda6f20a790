"""Fiches: read from Markdown, written back, rendered as documents.

The one face of `record`, `schema` and `text`.
"""

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from corpus.document import Document
from corpus.errors import InvalidFiche
from corpus.fiche.record import OVERVIEW, SECTIONS, Contact, Fiche, FicheSource, fiche_facets
from corpus.fiche.schema import is_fiche, parse_fiche
from corpus.fiche.text import fiche_document, write_fiche

__all__ = [
    "OVERVIEW",
    "SECTIONS",
    "Contact",
    "Fiche",
    "FicheSource",
    "bundled_fiches",
    "fiche_document",
    "fiche_facets",
    "is_fiche",
    "parse_fiche",
    "read_fiche",
    "stored_fiche",
    "write_fiche",
]


def read_fiche(path: Path | Traversable) -> Fiche:
    """The fiche of a file; raises InvalidFiche, also when the file is no UTF-8 text."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidFiche(file=path.name, field="---", reason="texte illisible", allowed="un fichier UTF-8") from error
    return parse_fiche(text, path.name)


def stored_fiche(document: Document) -> Fiche:
    """The fiche that a stored document was rendered from."""
    parts = [part for part in document.sections if part.heading != OVERVIEW]
    bodies = [f"## {part.heading}\n\n{part.span.cut(document.text).removeprefix(part.heading)}" for part in parts]
    # JSON is YAML, too.
    return parse_fiche("\n\n".join([f"---\n{document.front_matter}\n---", *bodies]), document.source.origin)


def bundled_fiches() -> Iterator[Traversable]:
    """The files of the fiches that come with Essaim, by name."""
    folder = resources.files("corpus").joinpath("fiches")
    yield from sorted((path for path in folder.iterdir() if path.name.endswith(".md")), key=lambda path: path.name)
