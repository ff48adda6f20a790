"""From replies to figures: one value for each measure that a question takes part in.

Ranking measures are ir-measures'. A question that got no reply scores zero in every
measure it takes part in; it never vanishes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import ir_measures
from ir_measures import R, nDCG

from evaluation.gist import holds_figure, holds_words
from evaluation.questions import FACT_TYPES, LIST_TYPES, Question
from evaluation.subject import Reply

_HEAD_SEGMENTS, _HEAD_LENGTH = 3, 800
"""What one reads first: a figure further down does not count."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One question and what the subject did with it; `reply` is None when it failed."""

    question: Question
    reply: Reply | None
    ranking: Mapping[str, float] = field(default_factory=dict)
    exact_quotes: int = 0
    repeated_alike: bool = True
    seconds: float = 0.0


def score_ranking(observations: Sequence[Observation]) -> dict[str, dict[str, float]]:
    """recall@10 and nDCG@10 by question id, over answerable questions with expected sources.

    recall@10 is the share of expected sources among the first ten, of the ten that
    could be there at most (a list of 27 can't fit into ten).
    """
    judged = [seen for seen in observations if seen.question.answerable and seen.question.expected_ids]
    if not judged:
        return {}
    qrels = {seen.question.id: dict.fromkeys(seen.question.expected_ids, 1) for seen in judged}
    run = {seen.question.id: dict(seen.ranking) or {"": 0.0} for seen in judged}
    scores: dict[str, dict[str, float]] = {name: {} for name in qrels}
    for metric in ir_measures.iter_calc([R @ 10, nDCG @ 10], qrels, run):
        size = len(qrels[metric.query_id])
        is_recall = metric.measure == R @ 10
        scores[metric.query_id]["recall@10" if is_recall else "nDCG@10"] = metric.value * (
            size / min(size, 10) if is_recall else 1.0
        )
    return scores


def score_answer(seen: Observation) -> dict[str, float]:
    """Every measure of the answer itself that this question takes part in."""
    question, reply = seen.question, seen.reply
    scores: dict[str, float] = {}
    if not question.answerable:
        scores["refusal_recall"] = float(reply is not None and reply.outcome != "answered")
    if reply is not None and reply.outcome != "answered":
        scores["refusal_precision"] = float(not question.answerable)
    if question.answerable and question.expected_ids:
        scores["answer_recall"] = _share(question.expected_ids, _shown(reply))
    if question.answerable and question.type in LIST_TYPES and question.expected_ids:
        scores |= _score_list(question, reply)
    if question.answerable and question.type in FACT_TYPES:
        figure = holds_figure(question.gist, _head(reply))
        if figure is not None:
            scores["figure"] = float(figure)
    if question.answerable and question.quotes:
        scores["support"] = float(all(holds_words(quote, _whole(reply)) for quote in question.quotes))
    if reply is not None and reply.quotes:
        scores["citations_exact"] = seen.exact_quotes / len(reply.quotes)
    scores["deterministic"] = float(reply is not None and seen.repeated_alike)
    return scores


def _score_list(question: Question, reply: Reply | None) -> dict[str, float]:
    listed = frozenset(reply.items) if reply else frozenset()
    good = question.expected_ids | question.acceptable_ids
    return {
        "list_recall": _share(question.expected_ids, listed),
        "list_precision": len(listed & good) / len(listed) if listed else 0.0,
    }


def _share(wanted: frozenset[str], got: frozenset[str]) -> float:
    return len(wanted & got) / len(wanted)


def _shown(reply: Reply | None) -> frozenset[str]:
    return frozenset(reply.items) | {quote.source_id for quote in reply.quotes} if reply else frozenset()


def _head(reply: Reply | None) -> str:
    return " ".join(reply.segments[:_HEAD_SEGMENTS])[:_HEAD_LENGTH] if reply else ""


def _whole(reply: Reply | None) -> str:
    return " ".join([*reply.segments, *(quote.quote for quote in reply.quotes)]) if reply else ""
