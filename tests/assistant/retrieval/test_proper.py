"""What bears a name of its own."""

from assistant.retrieval.proper import organisations, places, proper_phrases


def test_a_sentence_begins_with_a_capital_that_names_nothing() -> None:
    text = "Plusieurs communes aident Les Jardins du Lac."
    assert [value.span.cut(text) for value in organisations(text)] == ["Les Jardins du Lac"]


def test_a_known_place_tells_its_level() -> None:
    (value,) = places("Ouvert dans le Finistère")
    assert value.counted == ("departement",)


def test_a_phrase_of_names_has_two_capitals_at_least() -> None:
    assert proper_phrases("On visite Le Clos des Roses et Marie.") == ["Le Clos des Roses et Marie"]
