"""French or English."""

from pathlib import Path

import pytest

from corpus.language import detect_language, read_odds, write_odds


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quelles expérimentations de logement pour les jeunes existent ?", "fr"),
        ("logement jeunes isere", "fr"),
        ("Et à Voiron ?", "fr"),
        ("What has been tried for young people around Voiron?", "en"),
        ("housing first", "en"),
        ("contact of Les Petites Cantines", "en"),
        ("", "fr"),
        ("2018 ???", "fr"),
        ("住房", "fr"),
    ],
)
def test_the_language_of_a_question(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_a_megabyte_is_judged_by_its_beginning() -> None:
    assert detect_language("the house " * 100_000) == "en"


def test_odds_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_odds({"the": 4.5, "le": -4.5, "-ing": 2.0, "long": 99.0}, tmp_path / "odds.npz")
    assert read_odds(tmp_path / "odds.npz") == {"the": 4.5, "le": -4.5, "-ing": 2.0, "long": 127 / 16}
