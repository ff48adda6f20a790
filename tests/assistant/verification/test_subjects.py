"""Who does something in a sentence is who does it in its source."""

import pytest

LOANS = (
    "La réponse\n\nUne coopérative loue des barques à un armateur, paie les réparations et forme une famille de "
    "pêcheurs. Le gestionnaire compte sept hangars et 495 casiers. Ouvert à la mairie, le chantier est retenu par "
    "l'État."
)
PRIZES = (
    "Résultats\n\nEn 2008, les Ports de Bretagne l'ont distingué comme exemple ; "
    "la Ligue des pêcheurs l'a cité ensuite."
)
TURNED = "who does what to whom is turned around"


@pytest.mark.parametrize(
    "sentence",
    [
        "Une coopérative paie les réparations.",
        "Les réparations sont payées par une coopérative.",
        "Le gestionnaire compte 495 casiers.",
        "Le chantier a été retenu par l'État.",
    ],
)
def test_what_its_own_subject_does_is_verified(reason_against, sentence: str) -> None:
    assert reason_against(sentence, LOANS) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "La famille de pêcheurs paie les réparations.",
        "Le Relais des Marins compte 495 casiers.",
        "Le Relais des Marins dispose de hangars et de 495 casiers.",
        "Le chantier a été retenu par la mairie.",
    ],
)
def test_what_another_does_is_refused(reason_against, sentence: str) -> None:
    assert reason_against(sentence, LOANS) == TURNED


def test_one_of_the_next_clause_does_not_do_what_the_former_says(reason_against) -> None:
    assert reason_against("Les Ports de Bretagne ont distingué le projet comme exemple.", PRIZES) == ""
    assert reason_against("La Ligue a distingué le projet comme exemple.", PRIZES) == TURNED
