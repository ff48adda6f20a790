"""Questions as weighted terms."""

from corpus.index.lexical_query import LexicalQuery, pieces, translate
from corpus.text import stems


def test_repeated_words_weigh_more_and_stop_words_nothing() -> None:
    assert LexicalQuery.read("le logement, le logement et la rue", "fr").typed == {"log": 2, "ru": 1}


def test_english_words_stay_beside_their_translations() -> None:
    asked = LexicalQuery.read("Voiron housing", "en")
    assert "voiron" in asked.typed
    assert "log" in asked.translated
    assert not LexicalQuery.read("Voiron housing", "fr").translated


def test_the_glossary_translates_whole_terms() -> None:
    french = translate(stems("emergency shelter"))
    assert french[stems("hébergement")[0]] >= 1
    assert french[stems("urgence")[0]] >= 1


def test_near_stems_weigh_less_than_the_word_itself() -> None:
    asked = LexicalQuery.read("logement 2018 rue", "fr").with_near_stems(lambda stem: [(f"{stem}x", 0.8)])
    assert asked.near == {}
    asked = LexicalQuery.read("association 2018", "fr").with_near_stems(lambda stem: [("assoc", 0.8)])
    assert 0 < asked.near["assoc"] < 1
    assert [weight for weight, _ in asked.groups()] == sorted((weight for weight, _ in asked.groups()), reverse=True)


def test_terms_are_quoted_for_fts5() -> None:
    assert LexicalQuery.read("vélo rue", "fr").groups() == [(1, '"ru" OR "velo"'), (0.3, '"velo ru"')]


def test_pieces_mark_the_ends_of_a_word() -> None:
    assert pieces("heberg") == ["_heb", "hebe", "eber", "berg", "erg_"]
    assert pieces("a") == ["_a_"]
    assert len(pieces("a" * 1000)) <= 60
