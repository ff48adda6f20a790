import pytest

from assistant.verification.claims import read_claim
from assistant.verification.discourse import discourse


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("On apprend par ailleurs que le foyer loge dix femmes.", "On apprend par ailleurs que "),
        ("En revanche, le loyer reste bas.", "En revanche"),
        ("Le café, c'est-à-dire un lieu ouvert.", "c'est-à-dire"),
        ("Une ferme aux côtés d'une école.", "aux côtés"),
        ("The passages also state that rents are low.", "The passages also state that"),
        ("Hello, the flats are small.", "Hello"),
    ],
)
def test_turns_that_only_lead_or_join_are_found(text: str, turn: str) -> None:
    assert [text[span.start : span.end] for span in discourse(text)] == [turn]


@pytest.mark.parametrize(
    "text",
    ["Le loyer n'a jamais augmenté.", "Seuls les couples y vivent.", "Depuis 2012 la crèche reçoit des enfants."],
)
def test_what_denies_restricts_or_dates_is_none(text: str) -> None:
    assert discourse(text) == []


def test_their_words_need_no_source_in_a_written_sentence_only() -> None:
    text = "On sait que le jardin compte douze parcelles."
    assert [token.folded for token in read_claim(text, written=True).tokens] == ["jardin", "compte", "parcelles"]
    assert "sait" in [token.folded for token in read_claim(text).tokens]
