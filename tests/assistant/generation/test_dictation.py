"""However a stream is cut into pieces, the sentences are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.generation.dictation import Dictation, read_citations, strip_markup

TEXT = (
    "Totem accueille 15 personnes [1]. Il coûte 12.5 % de plus. [2][3] Voir M. Dupont, p. 3 ! "
    "« Ça marche. » [1, 2]\n- un appui [4]\n- un toit"
)
SENTENCES = [
    "Totem accueille 15 personnes [1].",
    "Il coûte 12.5 % de plus. [2][3]",
    "Voir M. Dupont, p. 3 !",
    "« Ça marche. » [1, 2]",
    "- un appui [4]",
    "- un toit",
]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_pieces_never_change_the_sentences(sizes: list[int]) -> None:
    dictation, given_back, rest = Dictation(), [], TEXT
    for size in sizes:
        given_back += dictation.feed(rest[:size])
        rest = rest[size:]
    given_back += dictation.feed(rest)
    assert given_back + dictation.finish() == SENTENCES


def test_marks_are_read_and_taken_out() -> None:
    assert read_citations("Il coûte [9] cher. [2][3, 2]") == ("Il coûte cher.", (9, 2, 3))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Voir ![x](http://ailleurs.example/a.png) ici", "Voir x ici"),
        ("Voir [la page](javascript:alert(1))", "Voir la page)"),
        ("**Gras** et `code` et <img src=x onerror=alert(1)> fin", "Gras et code et fin"),
        ("- une liste", "une liste"),
        ("## Titre", "Titre"),
        ("voir https://ailleurs.example/?q=secret merci", "voir merci"),
        ("voir //ailleurs.example/x merci", "voir merci"),
        ("&lt;img src=x onerror=alert(1)&gt; fin", "fin"),
        ("<script", ""),
    ],
)
def test_nothing_that_a_page_could_follow_is_left(written: str, plain: str) -> None:
    assert strip_markup(written) == plain
