"""What ties experiments to an organisation: carried by it, with its help, or told by it."""

import pytest

from assistant.known.knowledge import Knowledge
from assistant.selection.matches import list_matches
from assistant.selection.ties import read_tie
from tests.assistant.conftest import Read, Statements


def listed(question: str, read: Read, knowledge: Knowledge, statements: Statements) -> set[str]:
    return {row.source_id for row in list_matches(read(question), knowledge, statements).rows}


@pytest.mark.parametrize(
    ("question", "tie"),
    [
        ("Quels projets porte l'Afpa ?", "carried"),
        ("schemes run by the Afev", "carried"),
        ("Quels projets soutenus par la Mildeca ?", "beside"),
        ("Les actions avec l'ARS comme partenaire", "beside"),
        ("Which projects are funded by the SNCF?", "beside"),
        ("fiches parues dans Lien social", "before"),
        ("records drawn from Solidarum", "before"),
        ("Quelles fiches s'appuient sur Le Média social ?", "before"),
    ],
)
def test_the_verb_tells_the_tie(question: str, tie: str) -> None:
    assert read_tie(question) == tie


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Quelles fiches proviennent de Lien social ?", {"lhss", "ucsd-jeunes", "working-first-13"}),
        ("List the records taken from InfoMigrants", {"caracol"}),
        ("fiches de La Revue du praticien", {"empp", "lhss"}),
        ("Quelles fiches viennent de l'Odas et d'Apriles ?", {"calm-singa", "le-reflet", "mna-loire-atlantique"}),
    ],
)
def test_publishers_are_asked_for_by_name(
    question: str, told: set[str], read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    assert listed(question, read, knowledge, statements) == told


def test_funders_and_partners_are_not_carriers(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    funded = listed("Quels projets financés par le Fonds social européen ?", read, knowledge, statements)
    assert funded == {"convergence", "seve-emploi"}


@pytest.mark.parametrize(
    "question",
    ["Which projects are supported by the European Social Fund?", "Quels projets soutenus par l'Union européenne ?"],
)
def test_a_funder_is_found_by_what_the_glossary_calls_it(
    question: str, read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    assert listed(question, read, knowledge, statements) == {"convergence", "seve-emploi"}


def test_a_sort_of_body_carries(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    assert listed("Quels projets portés par des missions locales ?", read, knowledge, statements) == {
        "mediation-logement-47"
    }
    either = listed("Actions pilotées par une ADIL ou un conseil départemental", read, knowledge, statements)
    assert {"adil33-expulsions", "pass-accompagnement-67", "mna-loire-atlantique"} <= either


def test_names_that_or_joins_are_alternatives(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    both = listed("Quels projets de l'Afpa ou de l'Afev ?", read, knowledge, statements)
    assert {"hope", "start-hope-bayonne", "kaps", "kaps-refugies-occitanie"} <= both


@pytest.mark.parametrize(
    ("question", "carried"),
    [
        ("Quelles actions avec une mairie comme porteur ?", {"grenoble-mediateurs-pairs-sante"}),
        ("Quels projets dont le porteur est un CCAS ?", {"ccas-villeneuve-d-ascq", "sainte-rose-maison-relais-jardin"}),
        ("On aimerait savoir ce que les autres CCAS ont lancé", {"ccas-villeneuve-d-ascq"}),
    ],
)
def test_a_sort_of_body_is_named_as_the_carrier(
    question: str, carried: set[str], read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    assert carried <= listed(question, read, knowledge, statements)


def test_a_name_with_a_conjunction_is_one_carrier(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    alone = listed("Quels projets gérés par Habitat et Humanisme ?", read, knowledge, statements)
    assert "village-mobile-lyon" in alone
    assert "gie-est-habitat" not in alone
    either = listed("Projets gérés par Habitat et Humanisme ou l'Afpa", read, knowledge, statements)
    assert {"village-mobile-lyon", "hope"} <= either


def test_who_carries_is_not_who_publishes(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    carried = listed("Quelles actions porte la Fédération des acteurs de la solidarité ?", read, knowledge, statements)
    assert "solibail" not in carried
    assert "seve-emploi" in carried


def test_what_came_from_abroad_names_another_country(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    assert {"kaps", "accorderies"} <= listed("Which ideas were borrowed from abroad?", read, knowledge, statements)
    assert not listed("Quels projets se trouvent à l'étranger ?", read, knowledge, statements)
