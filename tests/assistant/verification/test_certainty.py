import pytest

PASSAGES = {
    "planned": "Environ 90 couchages attendus en 2027 par le foyer des marins.",
    "soon": "Les comptes sont transmis à la mairie, puis bientôt à la préfecture.",
    "partly": "La cantine est en partie financée par la criée.",
    "together": "25 000 euros sont annoncés pour les 12 ports.",
    "plain": "Le foyer loge quarante marins dans deux maisons.",
}


@pytest.mark.parametrize(
    ("passage", "sentence", "against"),
    [
        (
            "planned",
            "Le foyer des marins compte environ 90 couchages en 2027.",
            "it is only believed, feared or planned",
        ),
        ("soon", "Les comptes sont transmis à la mairie et à la préfecture.", "it is only believed, feared or planned"),
        ("partly", "La cantine est entièrement financée par la criée.", "it is told in part"),
        ("together", "25 000 euros sont annoncés pour chacun des 12 ports.", "it is not told of each"),
        (
            "plain",
            "Le foyer loge lui-même quarante marins dans deux maisons.",
            "it is not told to be done without others",
        ),
        (
            "plain",
            "Le foyer loge encore quarante marins dans deux maisons.",
            "it is not told to be so still or already",
        ),
    ],
)
def test_what_is_surer_or_wider_than_its_source_is_refused(
    reason_against, passage: str, sentence: str, against: str
) -> None:
    assert reason_against(sentence, PASSAGES[passage]) == against


def test_what_only_presents_restricts_nothing(reason_against) -> None:
    said = "Les passages indiquent seulement que le foyer loge quarante marins dans deux maisons."
    assert reason_against(said, PASSAGES["plain"]) == ""


LIST = "Résultats\n\n671 bateaux recensés, pour 1 170 visés fin 2011 ; 100 € par jour et par bateau alors."


@pytest.mark.parametrize(
    "sentence",
    ["671 bateaux étaient recensés.", "Un bateau coûtait alors 100 € par jour.", "1 170 bateaux étaient visés."],
)
def test_what_is_planned_says_nothing_of_the_rest(reason_against, sentence: str) -> None:
    assert reason_against(sentence, LIST) == ""


def test_what_is_planned_is_refused_as_done(reason_against) -> None:
    assert reason_against("1 170 bateaux étaient recensés fin 2011.", LIST) != ""


def test_what_comes_afterwards_is_not_what_goes_on(reason_against) -> None:
    passage = "Conditions de réussite\n\nLa continuité du lien noué pendant la pêche."
    against = reason_against("La réussite tient au lien noué une fois la pêche quittée.", passage)
    assert against == "it is not told to be so only afterwards"
