import pytest

from corpus.errors import InvalidFiche
from corpus.fiche.files import bundled_fiches, is_fiche, parse_fiche, read_fiche, write_fiche

FICHE = """---
id: essai
title: Un essai
kind: dispositif
status: projet
public: [jeunes]
themes: [logement]
confidence: high
language: fr
sources:
- title: Une page
  url: https://example.org/page
  date: 2021-07
---

## Le besoin

Un besoin.

## La réponse

Une réponse.
"""


def test_a_fiche_is_read_field_by_field() -> None:
    fiche = parse_fiche(FICHE, "essai.md")
    assert (fiche.id, fiche.public, fiche.themes) == ("essai", ("jeunes",), ("logement",))
    assert (fiche.need, fiche.what_is_done, fiche.results) == ("Un besoin.", "Une réponse.", None)
    assert fiche.sources[0].date == "2021-07"


@pytest.mark.parametrize(
    ("old", "new", "field", "allowed"),
    [
        ("themes: [logement]", "themes: [logemant]", "themes", "habitat-temporaire"),
        ("public: [jeunes]", "public: []", "public", "jeunes-en-errance"),
        ("status: projet", "status: fini", "status", "termine"),
        ("kind: dispositif\n", "", "kind", "experimentation"),
        ("language: fr", "language: de", "language", "fr"),
        ("id: essai", "id: Un Essai", "id", "minuscules"),
        ("date: 2021-07", "date: juillet 2021", "sources.0.date", "AAAA-MM"),
        ("https://example.org/page", "javascript:alert(1)", "sources.0.url", "http"),
        ("confidence: high", "confidence: high\ncolour: red", "colour", "territory"),
        ("confidence: high", "confidence: high\nneed: ici", "need", "## Le besoin"),
        ("## La réponse", "## La solution", "La solution", "## La réponse"),
        ("## Le besoin", "## La réponse", "La réponse", "une seule fois"),
        ("Un besoin.", "", "Le besoin", "## Le besoin"),
        ("\n## Le besoin", "\nDes mots perdus.\n\n## Le besoin", "Des mots perdus.", "## Le besoin"),
        ("title: Un essai", "title: " + "x" * 121, "title", "120"),
        ("themes: [logement]", "themes: [logement, sante, emploi, iae, jardin, numerique]", "themes", "de 1 à 5"),
        ("title: Un essai", "title: [a, b]", "title", "schéma"),
        ("title: Un essai", "title: &a Un essai\nsummary: *a", "---", "toutes lettres"),
        ("title: Un essai", "title: 'Un essai", "---", "champ: valeur"),
    ],
)
def test_a_breach_names_the_file_the_field_and_what_is_allowed(old: str, new: str, field: str, allowed: str) -> None:
    assert old in FICHE
    with pytest.raises(InvalidFiche) as caught:
        parse_fiche(FICHE.replace(old, new, 1), "essai.md")
    assert caught.value.details["file"] == "essai.md"
    assert caught.value.details["field"] == field
    assert allowed in str(caught.value.details["allowed"])


def test_short_and_long_forms_are_one() -> None:
    short = FICHE.replace(
        "confidence:", "carrier: Une association\nperiod: depuis 2020\npartners: [Un, Deux]\nconfidence:"
    )
    long = FICHE.replace(
        "confidence:",
        "carrier: {name: Une association}\nperiod: {text: depuis 2020}\n"
        "partners: [{name: Un}, {name: Deux}]\nconfidence:",
    )
    assert parse_fiche(short, "a.md") == parse_fiche(long, "b.md")


def test_codes_with_a_leading_zero_stay_text() -> None:
    fiche = parse_fiche(FICHE.replace("confidence:", "departement_codes: [07, 2A]\nconfidence:"), "essai.md")
    assert fiche.departement_codes == ("07", "2A")


def test_an_ordinary_page_with_front_matter_is_no_fiche() -> None:
    assert is_fiche(FICHE)
    assert not is_fiche("---\ntitle: Un billet\ndate: 2020-01-01\nlanguage: fr\n---\n\nDu texte.")
    assert not is_fiche("Du texte.")


def test_every_bundled_fiche_keeps_the_schema_and_survives_being_written() -> None:
    files = list(bundled_fiches())
    assert len(files) == 116
    for file in files:
        fiche = read_fiche(file)
        assert file.name == f"{fiche.id}.md"
        assert parse_fiche(write_fiche(fiche), file.name) == fiche
