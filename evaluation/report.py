"""An evaluation as a table for people and as the JSON of `essaim eval --json`."""

import statistics
from collections.abc import Callable, Mapping

from evaluation.questions import Question
from evaluation.running import Evaluation

Figures = Mapping[str, float | None]


def summarise(evaluation: Evaluation) -> dict[str, Figures]:
    """Each measure for French, English and all questions; None where no question takes part.

    `seconds` is the median, `seconds_p95` the 95th percentile, of one question.
    """
    measures: dict[str, Figures] = {}
    for name in evaluation.measures():
        if name != "seconds":
            measures[name] = {
                "fr": evaluation.mean(name, _speaks("fr")),
                "en": evaluation.mean(name, _speaks("en")),
                "all": evaluation.mean(name),
            }
    measures["seconds"] = {key: _quantile(evaluation, key, 0.5) for key in ("fr", "en", "all")}
    measures["seconds_p95"] = {key: _quantile(evaluation, key, 0.95) for key in ("fr", "en", "all")}
    return measures


def tabulate(evaluation: Evaluation) -> str:
    """The measures, then the same by type of question, as Markdown tables."""
    lines = ["| measure | French | English | all |", "|---|---|---|---|"]
    for name, figures in summarise(evaluation).items():
        lines.append(f"| {name} | {_show(figures['fr'])} | {_show(figures['en'])} | {_show(figures['all'])} |")
    return "\n".join([*lines, "", *_tabulate_types(evaluation)])


def _tabulate_types(evaluation: Evaluation) -> list[str]:
    shown = ("recall@10", "answer_recall", "list_recall", "list_precision", "figure", "refusal_recall")
    counts: dict[str, int] = {}
    for seen in evaluation.observations:
        counts[seen.question.type] = counts.get(seen.question.type, 0) + 1
    lines = ["| type | questions | " + " | ".join(shown) + " |", "|---" * (len(shown) + 2) + "|"]
    for kind in sorted(counts):
        cells = (_show(evaluation.mean(name, _is_of(kind))) for name in shown)
        lines.append(f"| {kind} | {counts[kind]} | " + " | ".join(cells) + " |")
    return lines


def _speaks(language: str) -> Callable[[Question], bool]:
    return lambda question: question.language == language


def _is_of(kind: str) -> Callable[[Question], bool]:
    return lambda question: question.type == kind


def _quantile(evaluation: Evaluation, language: str, share: float) -> float | None:
    times = sorted(s.seconds for s in evaluation.observations if language in ("all", s.question.language))
    if len(times) < 2:
        return times[0] if times else None
    return statistics.quantiles(times, n=100, method="inclusive")[round(share * 100) - 1]


def _show(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
