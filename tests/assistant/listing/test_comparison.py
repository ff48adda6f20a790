import pytest

from assistant.known.knowledge import Knowledge
from assistant.listing.comparison import compare
from assistant.retrieval.statement import Statement
from tests.assistant.conftest import Ask, Read, Statements


def test_fiches_stand_side_by_side_and_silence_stays_empty(
    read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    cited: list[Statement] = []

    def cite(statement: Statement) -> int:
        cited.append(statement)
        return len(cited)

    comparison = compare(read("Différence entre HAO et Totem ?"), knowledge, statements, cite)
    assert comparison is not None
    assert comparison.source_ids == ("gdp-hao", "gdp-totem")
    rows = {row.section: row.cells for row in comparison.rows}
    hao, totem = rows["Porteur"]
    assert (hao and hao.text, totem and totem.text) == ("L'Oiseau Bleu", "Relais Ozanam")
    hao, totem = rows["Partenaires"]
    assert hao is None
    assert totem is not None
    assert cited[totem.citations[0] - 1].source_id == "gdp-totem"


def test_a_described_side_is_found_by_its_facets(read: Read) -> None:
    names = read("Compare HTH and the Aquitaine apprentices scheme").names
    assert [name.source_ids for name in names] == [("hth-pays-de-la-loire",), ("apprentis-aquitaine",)]


def test_a_side_that_no_source_knows_is_an_unknown_name(
    read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    query = read("Compare Totem avec le service Oxygène de Lyon")
    assert [(name.role, bool(name.source_ids)) for name in query.names] == [("title", True), ("unknown", False)]
    assert compare(query, knowledge, statements, lambda _: 1) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Compare TAPAJ Bordeaux et TAPAJ 82", ["tapaj-bordeaux", "tapaj-82"]),
        ("Compare the Nantes and Charente versions of Convergence", ["convergence-nantes", "convergence-charente"]),
        (
            "Pourriez-vous comparer les équipes mobiles d'expulsion en Gironde et en Maine-et-Loire ?",
            ["adil33-expulsions", "adil49-expulsions"],
        ),
        ("Compare HTH en Mayenne et KAPS, s'il te plaît", ["hth-mayenne", "kaps"]),
    ],
)
def test_a_side_that_is_only_a_place_is_the_same_thing_there(question: str, expected: list[str], read: Read) -> None:
    assert [name.source_ids[0] for name in read(question).names] == expected


def test_one_fiche_on_both_sides_is_said(ask: Ask) -> None:
    answer = ask("Compare Totem et Totem")
    assert (answer.outcome, answer.comparison) == ("partial", None)
    assert "même fiche" in answer.segments[0].text


def test_an_english_comparison_names_its_rows_and_codes_in_english(
    read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    comparison = compare(read("Compare Solibail and Un chez-soi d'abord"), knowledge, statements, lambda _: 1)
    assert comparison is not None
    rows = {row.section: row.cells for row in comparison.rows}
    assert list(rows)[:3] == ["Territory", "Carrier", "Partners"]
    assert [cell and cell.text for cell in rows["Status"]] == ["Established", "Scaled to other places"]
    solibail = rows["Audiences"][0]
    assert solibail is not None
    assert solibail.text == "Families, People without a home"
