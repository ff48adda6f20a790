import csv
import io
import zipfile
from dataclasses import replace

import pytest

from corpus.fiche.files import Fiche, bundled_fiches, read_fiche
from ingest.fiches.export import write_archive, write_table
from ingest.fiches.table import read_fiches
from ingest.parsed import Table


@pytest.fixture(scope="module")
def fiches() -> list[Fiche]:
    return [read_fiche(path) for path in bundled_fiches()]


def read_table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_what_is_exported_can_be_taken_in_again(fiches: list[Fiche]) -> None:
    header, *rows = read_table(write_table(fiches))
    table = Table(tuple(header), tuple(tuple(row) for row in rows))
    for (_, again), fiche in zip(read_fiches(table, "fiches.csv"), fiches, strict=True):
        assert isinstance(again, Fiche), again
        for field in ("id", "title", "themes", "public", "status", "need", "results", "obstacles", "departement_codes"):
            assert getattr(again, field) == getattr(fiche, field)


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula(fiches: list[Fiche], mark: str) -> None:
    _, row = read_table(write_table([replace(fiches[0], title=f"{mark}1+1")]))
    assert row[1] == f"'{mark}1+1"


def test_an_archive_holds_its_files_and_is_the_same_each_time() -> None:
    files = {"b.md": "l’été", "a.md": ""}
    content = write_archive(files)
    assert content == write_archive(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["a.md", "b.md"]
        assert archive.read("b.md").decode() == "l’été"
