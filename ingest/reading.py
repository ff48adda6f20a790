"""One file read: as a fiche, as a table of fiches, or as a document."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document, Source
from corpus.errors import EssaimError
from corpus.fiche.files import fiche_document, is_fiche, parse_fiche
from corpus.language import detect_language
from ingest.errors import EmptyFile
from ingest.fiches.table import holds_fiches, published, read_fiches
from ingest.inputs import Item
from ingest.origin import identify_source
from ingest.parsed import Parsed
from ingest.sandbox import Sandbox
from ingest.tasks import Report

_LARGEST_FICHE = 1_000_000
_FRONT = b"---"
_MARKDOWN = (".md", ".markdown")
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Read:
    """What reading gave for `path`: a document, or why there is none."""

    path: str
    result: Document | EssaimError


def read(item: Item, groups: frozenset[str], sandbox: Sandbox, report: Report) -> Iterator[Read]:
    """The documents in a file: one, or one for each fiche of a table."""
    try:
        if text := _fiche_text(item):
            yield Read(item.path, fiche_document(published(parse_fiche(text, item.path)), item.origin, groups))
            return
        checksum = _checksum(item.file)
        parsed = sandbox.load(item.file, item.name, report)
    except EssaimError as error:
        yield Read(item.path, error)
        return
    if parsed.table is not None and holds_fiches(parsed.table):
        rows = list(read_fiches(parsed.table, item.path))
        if not rows:
            yield Read(item.path, EmptyFile())
        for row, fiche in rows:
            result = fiche if isinstance(fiche, EssaimError) else fiche_document(fiche, item.origin, groups)
            yield Read(f"{item.path}#{row}", result)
    else:
        yield Read(item.path, _document(item, parsed, checksum, groups))


def _fiche_text(item: Item) -> str | None:
    """The text of a Markdown file that is meant to be a fiche; it is ours to read, no parser is at risk."""
    if not item.name.lower().endswith(_MARKDOWN) or item.file.stat().st_size > _LARGEST_FICHE:
        return None
    content = item.file.read_bytes().removeprefix(b"\xef\xbb\xbf")
    if not content.lstrip().startswith(_FRONT):
        return None
    text = content.decode("utf-8", "replace")
    return text if is_fiche(text) else None


def _document(item: Item, parsed: Parsed, checksum: str, groups: frozenset[str]) -> Document:
    source = Source(
        id=identify_source(item.origin),
        kind="document",
        title=parsed.title,
        origin=item.origin,
        language=detect_language(parsed.text[:_SAMPLE]),
        url=item.url,
        date=parsed.date,
        groups=groups,
    )
    return Document(
        source,
        parsed.text,
        checksum,
        pages=parsed.pages,
        sections=parsed.sections,
        warnings=parsed.warnings,
        partial=parsed.partial,
    )


def _checksum(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
