"""`essaim eval`: how well the questions of a file are answered."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Home, Json
from api.cli.output import at_desk


def evaluate(
    file: Annotated[Path | None, typer.Argument(help="Questions, as JSON Lines (default: the shipped ones).")] = None,
    repetitions: Annotated[int, typer.Option(min=1, help="Ask each question so often; answers must be equal.")] = 1,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Ask every question of a file and score the answers."""
    import json

    from api.evaluated import DeskSubject
    from evaluation.questions import bundled_questions, read_questions
    from evaluation.report import summarise, tabulate
    from evaluation.running import evaluate as run

    with at_desk(home, as_json) as desk:
        questions = read_questions(file or bundled_questions())
        result = run(DeskSubject(desk), questions, repetitions)
    if as_json:
        text = json.dumps({"questions": len(questions), "measures": summarise(result)}, ensure_ascii=False, indent=2)
    else:
        text = tabulate(result)
    sys.stdout.buffer.write(f"{text}\n".encode())
