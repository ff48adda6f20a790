"""What counts as holding a figure or a name."""

import pytest

from evaluation.gist import holds_figure, holds_words, names, numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1 500 personnes", {1500}),
        ("1\u202f500 personnes et 12,5 %", {1500, 12.5}),
        ("quinze personnes, sept logements", {15, 7}),
        ("Fifteen people, seven homes", {15, 7}),
        ("rien", set()),
    ],
)
def test_numbers_reads_digits_and_words(text: str, found: set[float]) -> None:
    assert numbers(text) == found


def test_names_leaves_out_the_first_word_of_a_sentence() -> None:
    assert names("Porté par le Relais Ozanam. Depuis 2012, à Grenoble") == {"relais", "ozanam", "grenoble"}


@pytest.mark.parametrize(
    ("gist", "head", "held"),
    [
        ("46.", "Il y a 46 territoires en 2021.", True),
        ("46.", "Il y a 24 territoires en 2021.", False),
        ("46 territoires, 900 emplois, 12 ans", "46 territoires, 900 emplois", True),
        ("46 territoires, 900 emplois, 12 ans", "46 territoires", False),
        ("Fifteen people, seven had a home.", "Quinze personnes, dont sept ont un logement", True),
        ("Montréal, adaptée par le CEID de Bordeaux", "L’idée vient de Montréal ; le CEID l’adapte à Bordeaux.", True),
        ("Le second est réservé", "n’importe quoi", None),
    ],
)
def test_holds_figure(gist: str, head: str, held: bool | None) -> None:
    assert holds_figure(gist, head) is held


def test_holds_words_wants_four_fifths() -> None:
    assert holds_words("un logement pour les jeunes", "Un Logement stable pour des jeunes, les leurs")
    assert not holds_words("un logement pour les jeunes", "un jardin pour les familles")
