"""Lists in the order of their beginnings: complete, undated last, and honest on what is not told."""

from itertools import pairwise

from assistant.known.knowledge import Knowledge
from tests.assistant.conftest import Ask


def test_a_list_in_the_order_of_time_is_complete_and_cites_each_period(ask: Ask, knowledge: Knowledge) -> None:
    plain = ask("Quelles actions pour les sans-abri ?")
    told = ask("Quelles actions pour les sans-abri, de la plus ancienne à la plus récente ?")
    assert sorted(item.source_id for item in told.items) == sorted(item.source_id for item in plain.items)
    began = [knowledge.by_id[item.source_id].began for item in told.items]
    dated = [one for one in began if one]
    assert began == [*sorted(dated), *[""] * (len(began) - len(dated))]
    quotes = {citation.number: citation.quote for citation in told.citations}
    assert all(quotes[item.citations[0]].startswith("Période") for item in told.items[: len(dated)])
    assert told.segments[1].text.startswith("De la plus ancienne à la plus récente")
    assert f"{began.count('')} ne disent pas quand elles ont commencé" in told.segments[1].text


def test_newest_first(ask: Ask, knowledge: Knowledge) -> None:
    told = ask("newest schemes for young people")
    years = [began[:4] for item in told.items if (began := knowledge.by_id[item.source_id].began)]
    assert all(one >= other for one, other in pairwise(years))
    assert told.segments[1].text.startswith("Newest first")


def test_the_oldest_is_named_with_its_period(ask: Ask) -> None:
    told = ask("What is the oldest scheme in Seine-et-Marne?")
    assert [item.source_id for item in told.items] == ["relais-jeunes-77"]
    assert told.segments[1].text.startswith("The oldest, by its record's period: “Relais Jeunes 77” (depuis 1984).")
    assert told.citations[0].quote == "Période\u00a0: depuis 1984"
    assert told.near == ()


def test_those_that_may_be_as_new_are_named_together(ask: Ask) -> None:
    told = ask("Quelle est l’expérimentation la plus récente ?")
    assert {item.source_id for item in told.items} == {"aih49-sortants-ase", "empex-93"}
    assert told.segments[1].text.startswith("Les plus récentes")


def test_no_date_is_made_up(ask: Ask) -> None:
    told = ask("Le projet le plus récent en Guadeloupe ?")
    assert len(told.items) == 1
    assert told.segments[1].text == "Aucune fiche n’y dit quand cela a commencé."


def test_of_named_experiments_the_older_is_told(ask: Ask) -> None:
    told = ask("Entre Solibail et TAPAJ à Bordeaux, lequel est le plus ancien ?")
    assert [item.source_id for item in told.items] == ["solibail"]


def test_figures_rank_nothing(ask: Ask) -> None:
    told = ask("Quel projet de jardin accueille le plus de monde ?")
    assert told.outcome == "no_evidence"
    assert not told.items
    assert "ne classe pas" in told.segments[0].text


def test_newer_than_a_year_began_since(ask: Ask, knowledge: Knowledge) -> None:
    told = ask("Health schemes newer than 2014?")
    began = [knowledge.by_id[item.source_id].facets.period for item in told.items]
    assert told.items
    assert all(period and period.start and period.start >= "2014" for period in began)
    assert "since 2014" in told.segments[0].text
