from assistant.comparison import compare
from assistant.knowledge import Knowledge
from assistant.statement import Statement
from tests.assistant.conftest import Read, Statements


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
