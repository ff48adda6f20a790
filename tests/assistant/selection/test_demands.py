from assistant.known.knowledge import Knowledge
from assistant.selection.criteria import NameCriterion
from assistant.selection.demands import read_criteria
from tests.assistant.conftest import Read


def names(question: str, read: Read, knowledge: Knowledge) -> list[str]:
    return [criterion.name.replace("\u00a0", " ") for criterion in read_criteria(read(question), knowledge)]


def test_each_thing_asked_is_one_demand_named_in_the_readers_language(read: Read, knowledge: Knowledge) -> None:
    assert names("Quels projets de logement pour les jeunes hors Isère depuis 2015 ?", read, knowledge) == [
        "thématique : Logement",
        "public : Jeunes (16-30 ans)",
        "territoire : hors Isère",
        "période : depuis 2015",
    ]
    assert names("Which health projects have ended?", read, knowledge) == ["theme: Health", "status: Ended"]


def test_the_words_of_asking_demand_nothing(read: Read, knowledge: Knowledge) -> None:
    question = (
        "Pourriez-vous me montrer quelles initiatives innovantes existent actuellement sur le terrain du jardin ?"
    )
    assert names(question, read, knowledge) == ["thématique : Jardin et nature"]


def test_an_organisation_demands_what_it_carries_and_cite_what_speaks_of_it(read: Read, knowledge: Knowledge) -> None:
    def behind(question: str) -> tuple[str, ...]:
        criterion = read_criteria(read(question), knowledge)[0]
        assert isinstance(criterion, NameCriterion)
        return criterion.source_ids

    assert behind("Quels projets de l'Uniopss ?") == ("uniopss-recueil",)
    assert "uniopss-ardeche-itinerant" in behind("Quels projets cite l'Uniopss ?")


def test_a_name_and_its_sigle_in_brackets_are_one_demand(read: Read, knowledge: Knowledge) -> None:
    question = "Quels projets de la Fédération des acteurs de la solidarité (FAS) ?"
    assert len(read(question).names) == 2
    assert len(names(question, read, knowledge)) == 1
