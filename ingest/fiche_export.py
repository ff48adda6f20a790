"""Fiches written back as the table that they can be read from."""

import csv
import io
from collections.abc import Iterable

from corpus.fiche import Fiche
from corpus.record import FichePeriod, Organisation
from corpus.vocabulary import vocabulary
from ingest.fiche_table import COLUMNS, Column

_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


def write_table(fiches: Iterable[Fiche]) -> bytes:
    """The template, one fiche a row, as French spreadsheet programs open it: UTF-8 with its mark, semicolons."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow([column.label for column in COLUMNS])
    for fiche in fiches:
        writer.writerow([_defuse(_cell(column, fiche)) for column in COLUMNS])
    return buffer.getvalue().encode("utf-8-sig")


def _cell(column: Column, fiche: Fiche) -> str:
    part, _, key = column.field.partition(".")
    value: object = getattr(fiche, part)
    if key:
        first = value[0] if isinstance(value, tuple) and value else value
        return _text(column, getattr(first, key, None))
    if isinstance(value, tuple):
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
        case _ if column.facet:
            return vocabulary(column.facet).label(str(value))
        case _:
            return str(value)


def _defuse(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_MARKS) else cell
