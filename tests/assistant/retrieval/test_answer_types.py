"""Values of each type, found by their form."""

import pytest

from assistant.query import AnswerType
from assistant.retrieval.answer_types import find_values
from assistant.words.numerals import numerals


def found(text: str, type_: AnswerType) -> list[str]:
    return [value.span.cut(text) for value in find_values(text, type_)]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("Créé en 1975, ouvert à tous dès 1990.", "year", ["1975", "1990"]),
        ("2 015 personnes et 1 990 €", "year", []),
        ("Fermé à l’été 2009, rouvert le 1er mai 2012.", "date", ["été 2009", "2009", "1er mai 2012", "2012"]),
        ("une formation d'une dizaine de jours", "duration", ["dizaine de jours"]),
        ("neuf mois environ, puis sans limite de durée", "duration", ["neuf mois", "sans limite de durée"]),
        ("des jeunes de 18 à 25 ans suivis cinq ans", "duration", ["cinq ans"]),
        ("des jeunes de 18 à 25 ans", "age", ["de 18 à 25 ans"]),
        ("les 16-30 ans, ou moins de 26 ans", "age", ["les 16-30 ans", "moins de 26 ans"]),
        ("de 15 à 17 € la nuit, 3 M€ en tout", "amount", ["15 à 17 €", "3 M€"]),
        ("47 % en emploi ; un quart à la rue ; 61 pour cent", "share", ["47 %", "un quart", "61 pour cent"]),
        ("Appelez le 04 76 00 00 00.", "phone", ["04 76 00 00 00"]),
        ("écrire à a.b@exemple.org", "email", ["a.b@exemple.org"]),
        ("12 bis rue de la Paix", "address", ["12 bis rue de la Paix"]),
        ("explique Anne Durand, directrice", "person", ["Anne Durand"]),
        ("L’association Relais Durand est citée.", "person", []),
    ],
)
def test_finds_values(text: str, type_: AnswerType, expected: list[str]) -> None:
    assert found(text, type_) == expected


def test_a_number_says_what_it_counts() -> None:
    (value,) = find_values("Quinze personnes suivies en 2012.", "number")
    assert value.counted[0] == "person"


def test_a_date_or_a_price_is_no_number_of_something() -> None:
    assert find_values("En 2015, 30 € et 12 % pendant trois mois.", "number") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("quatre-vingt-dix-neuf", 99),
        ("deux cents places", 200),
        ("une quarantaine de jeunes", 40),
        ("2 979 salariés", 2979),
        ("1,5 tonne", 1.5),
        ("trois millions d'euros", 3_000_000),
        ("vingt-et-un gestionnaires", 21),
        ("fifteen people", 15),
    ],
)
def test_reads_numbers(text: str, value: float) -> None:
    assert [numeral.value for numeral in numerals(text)] == [value]


def test_an_article_is_no_number() -> None:
    assert numerals("Un lieu, une équipe, des idées") == []


def test_a_number_among_others_counts_what_stands_before_it() -> None:
    (value,) = find_values("La seule commune du canton choisie parmi 12.", "number")
    assert value.counted[0] == "commun"


def test_what_is_counted_ends_where_the_next_number_begins() -> None:
    first, second = find_values("Ils ont ouvert 8 ateliers, 15 jardins.", "number")
    assert (first.counted, second.counted) == (("ateli",), ("jardin",))
