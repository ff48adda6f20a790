"""A figure of another year, or without the pace asked, is another figure."""

import pytest

from assistant.words.times import may_hold, says_pace, years_in


@pytest.mark.parametrize(
    ("text", "pace"),
    [
        ("coût par jour", {"day"}),
        ("tarif/nuit ?", {"night"}),
        ("hourly pay", {"hour"}),
        ("how many guests a week?", {"week"}),
        ("nombre annuel de visites", {"year"}),
        ("trente places", set()),
    ],
)
def test_reads_the_pace_of_a_figure(text: str, pace: set[str]) -> None:
    assert says_pace(text) == pace


def test_a_range_holds_its_years() -> None:
    assert years_in("de 2017 à 2019, puis en 2023") == {2017, 2018, 2019, 2023}


def test_a_decade_holds_its_years() -> None:
    assert years_in("au début des années 1990") == set(range(1990, 2000)) == years_in("in the 1990s")


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("Combien de visiteurs par an ?", "Des centaines de visiteurs depuis l'ouverture.", False),
        ("Combien de visiteurs par an ?", "40 visiteurs par an.", True),
        ("Combien de visiteurs par an ?", "En 2019, 40 visiteurs.", True),
        ("Combien de visiteurs en 2014 ?", "En 2019, 40 visiteurs.", False),
        ("Combien de visiteurs en 2018 ?", "De 2017 à 2019, 40 visiteurs.", True),
        ("Combien de visiteurs ?", "En 2019, 40 visiteurs.", True),
    ],
)
def test_what_is_counted_keeps_its_time(question: str, text: str, holds: bool) -> None:
    assert may_hold(question, text, counts=True) is holds


def test_a_sum_may_leave_its_pace_unsaid_but_not_say_another() -> None:
    assert may_hold("Loyer par mois ?", "un loyer de 90 €", counts=False)
    assert not may_hold("Loyer par mois ?", "12 € par jour", counts=False)
