"""A part is not its whole, nor the part of another."""

import pytest

BOATS = (
    "Résultats\n\nUn quart des chalutiers sont passés par le port de Brest ; le port compte 1 200 marins, dont 113 en "
    "formation. C'est l'un des 16 ports de la première vague."
)
OTHERWISE = "a figure counts something else"


@pytest.mark.parametrize(
    "sentence",
    [
        "Un quart des chalutiers sont passés par le port de Brest.",
        "Le port compte 1 200 marins, dont 113 en formation.",
        "Le port est l'un des 16 de la première vague.",
    ],
)
def test_each_part_of_its_whole_is_verified(reason_against, sentence: str) -> None:
    assert reason_against(sentence, BOATS) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Le port compte 1 200 marins en formation.",
        "Un quart des marins sont passés par le port de Brest.",
        "Les 16 ports de la première vague comptent des marins.",
    ],
)
def test_a_part_taken_for_the_whole_is_refused(reason_against, sentence: str) -> None:
    assert reason_against(sentence, BOATS) == OTHERWISE


def test_an_english_possessive_leads_to_what_is_parted(reason_against) -> None:
    passage = "Le besoin\n\nRefaire les documents prendrait 20 à 30 % du temps des marins."
    assert reason_against("Redoing the documents is said to take 20 to 30% of sailors' time.", passage) == ""
