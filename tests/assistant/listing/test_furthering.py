"""A list of one experiment and what is asked of it besides."""

import pytest

from assistant.answer import Answer


def said(answer: Answer) -> str:
    return " ".join(segment.text for segment in answer.segments).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "source_id", "words"),
    [
        ("Avez-vous des jardins à Belfort, et qui les porte ?", "chrs-belfort-jardins", "Armée du Salut"),
        ("Existe-t-il un restaurant où travaillent des trisomiques, et où ?", "le-reflet", "Nantes"),
        ("Are there any gardens in Belfort, and who carries them?", "chrs-belfort-jardins", "Armée du Salut"),
    ],
)
def test_what_is_asked_of_the_only_row_is_told(ask, question: str, source_id: str, words: str) -> None:
    answer = ask(question)
    assert answer.outcome == "answered"
    assert [item.source_id for item in answer.items] == [source_id]
    assert words in said(answer)
    numbers = [citation.number for citation in answer.citations]
    assert numbers == sorted(set(numbers))
    assert {number for segment in answer.segments for number in segment.citations} <= set(numbers)


def test_what_the_only_row_leaves_out_is_said(ask) -> None:
    answer = ask("Avez-vous des jardins à Belfort et quel en est le budget ?")
    assert answer.outcome == "partial"
    assert answer.items
    assert "ne précise pas le montant" in said(answer)


def test_of_several_rows_nothing_more_is_told(ask) -> None:
    answer = ask("Y a-t-il des jardins pour les sans-abri, et où ?")
    assert len(answer.items) > 1
    assert {segment.citations for segment in answer.segments} == {()}
