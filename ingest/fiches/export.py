"""Fiches written back as what they can be read from: a table, or an archive of files."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from corpus.fiche.files import Fiche
from corpus.fiche.record import FichePeriod, Organisation
from corpus.tagging.vocabulary import vocabulary
from ingest.fiches.table import COLUMNS, Column

_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


def write_table(fiches: Iterable[Fiche]) -> bytes:
    """The template, one fiche a row, as French spreadsheet programs open it: UTF-8 with its mark, semicolons."""
    return _write(partial(getattr, fiche) for fiche in fiches)


def write_rows(drafts: Iterable[Mapping[str, object]]) -> bytes:
    """The same of fields by their keys, as drafts have them: complete or not."""
    return _write(fields.get for fields in drafts)


def _write(rows: Iterable[Callable[[str], object]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow([column.label for column in COLUMNS])
    for read in rows:
        writer.writerow([_defuse(_cell(column, read)) for column in COLUMNS])
    return buffer.getvalue().encode("utf-8-sig")


def _cell(column: Column, read: Callable[[str], object]) -> str:
    part, _, key = column.field.partition(".")
    value = read(part)
    if key:
        first = value[0] if isinstance(value, tuple | list) and value else value
        return _text(column, first.get(key) if isinstance(first, dict) else getattr(first, key, None))
    if isinstance(value, tuple | list):
        return " ; ".join(_text(column, item) for item in value)
    return _text(column, value)


def _text(column: Column, value: object) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "oui"
        case Organisation():
            return value.name
        case FichePeriod():
            return value.text or " – ".join(filter(None, (value.start, value.end)))
        case dict():
            return str(value.get("name") or value.get("text") or "")
        case _ if column.facet:
            return vocabulary(column.facet).label(str(value))
        case _:
            return str(value)


def _defuse(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_MARKS) else cell


def write_archive(files: Mapping[str, str]) -> bytes:
    """A ZIP of text files by name, which can be ingested again; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o644 << 16  # none at all would be a file that nobody may read
            archive.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
