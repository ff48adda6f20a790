import pytest

from assistant.understanding.courtesy import courtesy_of
from tests.assistant.conftest import Ask


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bonjour !", "greeting"),
        ("hello there", "greeting"),
        ("merci beaucoup", "thanks"),
        ("Thanks a lot!", "thanks"),
        ("Que peux-tu faire ?", "help"),
        ("help", "help"),
        ("Bonjour, quels projets de jardin ?", None),
        ("Qui es-tu allé aider à Lyon ?", None),
        ("Merci pour l'invit'", None),
    ],
)
def test_only_what_is_nothing_but_a_courtesy_is_one(text: str, kind: str | None) -> None:
    assert courtesy_of(text) == kind


def test_a_courtesy_is_answered_without_any_citation(ask: Ask) -> None:
    answer = ask("merci beaucoup", "Qui porte Totem ?")
    assert (answer.outcome, answer.citations, answer.closest) == ("no_evidence", (), ())
    assert answer.segments[0].text.startswith("Avec plaisir")
