"""Plain text and Markdown, whatever their encoding."""

from pathlib import Path

import pytest

from ingest.errors import TooMuchText
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.parsed import Parsed
from ingest.parsing.encoding import decode
from ingest.parsing.plain import read_text
from ingest.tasks import Task


def read(path: Path, limits: Limits = DEFAULT_LIMITS) -> Parsed:
    return read_text(path, Task(str(path), path.name, limits))


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "iso8859-15", "mac_roman"])
def test_french_is_read_whatever_the_encoding(encoding: str) -> None:
    words = "Précarité énergétique : le cœur de l'été à Orléans"
    assert decode(words.encode(encoding))[0] == words


def test_a_guess_and_a_repair_are_told() -> None:
    assert "deviné" in decode("Précarité".encode("cp1252"))[1][0].fr
    text, warnings = decode("Précarité de l’été".encode().decode("cp1252").encode())
    assert text == "Précarité de l’été"
    assert "rétablis" in warnings[0].fr


def test_markdown_headings_are_sections_and_marks_are_gone(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.md", "# Un lieu pour tous\n\nLe **besoin** est [grand](https://x.fr).\n\nSuite\n-----\n\nFin.\n"
    )
    parsed = read(path)
    assert parsed.title == "Un lieu pour tous"
    assert [(section.heading, section.level) for section in parsed.sections] == [("Un lieu pour tous", 1), ("Suite", 2)]
    assert "Le besoin est grand." in parsed.text


def test_a_fence_holds_no_heading(tmp_path: Path) -> None:
    parsed = read(write(tmp_path / "a.md", "# Titre\n\n```\n# commande\n```\n"))
    assert [section.heading for section in parsed.sections] == ["Titre"]


def test_a_short_lone_line_over_a_paragraph_is_a_heading(tmp_path: Path) -> None:
    parsed = read(
        write(tmp_path / "a.txt", "Notre réponse\n\n" + "Un accueil de jour. " * 10 + "\n\nFin de la note.\n")
    )
    assert [section.heading for section in parsed.sections] == ["Notre réponse"]


def test_too_much_text_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(TooMuchText):
        read(write(tmp_path / "a.txt", "mot " * 100), Limits(characters=10))


def test_raw_pages_lose_their_login_and_keep_their_article(seeds: Path) -> None:
    parsed = read(seeds / "ash-uniopss-pratiques-innovantes.txt")
    assert parsed.title == "Pour la présidentielle, l’Uniopss «\u00a0capitalise\u00a0» les pratiques innovantes"
    for noise in ("newsletter", "S'abonner", "Mot de passe", "01.40.05.23.15", "recruteur", "réservé aux abonnés"):
        assert noise not in parsed.text
    assert "jardin partagé au sein d’un centre d’hébergement" in parsed.text
    assert len(parsed.warnings) == 1
    other = read(seeds / "groupement-des-possibles-innovation.txt")
    assert other.title == "L’innovation au cœur de l’ADN du Groupement des Possibles"
    assert "Des dispositifs innovants" in [section.heading for section in other.sections]
    assert other.warnings == ()
