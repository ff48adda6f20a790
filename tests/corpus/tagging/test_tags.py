import pytest

from corpus.facets import Period
from corpus.tagging.tags import tag


def test_a_passage_gets_the_facets_that_it_names() -> None:
    facets = tag("Depuis 2016, des mineurs non accompagnés sont logés chez l’habitant en Loire-Atlantique.")
    assert "cohabitation" in facets.themes
    assert facets.publics == ("mna",)
    assert facets.places == ("departement:44",)
    assert facets.period == Period("2016", None)
    assert facets.status is None


@pytest.mark.parametrize(
    "text",
    [
        "Recevoir la newsletter. Mot de passe oublié ? Contactez le service client.",
        "Il faut agir vite pour le bien de tous.",
        "La Dihal et la DGCS pilotent l’appel à projets.",
    ],
)
def test_a_passage_without_a_subject_gets_none(text: str) -> None:
    facets = tag(text)
    assert (facets.themes, facets.publics, facets.places) == ((), (), ())


def test_a_sigle_counts_in_capitals_only() -> None:
    assert "sante" in tag("Un séjour en LAM est possible.").themes
    assert tag("La lam était belle.").themes == ()


def test_the_longest_term_wins() -> None:
    assert tag("Le travail pair se développe.").themes == ("travail-pair",)
    assert tag("Des jeunes en errance.").publics == ("jeunes-en-errance",)
