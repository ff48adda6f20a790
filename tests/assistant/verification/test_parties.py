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


def test_what_is_noted_of_one_partner_is_not_said_of_another(reason_against) -> None:
    overview = OVERVIEW.replace("Fondation Kerbriac", "Fondation Kerbriac (terrain)")
    assert reason_against("La Fondation Kerbriac fournit le terrain.", overview, TITLE, "En bref") == ""
    against = reason_against("La Ville de Morlaix fournit le terrain.", overview, TITLE, "En bref")
    assert against == "a carrier, partner or funder is taken for another"


def test_who_runs_it_is_who_carries_it(reason_against) -> None:
    against = "a carrier, partner or funder is taken for another"
    sentence = "À Morlaix, dans le Finistère, la Fondation Kerbriac gère le garage solidaire."
    assert reason_against(sentence, OVERVIEW, TITLE, "En bref") == against
    assert reason_against("The garage was founded by the Fondation Kerbriac.", OVERVIEW, TITLE, "En bref") == against
