import csv
import io

import pytest
from openpyxl import load_workbook

from corpus.errors import EssaimError, InvalidFiche
from corpus.fiche.files import Fiche
from ingest.errors import FicheNotPublished
from ingest.fiches.table import COLUMNS, holds_fiches, read_fiches
from ingest.fiches.template import template_csv, template_xlsx
from ingest.parsed import Table

ROW = {
    "Titre": "Une crèche au chantier",
    "Nature": "Expérimentation",
    "Statut": "perenne",
    "Publics": "Familles; jeunes",
    "Thématiques": "Logement ; Emploi",
    "Le besoin": "Les parents n’ont pas de garde.",
    "La réponse": "Une crèche ouvre à l’heure du chantier.",
    "Territoire": "Voiron",
    "National": "non",
    "Courriel du contact": "a@exemple.fr",
    "Contact": "Une personne",
}


def read(**changes: str) -> list[tuple[int, Fiche | EssaimError]]:
    cells = {name: value for name, value in (ROW | changes).items() if value}
    return list(read_fiches(Table(tuple(cells), (tuple(cells.values()),)), "crèches.csv"))


def test_a_row_is_a_fiche() -> None:
    ((number, fiche),) = read()
    assert number == 2
    assert isinstance(fiche, Fiche)
    assert (fiche.id, fiche.kind, fiche.status) == ("une-creche-au-chantier", "experimentation", "perenne")
    assert (fiche.public, fiche.themes) == (("familles", "jeunes"), ("logement", "emploi"))
    assert fiche.need == "Les parents n’ont pas de garde."
    assert fiche.contact is not None
    assert fiche.contact.email == "a@exemple.fr"
    assert [source.title for source in fiche.sources] == ["crèches.csv"]
    assert not fiche.national


def test_columns_may_carry_the_keys_of_the_schema() -> None:
    keys = {"title": "A", "kind": "dispositif", "status": "perenne", "public": "jeunes", "themes": "logement"}
    table = Table((*keys, "need", "what_is_done"), ((*keys.values(), "Un besoin.", "Une réponse."),))
    assert holds_fiches(table)
    assert isinstance(next(read_fiches(table, "a.csv"))[1], Fiche)


def test_a_row_that_breaks_the_schema_names_the_field() -> None:
    ((_, error),) = read(Thématiques="Astronomie")
    assert isinstance(error, InvalidFiche)
    assert error.details["field"] == "themes"
    assert error.details["file"] == "crèches.csv#2"


def test_a_missing_section_is_named_too() -> None:
    ((_, error),) = read(**{"Le besoin": ""})
    assert isinstance(error, InvalidFiche)


def test_two_rows_of_one_name_are_not_taken_for_one_fiche() -> None:
    rows = (tuple(ROW.values()), tuple((ROW | {"Territoire": "Rives"}).values()))
    (_, first), (number, second) = read_fiches(Table(tuple(ROW), rows), "crèches.csv")
    assert isinstance(first, Fiche)
    assert isinstance(second, InvalidFiche)
    assert (number, second.details["field"], second.details["file"]) == (3, "id", "crèches.csv#3")
    assert "ligne 2" in second.message()


def test_an_unpublished_fiche_is_not_taken_in() -> None:
    ((_, error),) = read(**{"État de publication": "brouillon"})
    assert isinstance(error, FicheNotPublished)


@pytest.mark.parametrize("columns", [("Titre", "Prix"), ("Nature", "Statut", "Publics"), ("a", "b")])
def test_another_table_is_none_of_fiches(columns: tuple[str, ...]) -> None:
    assert not holds_fiches(Table(columns, ()))


def test_the_templates_are_tables_of_fiches() -> None:
    header = next(csv.reader(io.StringIO(template_csv().decode("utf-8-sig")), delimiter=";"))
    sheet = load_workbook(io.BytesIO(template_xlsx()))["Fiches"]
    assert header == [cell.value for cell in sheet[1]] == [column.label for column in COLUMNS]
    assert holds_fiches(Table(tuple(header), ()))
