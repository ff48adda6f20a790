"""An evaluation over a small subject whose answers are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest

from corpus.document import Span
from corpus.errors import UnknownSource
from evaluation.questions import Question
from evaluation.report import summarise, tabulate
from evaluation.running import evaluate
from evaluation.subject import Quote, Reply

TEXT = "Le dispositif accueille 46 personnes."


@dataclass
class Scripted:
    """A subject that gives the replies it was made with, and fails on what it doesn't know."""

    replies: Mapping[str, Reply]
    rankings: Mapping[str, Mapping[str, float]]

    def ask(self, question: str, history: Sequence[str]) -> Reply:
        if question not in self.replies:
            raise UnknownSource(source_id=question)
        return self.replies[question]

    def search(self, query: str, limit: int) -> Mapping[str, float]:
        return self.rankings.get(query, {})

    def text(self, source_id: str) -> str:
        return TEXT


def reply(text: str, outcome: str = "answered", items: tuple[str, ...] = (), quote: str = "", at: int = 0) -> Reply:
    quotes = (Quote("a", quote, Span(at, at + len(quote))),) if quote else ()
    return Reply(outcome, (text,), items, quotes, standalone=text, signature=text + outcome)


FACT = Question("1", "combien", "fr", "numerique", True, expected_ids=frozenset("a"), gist="46")
LIST = Question("2", "which", "en", "liste", True, expected_ids=frozenset("ab"), acceptable_ids=frozenset("c"))
SILENT = Question("3", "météo", "fr", "sans_reponse", False)
LOST = Question("4", "perdue", "fr", "factuelle", True, expected_ids=frozenset("a"), gist="12")


@pytest.fixture
def subject() -> Scripted:
    return Scripted(
        replies={
            "combien": reply("combien 46", quote="46", at=TEXT.index("46")),
            "which": reply("which", items=("a", "c", "z"), quote="47", at=3),
            "météo": reply("météo", outcome="no_evidence"),
        },
        rankings={"combien 46": {"a": 2.0, "b": 1.0}, "which": {"z": 2.0, "b": 1.0}},
    )


def test_every_measure_is_what_it_says(subject: Scripted) -> None:
    measures = summarise(evaluate(subject, [FACT, LIST, SILENT], repetitions=3))
    assert measures["recall@10"] == {"fr": 1.0, "en": 0.5, "all": 0.75}
    assert measures["figure"] == {"fr": 1.0, "en": None, "all": 1.0}
    assert measures["list_recall"]["en"] == 0.5
    assert measures["list_precision"]["en"] == pytest.approx(2 / 3)
    assert measures["refusal_recall"]["all"] == measures["refusal_precision"]["all"] == 1.0
    assert measures["citations_exact"] == {"fr": 1.0, "en": 0.0, "all": 0.5}
    assert measures["deterministic"]["all"] == 1.0


def test_a_question_that_fails_scores_zero_and_never_vanishes(subject: Scripted) -> None:
    measures = summarise(evaluate(subject, [FACT, LOST]))
    assert measures["recall@10"]["fr"] == measures["figure"]["fr"] == measures["answer_recall"]["fr"] == 0.5


def test_refusing_what_could_be_answered_costs_precision(subject: Scripted) -> None:
    wrongly = Question("5", "météo", "fr", "factuelle", True, expected_ids=frozenset("a"))
    assert summarise(evaluate(subject, [wrongly, SILENT]))["refusal_precision"]["all"] == 0.5


def test_a_failure_is_no_refusal(subject: Scripted) -> None:
    unheard = Question("6", "jamais entendue", "fr", "sans_reponse", False)
    assert summarise(evaluate(subject, [unheard, SILENT]))["refusal_recall"]["all"] == 0.5


def test_of_a_long_list_ten_are_asked(subject: Scripted) -> None:
    wanted = [f"s{number}" for number in range(20)]
    long = Question("7", "which", "en", "liste", True, expected_ids=frozenset(wanted))
    for found, recall in ((10, 1.0), (5, 0.5)):
        ranking = {source_id: 1 / place for place, source_id in enumerate(wanted[:found], 1)}
        scripted = Scripted(subject.replies, {"which": ranking})
        assert summarise(evaluate(scripted, [long]))["recall@10"]["all"] == pytest.approx(recall)


def test_the_table_shows_each_type(subject: Scripted) -> None:
    table = tabulate(evaluate(subject, [FACT, LIST, SILENT]))
    assert "| numerique | 1 | 1.000 |" in table
    assert "| recall@10 | 1.000 | 0.500 | 0.750 |" in table
