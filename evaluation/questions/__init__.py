"""Questions that professionals ask, with the fiches that answer them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from corpus.errors import EssaimError

LIST_TYPES = frozenset({"liste", "liste_territoire"})
FACT_TYPES = frozenset({"numerique", "date", "factuelle"})


class InvalidQuestions(EssaimError):
    """A file of questions that can't be read: names the file, the line and what is missing."""

    code = "invalid_questions"
    status = 422
    fr = "{file}, ligne {line} : {reason}. Une question est un objet JSON par ligne (voir evaluation/README.md)."
    en = "{file}, line {line}: {reason}. A question is one JSON object a line (see evaluation/README.md)."


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its conversation, and what a good answer holds.

    Every one of `expected_ids` should be found; `acceptable_ids` never count against
    a list; `quotes` are sentences that support the answer.
    """

    id: str
    text: str
    language: str
    type: str
    answerable: bool
    history: tuple[str, ...] = ()
    expected_ids: frozenset[str] = frozenset()
    acceptable_ids: frozenset[str] = frozenset()
    gist: str = ""
    quotes: tuple[str, ...] = ()


def bundled_questions(name: str = "dev") -> Path:
    """The path of a set of questions shipped with the project, by name (evaluation/README.md says what each is)."""
    return Path(str(files("evaluation.questions") / f"{name}.jsonl"))


def read_questions(path: Path) -> Sequence[Question]:
    """The questions of a JSON Lines file, in its order; raises InvalidQuestions."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidQuestions(file=path, line=0, reason=str(error)) from error
    return [_read_question(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _read_question(path: Path, number: int, line: str) -> Question:
    try:
        row = json.loads(line)
        return Question(
            id=row["id"],
            text=row["question"],
            language=row["language"],
            type=row["type"],
            answerable=row["answerable"],
            history=tuple(row.get("history") or ()),
            expected_ids=frozenset(row.get("expected_ids") or ()),
            acceptable_ids=frozenset(row.get("acceptable_ids") or ()),
            gist=row.get("expected_gist") or "",
            quotes=tuple(support["quote"] for support in row.get("support") or ()),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidQuestions(file=path, line=number, reason=repr(error)) from error
