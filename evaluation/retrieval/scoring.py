"""nDCG@10 and recall@10 and @100 of a run, by ir-measures."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.retrieval.sets import RetrievalSet
from evaluation.retrieval.systems import Run


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the questions of a set."""

    ndcg10: float
    recall10: float
    recall100: float


def score(asked: RetrievalSet, run: Run) -> Figures:
    """Score a run; a unit (a page of several passages) is as good as its best passage."""
    import ir_measures
    from ir_measures import R, nDCG

    unit = {text.id: text.unit for text in asked.texts}
    qrels = {id: dict.fromkeys(units, 1) for id, units in asked.relevant.items()}
    found = {id: _units(run[id], unit) for id in asked.questions}
    means = ir_measures.calc_aggregate([nDCG @ 10, R @ 10, R @ 100], qrels, found)
    return Figures(means[nDCG @ 10], means[R @ 10], means[R @ 100])


def mean(figures: Mapping[str, Figures], ending: str) -> Figures | None:
    """The mean over the sets whose names end so; None without any."""
    chosen = [found for name, found in figures.items() if name.endswith(ending) and not name.startswith("golden")]
    if not chosen:
        return None
    return Figures(
        sum(found.ndcg10 for found in chosen) / len(chosen),
        sum(found.recall10 for found in chosen) / len(chosen),
        sum(found.recall100 for found in chosen) / len(chosen),
    )


def _units(found: list[tuple[str, float]], unit: Mapping[str, str]) -> dict[str, float]:
    best: dict[str, float] = {}
    for place, (text, _) in enumerate(found):
        best.setdefault(unit[text], float(-place))  # by place: ties keep the order of the system
    return best
