import pytest

from assistant.selection.clauses import clauses_of, read_clauses, read_ellipses
from corpus.tagging.lexicon import find_terms


def read(text: str) -> list[list[list[str]]]:
    found = find_terms(text, question=True)
    clauses = read_clauses(text, [*found, *read_ellipses(text, found)])
    return [[[sought.code for sought in group] for group in clause] for clause in clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("logement pour les jeunes ou les femmes", [[["logement"]], [["jeunes"], ["femmes"]]]),
        ("actions pour les jeunes et les seniors", [[["jeunes"], ["seniors"]]]),
        ("projets qui mêlent familles et seniors", [[["familles"]], [["seniors"]]]),
        ("bringing together students and older people", [[["etudiants"]], [["seniors"]]]),
        ("emploi et santé", [[["emploi"]], [["sante"]]]),
        ("emploi ou santé", [[["emploi"], ["sante"]]]),
        ("jeunes, femmes ou familles", [[["jeunes"], ["femmes"], ["familles"]]]),
        ("santé, jardin, emploi", [[["sante"], ["jardin"], ["emploi"]]]),
        ("jeunes, jardin", [[["jeunes"]], [["jardin"]]]),
        ("santé, pas seulement pour les femmes", [[["sante"]]]),
        ("not only health but also employment", [[["sante"]], [["emploi"]]]),
        ("des habitants qui accueillent chez l'habitant", [[["cohabitation"]]]),
        ("entraide entre voisins", [[["lien-social"]]]),
        ("health care for sick homeless people", [[["sante"]], [["sans-domicile"]]]),
        ("femmes sans abri", [[["femmes", "sans-domicile"]]]),
        ("habitat précaire ou léger", [[["mal-loges"], ["habitat-temporaire"]]]),
        ("logement en pension de famille", [[["logement-accompagne"]]]),
        ("homeless people or youth", [[["sans-domicile"], ["jeunes"]]]),
    ],
)
def test_how_facets_belong_together(text: str, expected: list[list[list[str]]]) -> None:
    assert read(text) == expected


def test_a_reader_chooses_all_themes_and_any_public() -> None:
    assert len(clauses_of("themes", ("emploi", "sante"))) == 2
    assert len(clauses_of("publics", ("jeunes", "femmes"))) == 1
    assert clauses_of("publics", ()) == ()


def test_what_is_left_out_is_told_from_what_is_asked() -> None:
    text = "logement pour les jeunes hors hébergement"
    clauses = read_clauses(text, find_terms(text, question=True))
    assert [(one.code, one.excluded) for clause in clauses for group in clause for one in group] == [
        ("logement", False),
        ("jeunes", False),
        ("hebergement", True),
    ]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("des familles qui ne connaissent pas leurs droits", []),
        ("des gens qui n'ont plus d'emploi", []),
        ("les familles ont pas d'hébergement", []),
        ("nos jeunes trouvent plus d'emploi", []),
        ("projets qui ne concernent pas l'emploi", ["emploi"]),
        ("je ne veux pas d'hébergement", ["hebergement"]),
        ("projets pas sur l'emploi", ["emploi"]),
    ],
)
def test_what_people_lack_is_not_left_out(text: str, left_out: list[str]) -> None:
    clauses = read_clauses(text, find_terms(text, question=True))
    assert [one.code for clause in clauses for group in clause for one in group if one.excluded] == left_out


def test_where_is_no_alternative() -> None:
    for where in ("où", "ou"):
        assert read(f"des jardins {where} cultivent des réfugiés") == [[["jardin"]], [["refugies"]]]
    assert read("des jardins ou des logements") == [[["jardin"], ["logement"]]]


def test_people_who_are_to_live_together_are_both_asked() -> None:
    assert read("lieux où se croisent étudiants et seniors")[1:] == [[["etudiants"]], [["seniors"]]]
    assert read("where children and pensioners eat together") == [[["enfants"]], [["seniors"]], [["alimentation"]]]
    assert read("des lieux pour les enfants et les seniors") == [[["enfants"], ["seniors"]]]


def test_people_who_are_also_of_a_narrower_sort_are_asked_as_that() -> None:
    text = "mothers raising children on their own"
    clauses = read_clauses(text, find_terms(text, question=True))
    families = [one for clause in clauses for group in clause for one in group if one.code == "familles"]
    assert [one.term for one in families] == ["familles monoparentales"]
