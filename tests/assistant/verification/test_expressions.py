"""Expressions of several words that say the same, in one language or two."""

from assistant.verification.claims import read_claim
from assistant.verification.expressions import expressions, told_by_expressions
from corpus.text import folded_words
from corpus.wordlists import read_lines


def _told(sentence: str, passage: str) -> set[str]:
    claim, held = read_claim(sentence), read_claim(passage)
    return {claim.tokens[index].folded for index, _ in told_by_expressions(claim, held)}


def test_one_expression_tells_the_words_of_another() -> None:
    assert {"working", "neighbourhoods"} <= _told(
        "It serves working-class neighbourhoods.", "Des quartiers populaires."
    )
    assert "followed" in _told("Audits were followed by a guide.", "Des audits, puis un guide.")


def test_small_words_may_stand_within_it() -> None:
    assert _told("People had access to the housing.", "L’accès à un logement durable.") >= {"access", "housing"}


def test_the_same_expression_tells_nothing_more_than_its_words() -> None:
    sentence = "Retenu après un appel à manifestation d’intérêt."
    assert _told(sentence, sentence) == set()


def test_where_they_stand_are_their_words() -> None:
    text = "Les quartiers populaires de la ville."
    assert "quartiers populaires" in {span.cut(text) for _, _, span in expressions(text)}


def test_each_line_holds_phrases_of_words() -> None:
    for line in read_lines("assistant", "expressions"):
        phrases = [folded_words(phrase) for phrase in line.split("=")]
        assert len(phrases) > 1, line
        assert all(phrases), line


def test_faithful_english_is_verified_by_them(reason_against) -> None:
    passage = "La réponse\n\nLe port accueille les bailleurs sociaux et les collectivités des quartiers populaires."
    sentence = "The port welcomes social landlords and local authorities from working-class neighbourhoods."
    assert reason_against(sentence, passage) == ""
    assert reason_against(sentence.replace("landlords", "workers"), passage) != ""
