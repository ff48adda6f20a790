import pytest

from corpus.tagging.lexicon import find_terms, term_names


def codes(text: str, *, question: bool = False) -> list[tuple[str, str]]:
    return [(found.facet, found.code) for found in find_terms(text, question=question)]


def test_the_longest_phrase_wins_and_its_words_are_not_read_again() -> None:
    assert codes("femmes victimes de violences") == [("publics", "femmes-victimes-de-violences")]


@pytest.mark.parametrize("text", ["foyer de jeunes travailleurs", "foyers de jeunes travailleurs", "FJT"])
def test_singular_plural_and_sigle_are_one(text: str) -> None:
    assert ("themes", "logement-accompagne") in codes(text)


def test_statuses_are_read_in_questions_only() -> None:
    assert codes("des projets terminés") == []
    assert codes("des projets terminés", question=True) == [("statuses", "termine")]


def test_a_narrower_term_is_told_from_its_code() -> None:
    assert [found.term for found in find_terms("une pension de famille")] == ["pension de famille"]
    assert [found.term for found in find_terms("le logement accompagné")] == [""]


def test_spans_are_where_the_words_stand() -> None:
    text = "Des réfugiés et des étudiants."
    assert [found.span.cut(text) for found in find_terms(text)] == ["réfugiés", "étudiants"]


def test_a_sigle_that_is_a_word_too_needs_capitals_even_in_a_question() -> None:
    assert codes("I hope to pass", question=True) == []
    assert ("themes", "sante") in codes("des LAM", question=True)


def test_a_terms_names() -> None:
    assert {"FJT", "foyer de jeunes travailleurs", "young workers' hostel"} <= set(term_names("FJT"))
    assert term_names("inconnu") == ("inconnu",)
