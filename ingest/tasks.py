"""What the server asks of a worker, what the worker says while it works, and both as JSON."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from ingest.errors import IngestError
from ingest.limits import Limits

PdfReader = Literal["pdfium", "pypdf"]


@dataclass(frozen=True, slots=True)
class Task:
    """Read `path` (known to people as `name`); with `into`, unpack it there instead."""

    path: str
    name: str
    limits: Limits
    pdf_reader: PdfReader = "pdfium"
    into: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` pages are read; `ocr` of them go through character recognition."""

    done: int
    total: int
    ocr: int = 0


Report = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Member:
    """A file out of an archive: `name` is what the archive calls it, `path` where it lies now (our name)."""

    name: str
    path: Path


def silent(_: Progress) -> None:
    """A `Report` for those who don't watch."""


def encode_task(task: Task) -> bytes:
    """The JSON form of `task`."""
    return json.dumps(asdict(task)).encode()


def decode_task(data: bytes) -> Task:
    """The task that the server wrote."""
    raw = json.loads(data)
    return Task(**{**raw, "limits": Limits(**raw["limits"])})


def encode_error(error: IngestError, cause: BaseException | None) -> bytes:
    """Code and details, from which the sentence is made again; the cause is for the server's log."""
    details = {key: value if isinstance(value, int) else str(value) for key, value in error.details.items()}
    return json.dumps({"code": error.code, "details": details, "cause": repr(cause)[:500] if cause else ""}).encode()


def decode_error(data: bytes) -> tuple[IngestError, str]:
    """The error that a worker wrote and its cause; ValueError or KeyError when it is none of ours."""
    raw = json.loads(data)
    known = {kind.code: kind for kind in IngestError.__subclasses__()}
    return known[raw["code"]](**raw["details"]), str(raw["cause"])
