PERIOD = (
    "Période\u00a0: ouvert en 2019 ; antenne de Paimpol depuis 2023\n\nTerritoire\u00a0: Morlaix, Paimpol (Bretagne)"
)


def test_a_date_goes_with_whom_it_is_told_of(reason_against) -> None:
    assert reason_against("L'antenne de Paimpol existe depuis 2023.", PERIOD, section="En bref") == ""
    against = reason_against("L'antenne de Morlaix existe depuis 2023.", PERIOD, section="En bref")
    assert against == "a figure counts something else"
