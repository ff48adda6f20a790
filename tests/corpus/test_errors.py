import pytest

from corpus.errors import UnknownSource, typeset


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Aucune source « x » ; voyez.", "Aucune source «\u00a0x\u00a0»\u00a0; voyez."),
        ("Quoi ? Ceci : non !", "Quoi\u00a0? Ceci\u00a0: non\u00a0!"),
        ("http://127.0.0.1:8000 (a, b)", "http://127.0.0.1:8000 (a, b)"),
    ],
)
def test_french_signs_stay_with_their_words(typed: str, set_: str) -> None:
    assert typeset(typed) == set_


def test_a_detail_is_told_as_it_is() -> None:
    error = UnknownSource(source_id="a ; b")
    assert error.message() == str(error)
    assert "«\u00a0a ; b\u00a0»" in error.message()
    assert "“a ; b”;" in error.message("en")
