"""The empty spreadsheet that colleagues fill in, one experiment a row."""

import csv
import io

from corpus.tagging.vocabulary import Facet, vocabulary
from ingest.fiches.table import COLUMNS

_WIDTH = 24
_FACETS = tuple(column.facet for column in COLUMNS if column.facet)


def template_csv() -> bytes:
    """The template as CSV, as French spreadsheet programs open it: UTF-8 with its mark, semicolons."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";").writerow([column.label for column in COLUMNS])
    return buffer.getvalue().encode("utf-8-sig")


def template_xlsx() -> bytes:
    """The template as a workbook: the columns, and a sheet of the values that the coded ones admit."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    fiches = book.active
    fiches.title = "Fiches"
    values = book.create_sheet("Valeurs admises")
    for number, column in enumerate(COLUMNS, start=1):
        fiches.cell(1, number, column.label).font = Font(bold=True)
        fiches.column_dimensions[fiches.cell(1, number).column_letter].width = _WIDTH
    for number, facet in enumerate(_FACETS, start=1):
        values.cell(1, number, _label(facet)).font = Font(bold=True)
        values.column_dimensions[values.cell(1, number).column_letter].width = _WIDTH
        for row, term in enumerate(vocabulary(facet).terms.values(), start=2):
            values.cell(row, number, term.fr)
    fiches.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _label(facet: Facet) -> str:
    return next(column.label for column in COLUMNS if column.facet == facet)
