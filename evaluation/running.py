"""Asks a subject every question and gathers what comes back."""

import logging
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import EssaimError
from evaluation.measures import Observation, score_answer, score_ranking
from evaluation.questions import Question
from evaluation.subject import Reply, Subject

Scores = Mapping[str, float]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of every question, by question; measures are absent where a question takes no part."""

    observations: tuple[Observation, ...]
    scores: tuple[Scores, ...]

    def mean(self, measure: str, keep: Callable[[Question], bool] = lambda question: True) -> float | None:
        """The mean of a measure over the questions kept; None when none takes part."""
        values = [
            score[measure]
            for seen, score in zip(self.observations, self.scores, strict=True)
            if measure in score and keep(seen.question)
        ]
        return statistics.fmean(values) if values else None

    def measures(self) -> list[str]:
        """Names of all measures, in the order they are reported."""
        found = dict.fromkeys(name for score in self.scores for name in score)
        return [name for name in _ORDER if name in found]


_ORDER = (
    "recall@10", "nDCG@10", "answer_recall", "list_recall", "list_precision", "figure", "support",
    "refusal_recall", "refusal_precision", "citations_exact", "deterministic", "seconds",
)  # fmt: skip


def evaluate(subject: Subject, questions: Sequence[Question], repetitions: int = 1) -> Evaluation:
    """Ask every question `repetitions` times; the first reply is scored, the others must equal it."""
    observations = tuple(_observe(subject, question, repetitions) for question in questions)
    ranking = score_ranking(observations)
    scores = tuple(
        {**score_answer(seen), **ranking.get(seen.question.id, {}), "seconds": seen.seconds} for seen in observations
    )
    return Evaluation(observations, scores)


def _observe(subject: Subject, question: Question, repetitions: int) -> Observation:
    start = time.perf_counter()
    try:
        reply = subject.ask(question.text, question.history)
        seconds = time.perf_counter() - start
        again = [subject.ask(question.text, question.history).signature for _ in range(repetitions - 1)]
        ranking = subject.search(reply.standalone or question.text, 10)
        exact = _count_exact(subject, reply)
    except EssaimError as error:
        log.warning("%s: %s", question.id, error)
        return Observation(question, None, seconds=time.perf_counter() - start)
    return Observation(question, reply, ranking, exact, all(one == reply.signature for one in again), seconds=seconds)


def _count_exact(subject: Subject, reply: Reply) -> int:
    return sum(
        bool(quote.quote) and quote.span.cut(subject.text(quote.source_id)) == quote.quote for quote in reply.quotes
    )
