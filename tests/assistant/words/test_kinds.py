"""People are counted for people, homes for homes; one public never for another."""

import pytest

from assistant.words.kinds import are_alike, counts_people, speaks_of_homes
from assistant.words.matching import Term, root


def noun(word: str) -> Term:
    return Term(word, root(word), frozenset(), 1.0)


@pytest.mark.parametrize(
    ("asked", "publics", "counted", "alike"),
    [
        ("gens", (), "jeunes", True),
        ("personnes", (), "menages", True),
        ("enfants", (), "personnes", False),
        ("enfants", ("enfants",), "personnes", True),
        ("refugies", ("refugies",), "jeunes", False),
        ("logements", (), "chambres", True),
        ("logements", (), "repas", False),
    ],
)
def test_sorts_of_things(asked: str, publics: tuple[str, ...], counted: str, alike: bool) -> None:
    assert are_alike(noun(asked), publics, (root(counted),)) is alike


@pytest.mark.parametrize(
    ("counted", "people"),
    [("adherents", True), ("colporteurs", True), ("benevoles", True), ("ateliers", False), ("heures", False)],
)
def test_who_does_or_is_something_is_people(counted: str, people: bool) -> None:
    assert counts_people((root(counted),)) is people


def test_a_room_and_a_flat_are_homes() -> None:
    assert speaks_of_homes((root("prix"), root("chambres")))
    assert not speaks_of_homes((root("repas"),))
