import pytest

from assistant.query import AskedPlace, Sought
from assistant.selection.criteria import (
    CodeCriterion,
    FacetCriterion,
    PeriodCriterion,
    PlaceCriterion,
    Subject,
    says_term,
)
from corpus.facets import Facets, Period


def subject(text: str = "", **facets: object) -> Subject:
    return Subject("a", Facets(**facets), text)  # type: ignore[arg-type]


def test_a_narrower_code_meets_a_broader_one_and_not_the_reverse() -> None:
    jeunes = FacetCriterion("", (((Sought("publics", "jeunes"),),)))
    etudiants = FacetCriterion("", (((Sought("publics", "etudiants"),),)))
    assert jeunes.met_by(subject(publics=("etudiants",)))
    assert not etudiants.met_by(subject(publics=("jeunes",)))


def test_all_of_a_group_and_one_of_the_groups() -> None:
    clause = (
        (Sought("publics", "femmes"), Sought("publics", "sans-domicile")),
        (Sought("publics", "femmes-victimes-de-violences"),),
    )
    criterion = FacetCriterion("", clause)
    assert not criterion.met_by(subject(publics=("femmes",)))
    assert criterion.met_by(subject(publics=("femmes", "grands-exclus")))
    assert criterion.met_by(subject(publics=("femmes-victimes-de-violences",)))


@pytest.mark.parametrize(
    ("asked", "place", "met"),
    [
        (("84", "region", False), "commune:38563", True),
        (("38", "departement", False), "departement:07", False),
        (("38563", "commune", False), "departement:38", False),
        (("69123", "commune", False), "epci:200046977", True),
        (("38", "departement", True), "commune:38563", False),
        (("38", "departement", True), "departement:07", True),
    ],
)
def test_territories(asked: tuple[str, str, bool], place: str, met: bool) -> None:
    code, level, excluded = asked
    criterion = PlaceCriterion("", (AskedPlace(code, level, "", excluded),))
    assert criterion.met_by(subject(places=(place,))) is met


def test_nationwide_is_asked_of_national_fiches() -> None:
    criterion = PlaceCriterion("", (AskedPlace("FR", "national", "France"),))
    assert criterion.met_by(subject(national=True))
    assert not criterion.met_by(subject(places=("departement:38",)))


def test_what_began_in_a_period_is_not_what_lasted_through_it() -> None:
    long_lived = subject(period=Period("2007", None))
    assert PeriodCriterion("", Period("2020", None)).met_by(long_lived)
    assert not PeriodCriterion("", Period("2020", None), began=True).met_by(long_lived)


def test_codes() -> None:
    assert CodeCriterion("", "statuses", ("termine",)).met_by(subject(status="termine"))
    assert not CodeCriterion("", "statuses", ("termine",)).met_by(subject(status="projet"))


def test_a_term_is_said_by_any_of_its_names_in_one_sentence() -> None:
    assert says_term("Le foyer de jeunes travailleurs ouvre.", "FJT")
    assert says_term("Une maison relais ouvre.", "pension de famille")
    assert not says_term("Une maison ouvre. Le relais suit.", "pension de famille")


def test_an_excluded_place_leaves_national_schemes_in() -> None:
    away = PlaceCriterion("hors", (AskedPlace("38", "departement", "Isère", excluded=True),))
    assert away.met_by(Subject("a", Facets(national=True), ""))
    assert not away.met_by(Subject("b", Facets(places=("departement:38",)), ""))


def test_what_a_fiche_says_it_does_counts_beside_its_tags() -> None:
    asked = FacetCriterion("", ((Sought("themes", "intermediation-locative"),),))
    assert asked.met_by(Subject("a", Facets(), "", done="Une sous-location en bail glissant."))
    assert not asked.met_by(Subject("b", Facets(), "Une sous-location en bail glissant.", done="Un accueil."))
    meals = FacetCriterion("", ((Sought("themes", "alimentation"),),))
    assert not meals.met_by(Subject("c", Facets(), "", done="Le centre offre aussi le repas."))


def test_a_sort_within_a_code_must_be_named() -> None:
    nurseries = FacetCriterion("", ((Sought("themes", "enfance-famille", "crèche"),),))
    assert nurseries.met_by(Subject("a", Facets(themes=("enfance-famille",)), "Un mode de garde pour les mères."))
    assert not nurseries.met_by(Subject("b", Facets(themes=("enfance-famille",)), "Un lieu pour les parents."))


def test_a_theme_is_about_its_people() -> None:
    theme = FacetCriterion("", ((Sought("themes", "addictions"),),))
    assert theme.met_by(subject(publics=("addictions",)))
    assert not theme.met_by(subject(publics=("sans-domicile",)))
