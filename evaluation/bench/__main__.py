"""`python -m evaluation.bench`: every figure of speed, printed as a table."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from corpus.fiche.files import bundled_fiches, read_fiche
from evaluation.bench.failing import measure_failing
from evaluation.bench.serving import measure_serving
from evaluation.bench.shelving import measure_shelving
from evaluation.bench.writing import measure_writing
from evaluation.questions import bundled_questions, read_questions


def main() -> None:
    """Run every benchmark in a folder that is thrown away."""
    questions = read_questions(bundled_questions())
    fiches = [read_fiche(path) for path in bundled_fiches()]
    paragraphs = [text for fiche in fiches for text in (fiche.need, fiche.what_is_done) if text]
    with tempfile.TemporaryDirectory() as folder:
        _print("serving", measure_serving(Path(folder) / "served", questions))
        _print("a model fails (HTTP): from the failure to the whole answer", measure_failing(Path(folder) / "served"))
        _print("writing", measure_writing(Path(folder) / "written"))
        _print("ingest", measure_shelving(Path(folder), paragraphs))


def _print(title: str, figures: Mapping[str, float]) -> None:
    print(f"| {title} | |\n|---|---|")
    for name, value in figures.items():
        print(f"| {name} | {value:.1f} |")
    print(flush=True)


if __name__ == "__main__":
    main()
