"""How a command speaks: its result on the standard output, all else on the standard error."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import typer

from corpus.errors import EssaimError

if TYPE_CHECKING:  # what follows is slow to import, and `essaim --help` needs none of it
    from pydantic import BaseModel

    from api.desk import Desk

Document = TypeVar("Document", bound="BaseModel")
DONE, FAILED, MISUSED = 0, 1, 2
_MISUSES = frozenset({"empty_question", "question_too_long", "invalid_request", "invalid_setting", "open_mode_exposed"})


def show(document: Document, as_json: bool, render: Callable[[Document], str]) -> None:
    """Print a result: as JSON for programs, else as `render` words it for people."""
    text = document.model_dump_json(indent=2) if as_json else render(document)
    sys.stdout.buffer.write(f"{text}\n".encode())
    sys.stdout.flush()


def count(number: int, noun: str) -> str:
    """« 1 passage », « 2 passages »: French counts from two on."""
    return f"{number} {noun}{'s' if number > 1 else ''}"


def tell(sentence: str) -> None:
    """Say something beside the result."""
    typer.echo(sentence, err=True)


@contextmanager
def errors_told(as_json: bool) -> Iterator[None]:
    """Turn an error of ours into its sentence and an exit status: 2 for wrong usage, else 1."""
    try:
        yield
    except EssaimError as error:
        _leave(error, as_json)


@contextmanager
def at_desk(home: Path | None, as_json: bool) -> "Iterator[Desk]":
    """The desk of whoever owns the home; errors are told."""
    from api.bootstrap import open_desk
    from api.settings import read_settings

    with errors_told(as_json), open_desk(read_settings(home=home)) as desk:
        yield desk


def _leave(error: EssaimError, as_json: bool) -> NoReturn:
    if as_json:
        problem = {"error": {"code": error.code, "message": error.message()}}
        sys.stdout.buffer.write(f"{json.dumps(problem, ensure_ascii=False, indent=2)}\n".encode())
    tell(f"essaim\u00a0: {error.message()} [{error.code}]")
    raise typer.Exit(MISUSED if error.code in _MISUSES else FAILED)
