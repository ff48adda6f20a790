import pytest

from assistant.understanding.context import asides_of, context_of, without


@pytest.mark.parametrize(
    ("question", "demand"),
    [
        ("Je suis chargée de mission vie étudiante : quelles colocations ?", "quelles colocations ?"),
        ("Bonjour, je travaille dans une mission locale et je cherche des jardins", "je cherche des jardins"),
        ("I am a student from Ireland. Which gardens exist?", "Which gardens exist?"),
        ("Je travaille avec des réfugiés. Quels projets ?", "des réfugiés. Quels projets ?"),
        ("Je suis élue, on a des locataires âgés. Que fait Lyon ?", "des locataires âgés. Que fait Lyon ?"),
        ("Quels jardins existent ?", "Quels jardins existent ?"),
        ("J'anime un atelier demain : quels jardins ?", "quels jardins ?"),
        ("Bonjour", "Bonjour"),
    ],
)
def test_what_presents_the_asker_is_no_demand(question: str, demand: str) -> None:
    assert without(question, context_of(question)).strip() == demand


def test_every_word_left_stays_where_it_was() -> None:
    question = "Œuvrant ici, je suis élève. Quels projets à Lyon ?"
    assert len(without(question, context_of(question))) == len(question)


def test_an_example_may_enumerate() -> None:
    question = "Any schemes for pensioners, for instance walking, singing or fishing trips?"
    assert without(question, asides_of(question)).split() == "Any schemes for pensioners ?".split()


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Une chambre près de son stage pour un saisonnier", "Une chambre pour un saisonnier"),
        ("rooms close to their new school for refugees", "rooms for refugees"),
        ("Un jardin près de la mairie", "Un jardin près de la mairie"),
    ],
)
def test_how_near_it_should_be_is_an_aside(question: str, left: str) -> None:
    assert without(question, asides_of(question)).split() == left.split()
