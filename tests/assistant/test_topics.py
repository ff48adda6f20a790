from assistant.knowledge import Knowledge
from assistant.listing import list_matches
from assistant.topics import read_topics
from tests.assistant.conftest import Read, Statements


def sought(question: str, read: Read, knowledge: Knowledge) -> list[str]:
    return [term.word for term in read_topics(read(question), knowledge, demands_more=True).sought]


def test_nouns_are_sought_verbs_are_not(read: Read, knowledge: Knowledge) -> None:
    assert sought("Quels projets de piscine sont devenus utiles aux jeunes ?", read, knowledge) == ["piscine"]
    assert sought("Which schemes employ refugees?", read, knowledge) == []


def test_what_is_enumerated_beside_a_facet_is_a_wish(read: Read, knowledge: Knowledge) -> None:
    assert sought("Piscines, jardins pour les jeunes", read, knowledge) == []


def test_a_noun_that_nothing_holds_empties_a_list_only_where_no_theme_is_asked(
    read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    assert not list_matches(read("Quels projets de piscine pour les jeunes ?"), knowledge, statements).rows
    assert list_matches(read("Quels projets de logement avec piscine pour les jeunes ?"), knowledge, statements).rows


def test_an_empty_list_names_what_is_near(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    near = list_matches(read("Quels projets de piscine pour les réfugiés ?"), knowledge, statements).near
    assert near
    assert all("piscine" in pointer.reason for pointer in near)
