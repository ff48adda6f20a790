import pytest

from tests.assistant.conftest import Read


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Que sait-on du programme Villages du Futur ?", "Villages du Futur"),
        ("Quels projets avec le Secours Islamique ?", "Secours Islamique"),
        ("What does the Open Door charity do?", "Open Door"),
        ("Territoires en transition : la fiche ?", "Territoires en transition"),
        ("Avez-vous la fiche sur les épiceries roulantes ?", "les épiceries roulantes"),
        ("Contrat d'engagement jeune : quel bilan ?", "Contrat d'engagement jeune"),
    ],
)
def test_a_title_that_no_source_knows_is_an_unknown_name(question: str, name: str, read: Read) -> None:
    assert [(found.label, found.role) for found in read(question).names] == [(name, "unknown")]


@pytest.mark.parametrize(
    "question",
    [
        "Projets Logement Jeunes en Isère",
        "What Housing Projects Exist For Young People In Isère?",
        "Tell me about Louis Besson",
        "Jardins partagés : les fiches",
        "Étude FAS : combien de ménages ?",
        "Quels dispositifs de l'Aide Sociale à l'Enfance ?",
    ],
)
def test_words_with_capitals_that_sources_or_vocabularies_know_are_no_unknown_name(question: str, read: Read) -> None:
    assert "unknown" not in {name.role for name in read(question).names}
