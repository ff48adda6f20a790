import pytest

from corpus.facets import Period
from corpus.tagging.period import overlaps, read_period, read_start


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("depuis janvier 2012", "2012-01", None),
        ("2011-2015", "2011", "2015"),
        ("fin 2019 – décembre 2023", "2019", "2023-12"),
        ("depuis le 14 juin 2019", "2019-06-14", None),
        ("fermé à l'été 2009", None, "2009"),
        ("avant 2010", None, "2010"),
        ("between 2015 and 2018", "2015", "2018"),
        ("since March 2020", "2020-03", None),
        ("en 2021", "2021", "2021"),
        ("créé en 1975", "1975", None),
        ("d'avant l'an 1990", None, "1990"),
        ("before the year 2008", None, "2008"),
        ("prior to 2008", None, "2008"),
        ("les lieux plus récents que 2014", "2014", None),
        ("homes older than 1999", None, "1999"),
        ("depuis l'an 2010", "2010", None),
        ("antérieures à 2003", None, "2003"),
        ("dès les années 2000", "2000", None),
        ("des années 1990", "1990", "1999"),
        ("postérieurs à 2016", "2016", None),
    ],
)
def test_a_period_in_words(text: str, start: str | None, end: str | None) -> None:
    assert read_period(text) == Period(start, end)


@pytest.mark.parametrize(
    "text",
    [
        "date non indiquée",
        "for the over-70s",
        "anyone under 50s",
        "une soixantaine d'années",
        "46 territoires",
        "38100 Grenoble",
        "",
    ],
)
def test_no_year_is_no_period(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("asked", "given", "expected"),
    [
        (Period("2020", None), Period("2018", None), True),
        (Period("2020", None), Period("2011", "2015"), False),
        (Period(None, "2010"), Period("2010-06", None), True),
        (Period("2015", "2015"), Period("2015-10", "2020"), True),
        (Period("2016", "2018"), Period("2019", "2021"), False),
        (Period("2016", "2018"), None, False),
    ],
)
def test_periods_that_share_a_day(asked: Period, given: Period | None, expected: bool) -> None:
    assert overlaps(asked, given) is expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("projets nés dans les années 80", Period("1980", "1989")),
        ("schemes of the 1970s", Period("1970", "1979")),
        ("depuis les années 1990", Period("1990", None)),
        ("before the 2010s", Period(None, "2010")),
        ("en 2019 ou plus tard", Period("2019", None)),
        ("2003 or earlier", Period(None, "2003")),
    ],
)
def test_decades_and_open_ends(text: str, period: Period) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("ouverte en mars 2009", "2009-03"),
        ("dès 1998, relancée en 2011", "1998"),
        ("2014-2016", "2014"),
        ("lauréate en 2016, testée depuis 2013", "2013"),
        ("reportage : lieu visité en 2017", None),
        ("article de juin 2020", None),
        ("primée en 2012", None),
        ("300 logements en 2019", None),
        ("300 logements en 2019, premier ouvert en 2007", "2007"),
        ("fermée en 2008", None),
        ("date inconnue", None),
    ],
)
def test_a_sighting_or_a_count_tells_no_beginning(text: str, start: str | None) -> None:
    assert read_start(text) == start
