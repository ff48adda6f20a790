from assistant.known.knowledge import Knowledge
from assistant.selection.matches import list_matches
from assistant.selection.topics import read_topics
from tests.assistant.conftest import Read, Statements


def sought(question: str, read: Read, knowledge: Knowledge) -> list[str]:
    return [term.word for term in read_topics(read(question), knowledge, demands_more=True).sought]


def test_nouns_are_sought_verbs_are_not(read: Read, knowledge: Knowledge) -> None:
    assert sought("Quels projets de piscine sont devenus utiles aux jeunes ?", read, knowledge) == ["piscine"]
    assert sought("Which schemes employ refugees?", read, knowledge) == []


def test_what_is_enumerated_beside_a_facet_is_a_wish(read: Read, knowledge: Knowledge) -> None:
    assert sought("Piscines, jardins pour les jeunes", read, knowledge) == []


def test_a_noun_that_nothing_holds_empties_a_list_only_where_no_facet_says_what_is_sought(
    read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    assert not list_matches(read("Quels projets de piscine ?"), knowledge, statements).rows
    for question in ("Quels projets de piscine pour les jeunes ?", "Quels projets de logement avec piscine ?"):
        listing = list_matches(read(question), knowledge, statements)
        assert listing.rows


def test_what_does_not_narrow_is_told(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    listing = list_matches(read("Quelles piscines pour les jeunes ?"), knowledge, statements)
    assert listing.rows
    assert any("piscine" in reason for reason in listing.reasons)


def test_an_empty_list_names_what_is_near(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    near = list_matches(read("Quels projets pour les étudiants à Limoges ?"), knowledge, statements).near
    assert near
    assert all("Limoges" in pointer.reason for pointer in near)
