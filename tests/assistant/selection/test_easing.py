from assistant.known.knowledge import Knowledge
from assistant.query import Sought
from assistant.selection.criteria import FacetCriterion, PlaceCriterion, SpokenCriterion, Subject, WordCriterion
from assistant.selection.easing import ease
from assistant.selection.selecting import select
from assistant.words.matching import Term
from corpus.facets import Facets
from tests.assistant.conftest import Ask, Read


def theme(code: str, *, excluded: bool = False) -> FacetCriterion:
    return FacetCriterion(code, (((Sought("themes", code, excluded=excluded)),),))


def test_one_facet_is_never_given_up() -> None:
    assert not list(ease((theme("emploi"), PlaceCriterion("Isère")), ()))
    assert not list(ease((theme("emploi"), theme("sante", excluded=True)), ()))


def test_of_three_facets_the_most_common_goes_first_and_the_first_never() -> None:
    place = PlaceCriterion("Isère")
    asked = (theme("jardin"), theme("sante"), theme("emploi"), place)
    common = Subject("a", Facets(themes=("emploi",)), "")
    spoken, *dropped = ease(asked, (common,))
    assert [isinstance(one, SpokenCriterion) for one in spoken] == [True, True, True, False]
    assert [[one.name for one in criteria] for criteria in dropped] == [
        ["jardin", "sante", "Isère"],
        ["jardin", "emploi", "Isère"],
    ]


def test_words_said_beside_facets_are_given_up_first_but_for_what_no_source_knows() -> None:
    words = WordCriterion("bricolage", ((Term("bricolage", "bricolag", frozenset(), 1.0),),))
    assert list(ease((theme("emploi"), words), ())) == [(theme("emploi"),)]
    assert not list(ease((theme("emploi"), words), (), {"bricolage"}))


def test_people_without_a_code_are_among_those_who_have_one() -> None:
    asked = FacetCriterion("femmes", (((Sought("publics", "femmes", "mères isolées")),),))
    sort = FacetCriterion("mobilite", (((Sought("themes", "mobilite", "vélo")),),))
    widened = next(ease((asked, sort), ()))
    assert widened == (FacetCriterion("femmes", (((Sought("publics", "femmes")),),)), sort)
    assert not list(ease((sort,), ()))


def test_what_comes_close_is_not_said_to_meet_all(ask: Ask) -> None:
    told = ask("Que proposer à un étudiant sans papiers ?").segments[0].text
    assert "approche" in told


def test_a_facet_that_the_text_names_is_met_in_passing() -> None:
    subject = Subject("a", Facets(themes=("jardin",)), "Des ateliers sont ouverts aux demandeurs d'emploi.")
    clause = ((Sought("publics", "demandeurs-d-emploi"),),)
    assert SpokenCriterion("emploi", clause).met_by(subject)
    assert not FacetCriterion("emploi", clause).met_by(subject)


def test_keywords_one_after_the_other_are_alternatives(ask: Ask) -> None:
    rows = {item.source_id for item in ask("tiny houses, jardins, restaurants").items}
    assert {item.source_id for item in ask("Quels jardins ?").items} < rows


def test_an_activity_is_what_is_asked_not_its_sort(ask: Ask) -> None:
    rows = {item.source_id for item in ask("care farming").items}
    assert rows
    assert rows == {item.source_id for item in ask("farming").items}


def test_what_is_listed_all_the_same_is_said(ask: Ask) -> None:
    answer = ask("Is there anything to stop families from being evicted by mobile teams?")
    assert answer.items
    assert answer.segments[1].text.startswith("No source is recorded under all of this")


def test_places_and_sorts_are_never_given_up(read: Read, knowledge: Knowledge) -> None:
    for question in (
        "Quels projets de jardin pour les femmes en Corse ?",
        "Which bicycle schemes are there for prisoners?",
    ):
        selection = select(read(question), knowledge)
        assert not selection.full
        assert not selection.eased


def test_where_nothing_has_a_theme_its_kin_serves(ask: Ask) -> None:
    asked = (theme("hebergement"), theme("jardin"))
    akin = next(ease(asked, ()))
    assert akin[0].met_by(Subject("a", Facets(themes=("logement",)), ""))  # a home to rent for who asks for a bed
    assert not akin[1].met_by(Subject("a", Facets(themes=("logement",)), ""))
    assert not list(ease((theme("hebergement", excluded=True),), ()))
