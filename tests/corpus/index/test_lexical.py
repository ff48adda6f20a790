"""The lexical index in SQLite: what it finds, in which order, for whom."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, text

from corpus.index.lexical import IndexedText, LexicalIndex

index = LexicalIndex()

TEXTS = (
    IndexedText("p1", "s1", "Foyer des Noyers", "Le besoin", "Les jeunes cherchent un hébergement accessible."),
    IndexedText("p2", "s1", "Foyer des Noyers", "Résultats", "Trente places ouvertes en 2018 à Voiron."),
    IndexedText("p3", "s2", "Atelier vélo", "Le besoin", "La mobilité manque aux habitants des quartiers."),
    IndexedText("p4", "s3", "Rapport annuel", "", "Le logement accompagné réussit aux jeunes sortants."),
)


@pytest.fixture
def connection() -> Iterator[Connection]:
    with create_engine("sqlite://").begin() as connection:
        index.create(connection)
        index.add(connection, TEXTS)
        yield connection


def found(connection: Connection, query: str, language: str = "fr", readable: set[str] | None = None) -> list[str]:
    return [id for id, _ in index.search(connection, query, language, readable, 10)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("hébergements", "p1"),
        ("HEBERGEMENT", "p1"),
        ("hébergemant", "p1"),
        ("atelier", "p3"),
        ("logements accompagnés", "p4"),
        ("Voiron", "p2"),
        ("vélos", "p3"),
    ],
)
def test_words_are_found_inflected_bare_and_mistyped(connection: Connection, query: str, first: str) -> None:
    assert found(connection, query)[0] == first


def test_english_finds_french(connection: Connection) -> None:
    assert found(connection, "young people housing", "en")[0] in {"p1", "p4"}
    assert found(connection, "housing", "fr") == []


def test_numbers_have_no_near_spellings(connection: Connection) -> None:
    assert found(connection, "2018") == ["p2"]
    assert found(connection, "2017") == []


def test_words_side_by_side_count_more(connection: Connection) -> None:
    index.add(
        connection,
        [IndexedText("a", "s9", "", "", "rue verte large"), IndexedText("b", "s9", "", "", "verte large rue")],
    )
    assert found(connection, "rue verte")[0] == "a"


@pytest.mark.parametrize(
    "query", ["", "le la les", '"', "* AND (", "NEAR(a b)", "x:y -z ^", "\x00", "住房", "a" * 100_000]
)
def test_odd_queries_are_harmless(connection: Connection, query: str) -> None:
    assert isinstance(found(connection, query), list)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_query_breaks_the_syntax(query: str) -> None:
    with create_engine("sqlite://").begin() as connection:
        index.create(connection)
        index.add(connection, TEXTS)
        found(connection, query, "en")


def test_only_readable_sources_are_found(connection: Connection) -> None:
    assert found(connection, "jeunes", readable={"s3"}) == ["p4"]
    assert found(connection, "jeunes", readable=set()) == []


def test_what_is_readable_does_not_change_a_score(connection: Connection) -> None:
    everything = dict(index.search(connection, "jeunes logement", "fr", None, 10))
    for id, score in index.search(connection, "jeunes logement", "fr", {"s3"}, 10):
        assert score == pytest.approx(everything[id])


def test_removed_sources_leave_nothing(connection: Connection) -> None:
    index.remove(connection, "s1")
    index.purge(connection)
    assert found(connection, "hébergement") == []
    assert index.passage_ids(connection) == {"p3", "p4"}
    assert connection.execute(text("SELECT COUNT(*) FROM lexical_pieces WHERE stem LIKE 'heberg%'")).scalar() == 0
    assert index.check(connection) == []


def test_a_cleared_index_can_be_filled_again(connection: Connection) -> None:
    before = index.search(connection, "jeunes", "fr", None, 10)
    index.clear(connection)
    assert index.passage_ids(connection) == set()
    index.add(connection, TEXTS)
    assert index.search(connection, "jeunes", "fr", None, 10) == before


def test_the_same_query_has_the_same_answer(connection: Connection) -> None:
    first = index.search(connection, "jeunes habitants mobilité", "fr", None, 10)
    assert first == index.search(connection, "jeunes habitants mobilité", "fr", None, 10)
    assert [score for _, score in first] == sorted((score for _, score in first), reverse=True)
