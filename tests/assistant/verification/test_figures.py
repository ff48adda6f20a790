import pytest

from assistant.verification.claims import read_claim
from assistant.verification.figures import is_figure


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Près de 3 000 repas.", "2 979 repas"),
        ("Plus de 1 400 nuits.", "1 403 nuits"),
        ("A budget of €3 M.", "Budget de 3 M€"),
        ("About 16 % of them.", "15,8 % des foyers"),
        ("One third came from gifts.", "un tiers de dons"),
    ],
)
def test_a_rounder_figure_that_is_said_to_be_rough_is_the_same(said: str, told: str) -> None:
    assert is_figure(read_claim(said).figures[0], read_claim(told).figures[0])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("3 000 repas.", "2 979 repas"),
        ("Près de 2 980 repas.", "2 910 repas"),
        ("Près de 3 500 repas.", "2 979 repas"),
        ("Plus de 1 500 nuits.", "1 403 nuits"),
        ("Plus de 1 403 nuits.", "1 403 nuits"),
        ("Près de 3 000 €.", "2 979 repas"),
    ],
)
def test_another_is_not(said: str, told: str) -> None:
    assert not is_figure(read_claim(said).figures[0], read_claim(told).figures[0])
