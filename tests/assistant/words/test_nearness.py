import pytest

from assistant.known.knowledge import Knowledge
from assistant.selection.matches import list_matches
from assistant.words.nearness import find_near
from corpus.text import words
from tests.assistant.conftest import Read, Statements

NEAR = [
    ("gosses", "enfants"),
    ("roof", "logement"),
    ("boulot", "emploi"),
    ("hire", "emploi"),
    ("manger ensemble", "alimentation"),
    ("ordinateur", "numerique"),
    ("boisson", "addictions"),
    ("heating bills", "precarite-energetique"),
]
FAR = "piscine football crypto budget presse inviter vues départementale coin access nowhere boats film équipe".split()


@pytest.mark.parametrize(("said", "meant"), NEAR)
def test_a_word_means_the_facet_whose_name_is_near(said: str, meant: str) -> None:
    assert [one.code for one in find_near(list(words(said)), said)] == [meant]


@pytest.mark.parametrize("said", FAR)
def test_a_word_far_from_every_name_means_none(said: str) -> None:
    assert find_near(list(words(said)), said) == []


def test_what_is_understood_by_nearness_is_told(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    query = read("Quels projets pour embaucher des réfugiés ?")
    assert query.filters.themes == ("emploi",)
    query = read("Which projects use software?")
    assert query.filters.themes == ("numerique",)
    assert any("proximité" in reason for reason in query.reasons)
    assert list_matches(query, knowledge, statements).rows


def test_a_facet_that_is_named_is_not_doubled(read: Read) -> None:
    assert read("Quels projets de jardin avec un software ?").filters.themes == ("jardin",)
