from assistant.words.framing import framing_stems, genre_words
from corpus.tagging.vocabulary import vocabulary
from corpus.text import stem


def test_what_any_experiment_may_be_called() -> None:
    assert {"dispositif", "experimentations", "schemes"} <= genre_words()


def test_no_word_that_names_a_facet_is_framing() -> None:
    for facet in ("themes", "publics"):
        for code in vocabulary(facet).codes:
            assert "-" in code or stem(code) not in framing_stems(), code
