"""English stems to French ones."""

from pathlib import Path

import pytest

from corpus.text import stem
from corpus.translation import read_translations, shipped_translations, write_translations


@pytest.mark.parametrize(("english", "french"), [("housing", "log"), ("health", "sant"), ("child", "enfant")])
def test_common_words_are_translated(english: str, french: str) -> None:
    found = shipped_translations()[stem(english)]
    assert french in {word for word, _ in found[:2]}
    assert len(found) <= 4
    assert sum(share for _, share in found) <= 1.01


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    table = {"house": [("maison", 0.6), ("log", 0.2)], "child": [("enfant", 1.0)]}
    write_translations(table, tmp_path / "table.npz")
    read = read_translations(tmp_path / "table.npz")
    assert {word: [french for french, _ in found] for word, found in read.items()} == {
        "house": ["maison", "log"],
        "child": ["enfant"],
    }
    assert read["house"][0][1] == pytest.approx(0.6, abs=0.005)
