"""Spreadsheets: readable rows, and rows as written."""

import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.limits import DEFAULT_LIMITS
from ingest.parsed import Parsed, Table
from ingest.parsing.loading import load
from ingest.parsing.table import find_delimiter
from ingest.tasks import Task, silent


def read(path: Path) -> Parsed:
    return load(Task(str(path), path.name, DEFAULT_LIMITS), silent)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_with_its_own_delimiter(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "fiches.csv"
    rows = [["titre", "territoire"], ['"Bail glissant"', "Isère"], ["Habitat relais", ""]]
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding="cp1252")
    parsed = read(path)
    assert parsed.table == Table(("titre", "territoire"), (("Bail glissant", "Isère"), ("Habitat relais", "")))
    assert parsed.table.mappings()[1] == {"titre": "Habitat relais"}
    assert parsed.text.startswith("titre\u00a0: Bail glissant\u00a0; territoire\u00a0: Isère")


def test_a_workbook_gives_each_visible_sheet(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Lieux"
    for row in (["nom", "ouvert le", "places", "actif"], ["Totem", datetime.date(2012, 3, 1), 12.0, True], [None] * 4):
        book.active.append(row)
    hidden = book.create_sheet("Cachée")
    hidden.append(["SECRET"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    parsed = read(tmp_path / "a.xlsx")
    assert parsed.table == Table(("nom", "ouvert le", "places", "actif"), (("Totem", "2012-03-01", "12", "oui"),))
    assert "SECRET" not in parsed.text
    assert [section.heading for section in parsed.sections] == ["Lieux"]


def test_prose_is_no_table() -> None:
    prose = "Le lieu ouvre, accueille, oriente.\nLa ville aide, finance, suit.\nLe bailleur signe, loue, répare.\n"
    assert find_delimiter("Un seul, deux, et trois.\nPuis rien\n", named_table=False) is None
    assert find_delimiter("titre\n" + prose, named_table=False) is None
    assert find_delimiter("nom;ville;places\na;b;1\nc;d;2\n", named_table=False) == ";"
