"""Gaps: questions that went unanswered, grouped by what they are about."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UnknownAnswer
from corpus.store.database import Database
from corpus.store.gaps import GapStore


@pytest.fixture
def gaps(tmp_path: Path) -> Iterator[GapStore]:
    database = Database.open(tmp_path / "essaim.db")
    yield GapStore(database)
    database.close()


def test_questions_about_one_thing_are_one_gap(gaps: GapStore) -> None:
    gaps.record("a1", "Quels habitats partagés en Corse ?", "fr", "no_evidence")
    gaps.record("a2", "En Corse, un habitat partagé ?", "fr", "no_evidence")
    gaps.record("a3", "Qui porte le foyer ?", "fr", "answered")
    found = gaps.gaps()
    assert [(gap.question, gap.asked) for gap in found] == [("En Corse, un habitat partagé ?", 2)]


def test_a_signalled_gap_comes_first_and_a_useless_answer_is_one(gaps: GapStore) -> None:
    for number in range(3):
        gaps.record(f"a{number}", "Des jardins ?", "fr", "no_evidence")
    gaps.record("b", "Des potagers ?", "fr", "partial")
    gaps.signal("b")
    gaps.record("c", "Des vergers ?", "fr", "answered")
    gaps.judge("c", useful=False, reason="hors sujet")
    gaps.record("d", "Des fermes ?", "fr", "answered")
    gaps.judge("d", useful=True)
    assert [gap.question for gap in gaps.gaps()] == ["Des potagers ?", "Des jardins ?", "Des vergers ?"]
    assert gaps.gaps()[2].reasons == ("hors sujet",)
    assert [gap.useless for gap in gaps.gaps()] == [0, 0, 1]


def test_an_unknown_answer_can_not_be_judged(gaps: GapStore) -> None:
    with pytest.raises(UnknownAnswer):
        gaps.signal("rien")
    with pytest.raises(UnknownAnswer):
        gaps.judge("rien", useful=True)


def test_a_filled_gap_is_forgotten_and_old_answers_too(gaps: GapStore) -> None:
    gaps.record("a", "Des jardins ?", "fr", "no_evidence")
    gaps.record("b", "Des potagers ?", "fr", "no_evidence")
    gaps.record("c", "Des vergers ?", "fr", "no_evidence")
    gaps.signal("b")
    assert gaps.resolve(next(gap.topic for gap in gaps.gaps() if "jardin" in gap.question)) == 1
    assert gaps.purge(days=-1) == 1
    assert [gap.question for gap in gaps.gaps()] == ["Des potagers ?"]
