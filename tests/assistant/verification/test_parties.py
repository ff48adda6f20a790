"""A carrier, a partner or a funder is held against the lines of the overview of its source."""

import pytest

OVERVIEW = (
    "En bref\n\nTerritoire\u00a0: Morlaix (Finistère)\n\nPorteur\u00a0: Les Ateliers du Léon\n\n"
    "Partenaires\u00a0: Ville de Morlaix, Fondation Kerbriac\n\nSource\u00a0: Le garage, Gazette du Trégor, 2019"
)
TITLE = "Garage solidaire de Morlaix"


@pytest.mark.parametrize(
    "sentence",
    [
        "Le garage solidaire est porté par Les Ateliers du Léon.",
        "Le garage solidaire est porté par Les Ateliers du Léon, avec la Ville de Morlaix comme partenaire.",
        "Les partenaires des Ateliers du Léon sont la Ville de Morlaix et la Fondation Kerbriac.",
        "La Fondation Kerbriac est partenaire des Ateliers du Léon.",
        "The garage is carried by Les Ateliers du Léon, with the Fondation Kerbriac as a partner.",
    ],
)
def test_each_in_its_role_is_verified(reason_against, sentence: str) -> None:
    assert reason_against(sentence, OVERVIEW, TITLE, "En bref") == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Le garage solidaire est porté par la Fondation Kerbriac.",
        "Le garage solidaire est porté à Morlaix par la Fondation Kerbriac.",
        "Le garage solidaire est porté par la Ville de Morlaix, avec Les Ateliers du Léon comme partenaire.",
        "Les partenaires du garage sont la Ville de Morlaix et la Gazette du Trégor.",
    ],
)
def test_one_taken_for_another_is_refused(reason_against, sentence: str) -> None:
    against = reason_against(sentence, OVERVIEW, TITLE, "En bref")
    assert against == "a carrier, partner or funder is taken for another"
