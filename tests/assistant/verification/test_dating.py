import pytest

PERIOD = (
    "Période\u00a0: ouvert en 2019 ; antenne de Paimpol depuis 2023\n\nTerritoire\u00a0: Morlaix, Paimpol (Bretagne)"
)


def test_a_date_goes_with_whom_it_is_told_of(reason_against) -> None:
    assert reason_against("L'antenne de Paimpol existe depuis 2023.", PERIOD, section="En bref") == ""
    against = reason_against("L'antenne de Morlaix existe depuis 2023.", PERIOD, section="En bref")
    assert against == "a figure counts something else"


EVENTS = "En bref\n\nPériode\u00a0: premiers pensionnaires en juillet 2017, inauguration le 6 avril 2018"


@pytest.mark.parametrize(
    "sentence",
    ["Les premiers pensionnaires y étaient en juillet 2017.", "L'inauguration y date du 6 avril 2018."],
)
def test_each_event_on_its_date_is_verified(reason_against, sentence: str) -> None:
    assert reason_against(sentence, EVENTS, section="En bref") == ""


@pytest.mark.parametrize(
    "sentence", ["Il y a eu les premiers pensionnaires en avril 2018.", "Le lieu a été inauguré en juillet 2017."]
)
def test_the_date_of_another_event_is_refused(reason_against, sentence: str) -> None:
    assert reason_against(sentence, EVENTS, section="En bref") == "a figure counts something else"


def test_the_end_of_a_year_is_the_end_of_nothing(reason_against) -> None:
    period = "Résultats\n\nDix ports au départ ; fin avril 2024, 68 ports et 71 bateaux."
    assert reason_against("Le réseau a commencé avec dix ports.", period) == ""
