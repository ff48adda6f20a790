import pytest

from assistant.known.knowledge import Knowledge
from assistant.selection.matches import list_matches
from assistant.selection.topics import read_topics
from tests.assistant.conftest import Read, Statements


def sought(question: str, read: Read, knowledge: Knowledge) -> list[str]:
    topics = read_topics(read(question), knowledge, explained=True, demands_more=True)
    return [term.word for terms in topics.sought for term in terms]


def listed(question: str, read: Read, knowledge: Knowledge, statements: Statements) -> set[str]:
    return {row.source_id for row in list_matches(read(question), knowledge, statements).rows}


def test_nouns_are_sought_verbs_are_not(read: Read, knowledge: Knowledge) -> None:
    assert sought("Quels projets de piscine sont devenus utiles aux jeunes ?", read, knowledge) == ["piscine"]
    assert sought("Which schemes employ refugees?", read, knowledge) == []


def test_what_is_enumerated_beside_a_facet_is_a_wish(read: Read, knowledge: Knowledge) -> None:
    assert sought("Piscines, jardins pour les jeunes", read, knowledge) == []


def test_alternatives_are_read_apart(read: Read, knowledge: Knowledge) -> None:
    topics = read_topics(
        read("Des yourtes en bois ou un four à pain ?"), knowledge, explained=False, demands_more=False
    )
    assert [[term.word for term in terms] for terms in topics.sought] == [["bois"], ["four", "pain"]]


@pytest.mark.parametrize(
    "question",
    [
        "Quels projets de piscine ?",
        "Quels projets de piscine pour les jeunes ?",
        "Quelles piscines pour les jeunes ?",
        "Patinoires couvertes pour les familles",
        "judo lessons for refugees",
        "Avez-vous des croisières pour les seniors ?",
    ],
)
def test_a_head_that_nothing_holds_empties_a_list_whatever_facet_stands_beside_it(
    question: str, read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    assert not listed(question, read, knowledge, statements)


def test_what_only_colours_a_facet_empties_no_list(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    assert listed("Quels projets de logement avec piscine ?", read, knowledge, statements)


@pytest.mark.parametrize(
    ("question", "narrowed"),
    [
        ("Quels logements pour des jeunes dans des collèges ?", {"un-toit-pour-aujourdhui"}),
        ("Quelles actions de santé par des jeux ?", {"poitiers-en-route-pour-ma-sante"}),
        ("Which gardens have a terrace?", {"pension-cezanne-jardin"}),
    ],
)
def test_a_noun_beside_a_facet_narrows_the_list_where_a_match_holds_it(
    question: str, narrowed: set[str], read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    assert listed(question, read, knowledge, statements) == narrowed


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("initiatives built around food", "initiatives around food"),
        ("projects centred on music and gardens", "projects on music and gardens"),
        ("Des actions bâties autour du vélo", "Des actions autour du vélo"),
    ],
)
def test_what_was_done_to_the_projects_is_no_demand(
    question: str, plain: str, read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    rows = listed(question, read, knowledge, statements)
    assert rows
    assert rows == listed(plain, read, knowledge, statements)


def test_what_does_not_narrow_is_told(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    listing = list_matches(read("Quels projets de logement avec piscine ?"), knowledge, statements)
    assert listing.rows
    assert any("piscine" in reason for reason in listing.reasons)


def test_an_empty_list_names_what_is_near(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    near = list_matches(read("Quels projets pour les étudiants à Limoges ?"), knowledge, statements).near
    assert near
    assert all("Limoges" in pointer.reason for pointer in near)
