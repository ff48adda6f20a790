"""Words cut at line ends."""

import pytest

from ingest.parsing.accents import are_apart, is_gibberish, mend
from ingest.parsing.hyphens import Hyphens


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("la pau", "vreté", "la pauvreté"),
        ("ci", "dessus", "ci-dessus"),
        ("ceux", "ci", "ceux-ci"),
        ("mer", "ci", "merci"),
        ("au", "delà", "au-delà"),
        ("non", "recours", "non-recours"),
        ("sous", "location", "sous-location"),
        ("sous", "cription", "souscription"),
        ("socio", "logie", "sociologie"),
        ("médico", "social", "médico-social"),
        ("eux", "mêmes", "eux-mêmes"),
        ("Rhône", "Alpes", "Rhône-Alpes"),
        ("PRÉCA", "RITÉ", "PRÉCARITÉ"),
        ("2018", "2020", "2018-2020"),
    ],
)
def test_compounds_keep_their_hyphen(before: str, after: str, joined: str) -> None:
    assert Hyphens([]).join(before, after) == joined


def test_the_document_decides_first() -> None:
    assert Hyphens(["un tiers-lieu ouvert"]).join("tiers", "lieu") == "tiers-lieu"
    assert Hyphens([]).join("tiers", "lieu") == "tierslieu"


def test_lines_flow_into_one() -> None:
    assert Hyphens([]).join_lines(["un accom-", "pagnement", "global"]) == "un accompagnement global"


def test_accents_beside_their_letters_are_put_back() -> None:
    text = "la pr´ecarit´e ´energ´etique `a l’´et´e "
    assert are_apart(text)
    assert mend(text) == "la précarité énergétique à l’été "
    assert not are_apart("un texte qui cite `code` une fois, puis longuement autre chose")


def test_codes_read_as_chinese_are_gibberish_and_chinese_is_not() -> None:
    assert is_gibberish("Bonjour à vous ".encode("utf-16-le").decode("utf-16-le")) is False
    assert is_gibberish(b"Bonjour, rapport social ".decode("utf-16-be"))
    assert not is_gibberish("本报告介绍了为移民家庭提供的住房支持")
