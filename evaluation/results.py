"""`python -m evaluation.results`: every table of RESULTS.md, made in one run.

Ours and the peers answer the same questions over the same corpus, one after the other in this process.
"""

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from evaluation.local import AssistantSubject, open_bundled, texts_of
from evaluation.peers.subject import stock_peers
from evaluation.questions import Question, bundled_questions, read_questions
from evaluation.report import summarise, tabulate
from evaluation.running import Evaluation, evaluate
from evaluation.subject import Subject

_SETS = {
    "dev": "the questions the rules were made with",
    "own_facts": "facts and silences written beside the rules",
    "own": "written by somebody who had not read the rules, run once, then used to mend",
    "held_out": "written by another such person; its kinds of failure, with words of some, were mended once",
    "terse": "by a third such person; then used to mend",
    "spoken": "by a fourth; measured once more after `terse` was mended, then used to mend",
    "blind": "by a fifth; only its totals were seen until all else was mended, then four rules were added",
    "careful": "by a sixth, in the manner of `dev`; then used to mend",
    "trades": "by a seventh, as five trades would type; then used to mend",
    "sequel": "by an eighth, in the manner of `dev`, after the two before were mended; then used to mend",
    "everyday": "by a ninth, in the words of people who do not know the classification; then used to mend",
    "fresh": "by a tenth, half in the manner of `dev`, half as people type; then used to mend, a little",
    "recent": "by an eleventh, half in the manner of `dev`, half as people type; then used to mend",
    "latest": "by a twelfth; then used to mend",
}
_KEPT = tuple(Path(__file__).parent / room / "RESULTS.md" for room in ("retrieval", "bench"))
"""Tables of longer runs, kept by the commands that they name."""
_SHOWN = (
    "recall@10", "answer_recall", "list_recall", "list_precision", "figure", "refusal_recall", "refusal_precision",
    "citations_exact", "deterministic", "seconds_p95",
)  # fmt: skip
_OURS = "**Essaim, no language model**"


def main() -> None:
    """Run everything and write the file."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.results", description=__doc__)
    parser.add_argument("--write", type=Path, default=Path("RESULTS.md"))
    arguments = parser.parse_args()
    parts = [_head()]
    with tempfile.TemporaryDirectory() as folder, open_bundled(Path(folder) / "home") as library:
        texts = texts_of(library)
        ours = AssistantSubject(library)
        peers = stock_peers(texts)
        parts.append(f"Corpus: the {len(texts)} bundled fiches.")
        parts += [_measure_set(name, said, ours, peers) for name, said in _SETS.items()]
    parts += [file.read_text(encoding="utf-8").replace("\n#", "\n##").strip().replace("# ", "## ", 1) for file in _KEPT]
    arguments.write.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _measure_set(name: str, said: str, ours: Subject, peers: Mapping[str, Subject]) -> str:
    questions = read_questions(bundled_questions(name))
    mine = evaluate(ours, questions, repetitions=3)
    rows = [_row(_OURS, mine), *(_row(peer, evaluate(subject, questions)) for peer, subject in peers.items())]
    head = "| | " + " | ".join(_SHOWN) + " |\n" + "|---" * (len(_SHOWN) + 1) + "|"
    table = "\n".join([head, *rows])
    return f"## {name}: {len(questions)} questions\n\n{_describe(questions, said)}\n\n{table}\n\n{tabulate(mine)}"


def _describe(questions: Sequence[Question], said: str) -> str:
    french = sum(question.language == "fr" for question in questions)
    silent = sum(not question.answerable for question in questions)
    return (
        f"{said[0].upper()}{said[1:]}: {french} in French, {len(questions) - french} in English, {silent} that nothing "
        "answers. Each cell is French / English (a peer's refusals are none: it answers whatever is asked)."
    )


def _row(name: str, evaluation: Evaluation) -> str:
    measures = summarise(evaluation)
    cells = [" / ".join(_show(measures.get(shown, {}).get(key)) for key in ("fr", "en")) for shown in _SHOWN]
    return f"| {name} | " + " | ".join(cells) + " |"


def _show(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _head() -> str:
    return (
        f"# Results\n\nMade by `python -m evaluation.results` on {datetime.now(UTC):%Y-%m-%d}, in one run.\n\n"
        "recall@10: share of the expected sources among the first ten found (of the ten that could be). "
        "answer_recall: share that the answer lists or cites. figure: the expected figure or name stands in the first "
        "three segments. refusal: `partial` and `no_evidence` both refuse. citations_exact: the quote stands at its "
        "span. deterministic: three answers equal byte for byte. seconds_p95: of one answer in this process."
    )


if __name__ == "__main__":
    main()
