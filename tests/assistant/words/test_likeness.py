"""Words near in meaning, by the shipped model."""

from assistant.words.likeness import LikenessOf
from corpus.embedding.models import load_embeddings

FORMS = ("benevoles", "emploi", "jardin", "loi", "loyer", "bailleur")


def test_a_word_meets_its_like_in_either_language() -> None:
    likeness = LikenessOf(load_embeddings()).among(FORMS)
    assert "benevol" in likeness.near("volunteers")
    assert "emploi" in likeness.near("boulot")


def test_a_word_that_the_model_cannot_know_is_near_nothing() -> None:
    likeness = LikenessOf(load_embeddings()).among(FORMS)
    assert likeness.near("xqzvbwk") == frozenset()


def test_words_of_the_same_pieces_are_not_taken_for_one_another() -> None:
    assert "loi" not in LikenessOf(load_embeddings()).among(FORMS).near("loyer")


def test_the_likeness_of_the_same_words_is_kept() -> None:
    kept = LikenessOf(load_embeddings())
    assert kept.among(FORMS) is kept.among(tuple(reversed(FORMS)))
