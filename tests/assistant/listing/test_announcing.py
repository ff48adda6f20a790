import pytest

from tests.assistant.conftest import Ask


def test_what_was_understood_stands_above_a_list(ask: Ask) -> None:
    assert (
        ask("Quels projets de logement pour les jeunes en Isère ?")
        .segments[0]
        .text.endswith("expérimentations répondent à ces critères\u00a0: logement\u00a0; jeunes\u00a0; Isère.")
    )
    assert "outside Isère" in ask("Housing projects outside Isère").segments[0].text
    assert ask("Quels dispositifs sont terminés ?").segments[0].text.endswith("terminé.")
    assert "meet these criteria: " in ask("Housing projects in Isère").segments[0].text


def test_list_that_nothing_meets_says_so(ask: Ask) -> None:
    said = ask("Quelles expérimentations pour les femmes victimes de violences en Guadeloupe ?")
    assert said.outcome == "no_evidence"
    assert said.segments[0].text == "Aucune source du corpus ne réunit tous ces critères."
    assert all("critère «\u00a0" in one.reason or "national" in one.reason for one in said.near)


def test_what_is_narrower_is_named_in_the_readers_language(ask: Ask) -> None:
    assert ask("Any sliding leases?").segments[0].text.endswith("criteria: sliding lease.")
    assert ask("Des baux glissants ?").segments[0].text.endswith("critères\u00a0: bail glissant.")
    near = ask("flatshares for students").near
    assert any("“theme: shared flat”" in one.reason for one in near)
    assert not any("colocation" in one.reason for one in near)


def test_a_country_is_named_as_it_was_typed(ask: Ask) -> None:
    assert ask("schemes inspired by Belgium").segments[0].text.endswith("criteria: Belgium.")
    assert "«\u00a0Finlande\u00a0»" in ask("Quel est le budget du logement en Finlande ?").segments[0].text
    assert ask("What does housing cost in Finland, in Helsinki?").segments[0].text.endswith("about “Finland”.")


def test_to_be_none_of_what_is_left_out_is_not_to_be_near(ask: Ask) -> None:
    assert not ask("Quels jardins ailleurs qu’à Paris ?").near
    assert ask("Quels jardins en Occitanie ?").closest


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Quelles initiatives lancées depuis 2019 ?", "depuis 2019."),
        ("Quelles initiatives lancées en 2019 ?", "\u00a0: 2019."),
        ("schemes started before 2005", "until 2005."),
        ("schemes from 2012 to 2014", "2012–2014."),
    ],
)
def test_a_period_is_told_as_it_was_asked(question: str, told: str, ask: Ask) -> None:
    assert ask(question).segments[0].text.endswith(told)


@pytest.mark.parametrize("question", ["Combien de jardins partagés recensez-vous ?", "How many gardens do you have?"])
def test_how_many_there_are_in_the_corpus_is_counted(question: str, ask: Ask) -> None:
    said = ask(question)
    assert said.query.intent == "count"
    assert said.total == len(said.items) > 3
