"""Spreadsheets (XLSX, CSV): rows as readable text, and as written for the import of fiches."""

import csv
import datetime
import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from corpus.notice import Notice
from ingest.errors import EmptyFile
from ingest.parsed import Parsed, Table
from ingest.parsing.blocks import Block, Leaf, Remarks, bind
from ingest.parsing.package import open_package

_ROWS, _COLUMNS = 20_000, 200
_SAMPLE_LINES = 50
_HEADER_LENGTH = 80
CUT = Notice("Tableau coupé après {rows} lignes.", "Table cut off after {rows} rows.")

Row = tuple[str, ...]


def read_workbook(path: Path) -> Parsed:
    """Every visible sheet of an XLSX: a heading, then a line a row; `table` is the first that has columns."""
    from openpyxl import load_workbook

    with open_package(path) as package:  # bombs and doctypes are refused before openpyxl looks
        for name in package.names:
            if name.endswith(".xml") and not name.startswith("xl/worksheets/"):
                package.part(name)
    blocks: list[Block] = []
    tables: list[Table] = []
    cut = False
    with path.open("rb") as stream:  # not by name: an upload's has no suffix, and openpyxl judges by that
        with warnings.catch_warnings(action="ignore"):  # openpyxl warns of what it doesn't draw
            book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            rows = [
                tuple(map(_cell, row)) for row in islice(sheet.iter_rows(max_col=_COLUMNS, values_only=True), _ROWS + 1)
            ]
            cut |= len(rows) > _ROWS
            table = _tabulate(rows[:_ROWS])
            if table is not None:
                tables.append(table)
                blocks += [Block(sheet.title, 1), *_row_blocks(table)]
    if not any(table.rows for table in tables):
        raise EmptyFile()
    told = (CUT.fill(rows=_ROWS),) if cut else ()
    return bind([Leaf(tuple(blocks))], Remarks(warnings=told, partial=cut, table=tables[0]), paged=False)


def read_csv(text: str, delimiter: str, told: tuple[Notice, ...]) -> Parsed:
    """The rows of a CSV."""
    rows = [tuple(cell.strip() for cell in row[:_COLUMNS]) for row in islice(_cells(text, delimiter), _ROWS + 1)]
    table = _tabulate(rows[:_ROWS])
    if table is None or not table.rows:
        raise EmptyFile()
    cut = len(rows) > _ROWS
    told += (CUT.fill(rows=_ROWS),) if cut else ()
    return bind([Leaf(tuple(_row_blocks(table)))], Remarks(warnings=told, partial=cut, table=table), paged=False)


def find_delimiter(text: str, *, named_table: bool) -> str | None:
    """The character that parts cells, None for a text that is no table.

    Rows must agree on their number of cells under a header of short, different names; a name that
    ends in .csv is believed with two columns, or with a header of three and no row yet; any other
    text needs three rows of three.
    """
    lines = "\n".join(islice(io.StringIO(text), _SAMPLE_LINES))
    for delimiter in (";", "\t", ",", "|"):
        rows = [row for row in _cells(lines, delimiter) if any(row)]
        if len(rows) < (1 if named_table else 3) or len(rows[0]) < (2 if named_table and len(rows) > 1 else 3):
            continue
        header = [cell.strip() for cell in rows[0]]
        alike = sum(len(row) == len(header) for row in rows) >= (0.8 if named_table else 1.0) * len(rows)
        if alike and all(0 < len(cell) <= _HEADER_LENGTH for cell in header) and len(set(header)) == len(header):
            return delimiter
    return None


def _cells(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(1_000_000)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _tabulate(rows: Iterable[Row]) -> Table | None:
    """Header and rows, empty ones left out, all of the header's width; None for a blank sheet or a lone title."""
    filled = [row for row in rows if any(row)]
    if not filled or (len(filled) == 1 and sum(map(bool, filled[0])) == 1):
        return None
    width = max((number for number, cell in enumerate(filled[0], start=1) if cell), default=0)
    columns = tuple(cell or f"colonne {number}" for number, cell in enumerate(filled[0][:width], start=1))
    return Table(columns, tuple((row + ("",) * width)[:width] for row in filled[1:]))


def _row_blocks(table: Table) -> list[Block]:
    """« titre : … ; territoire : … »: a row that can be read without its header."""
    return [Block(_sentence(table.columns, row)) for row in table.rows]


def _sentence(columns: Sequence[str], row: Row) -> str:
    pairs = (f"{name}\u00a0: {' '.join(cell.split())}" for name, cell in zip(columns, row, strict=True) if cell)
    return "\u00a0; ".join(pairs)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case datetime.datetime():
            return value.date().isoformat()
        case datetime.date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()
