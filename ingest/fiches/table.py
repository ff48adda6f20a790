"""Fiches in a spreadsheet: one a row, under columns named in French or by the schema's keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.errors import EssaimError, InvalidFiche, typeset
from corpus.fiche.files import SECTIONS, Fiche, parse_fiche
from corpus.tagging.vocabulary import Facet, vocabulary
from corpus.text import fold, words
from ingest.errors import FicheNotPublished
from ingest.parsed import Table

Form = Literal["text", "list", "flag", "body"]
_SEPARATOR = re.compile(r"\s*[;\n]\s*")
_TRUE = frozenset({"oui", "vrai", "true", "yes", "1", "x"})
_HEADING_MARK = re.compile(r"^#+\s*", re.MULTILINE)
_TELLING = ("title", "need", "what_is_done", "themes", "public", "kind", "status")
_ENOUGH_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the template; `field` is the fiche's, `facet` whose codes or labels its cells hold."""

    label: str
    field: str
    form: Form = "text"
    facet: Facet | None = None


COLUMNS: tuple[Column, ...] = (
    Column("Identifiant", "id"),
    Column("Titre", "title"),
    Column("Sigles", "acronym", "list"),
    Column("Résumé", "summary"),
    Column("Nature", "kind", facet="kinds"),
    Column("Statut", "status", facet="statuses"),
    Column("Période", "period"),
    Column("Porteur", "carrier"),
    Column("Partenaires", "partners", "list"),
    Column("Financeurs", "funders", "list"),
    Column("Territoire", "territory"),
    Column("Départements", "departement_codes", "list"),
    Column("Régions", "region_codes", "list"),
    Column("National", "national", "flag"),
    Column("Publics", "public", "list", "publics"),
    Column("Thématiques", "themes", "list", "themes"),
    Column("Modalités", "methods", "list", "methods"),
    Column("Niveau de preuve", "evidence_level", facet="evidence_levels"),
    *(Column(heading, field, "body") for field, heading in SECTIONS),
    Column("Contact", "contact.name"),
    Column("Courriel du contact", "contact.email"),
    Column("Source", "sources.title"),
    Column("Adresse de la source", "sources.url"),
    Column("Éditeur de la source", "sources.publisher"),
    Column("Date de la source", "sources.date"),
    Column("Fiabilité", "confidence", facet="confidences"),
    Column("État de publication", "publication_state"),
)
"""The template's columns, in its order."""


def _named(name: str) -> str:
    return " ".join(word.folded for word in words(name))


_BY_NAME = {_named(name): column for column in COLUMNS for name in (column.label, column.field)}


def holds_fiches(table: Table) -> bool:
    """Whether a table is meant to hold fiches: a title, and some more of the columns that tell one."""
    fields = {column.field for name in table.columns if (column := _BY_NAME.get(_named(name)))}
    return "title" in fields and len(fields.intersection(_TELLING)) >= _ENOUGH_COLUMNS


def read_fiches(table: Table, file: str) -> Iterator[tuple[int, Fiche | EssaimError]]:
    """Each row, counted as spreadsheets count (the header is row 1), with its fiche or why it is none.

    A second fiche of one name is refused: it would take the place of the first.
    """
    rows: dict[str, int] = {}
    for number, cells in enumerate(table.mappings(), start=2):
        known = {column: cell for name, cell in cells.items() if (column := _BY_NAME.get(_named(name)))}
        if not known:
            continue
        place = f"{file}#{number}"
        try:
            fiche = published(parse_fiche(_write(known, file), place))
        except EssaimError as error:
            yield number, error
            continue
        first = rows.setdefault(fiche.id, number)
        yield number, fiche if first == number else _doubled(fiche, place, first)


def _doubled(fiche: Fiche, file: str, first: int) -> InvalidFiche:
    reason = typeset(f"« {fiche.id} » est déjà celui de la ligne {first}")
    return InvalidFiche(file=file, field="id", reason=reason, allowed="un titre ou un identifiant propre à la ligne")


def published(fiche: Fiche) -> Fiche:
    """The fiche, when nothing says that it is not published yet (or no more); else FicheNotPublished."""
    if fiche.publication_state not in (None, "publiée"):
        raise FicheNotPublished(state=fiche.publication_state)
    return fiche


def _write(cells: dict[Column, str], file: str) -> str:
    """The row as a fiche's Markdown file, so that one schema judges both."""
    import yaml

    front: dict[str, object] = {"language": "fr", "confidence": "medium"}
    contact: dict[str, str] = {}
    source: dict[str, str] = {}
    body = []
    for column, cell in cells.items():
        part, _, key = column.field.partition(".")
        if column.form == "body":
            body.append(f"## {column.label}\n\n{_HEADING_MARK.sub('', cell)}\n")
        elif part == "contact":
            contact[key] = cell
        elif part == "sources":
            source[key] = cell
        else:
            front[part] = _value(column, cell)
    front.setdefault("id", "-".join(word.folded for word in words(str(front.get("title", ""))))[:100].strip("-"))
    front["sources"] = [{"title": file} | source]
    if contact:
        front["contact"] = contact
    return "---\n" + yaml.safe_dump(front, allow_unicode=True) + "---\n\n" + "\n".join(body)


def _value(column: Column, cell: str) -> object:
    if column.form == "flag":
        return fold(cell) in _TRUE
    if column.form == "list":
        return [_code(column, part) for part in _SEPARATOR.split(cell) if part]
    return _code(column, cell)


def _code(column: Column, word: str) -> str:
    """The code that a cell names by itself or by its label; else the cell, which the schema will refuse by name."""
    if column.facet is None:
        return word
    terms = vocabulary(column.facet).terms
    return next((code for code, term in terms.items() if _named(term.fr) == _named(word)), word)
