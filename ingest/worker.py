"""The process that reads files, one task after another, until its input closes.

Started by `ingest.sandbox` as `python -m ingest.worker ADDRESS_SPACE FILE_BYTES DESK`. Whatever
happens here is an error of one file: a bug in a parser, a lack of memory, even death.
"""

import json
import math
import os
import signal
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from ingest.confinement import leave_network, limit_files, limit_memory
from ingest.errors import IngestError, ParseCrash, SandboxUnavailable, UnreadableFile
from ingest.frames import Frame, read_frame, write_frame
from ingest.landlock import keep_to
from ingest.parsed import encode_parsed
from ingest.tasks import Progress, Task, decode_task, encode_error

_TELL_EVERY = 0.05
_GRACE = 5
"""Seconds that the server has to stop us before we stop ourselves (it may be gone)."""


def main() -> None:
    """Confine this process, then serve tasks from stdin on stdout."""
    requests, answers = _take_pipes()
    confined = leave_network()
    keep_to(Path(sys.argv[3]))
    limit_memory(int(sys.argv[1]))
    limit_files(int(sys.argv[2]))
    while (frame := read_frame(requests)) is not None:
        task = decode_task(frame.body)
        write_frame(answers, _perform(task, answers) if confined else _failure(SandboxUnavailable()))
        signal.alarm(0)


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Our pipes, out of reach of what a parser prints or reads."""
    pipes = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    return pipes


def _perform(task: Task, answers: BinaryIO) -> Frame:
    begun = told = time.monotonic()

    def report(progress: Progress) -> None:
        nonlocal told
        now, ends_slice = time.monotonic(), progress.done % task.limits.slice_pages == 0
        if now - told < _TELL_EVERY and not ends_slice and not progress.ocr and progress.done < progress.total:
            return
        told = now
        write_frame(answers, Frame(b"p", json.dumps(asdict(progress)).encode()))
        left = begun + task.limits.seconds(progress.done, progress.ocr) - time.monotonic()
        signal.alarm(max(1, math.ceil(left) + _GRACE))

    signal.alarm(math.ceil(task.limits.seconds()) + _GRACE)
    try:
        if task.into:
            from ingest.parsing.archive import unpack

            members = unpack(Path(task.path), Path(task.into), task.limits)
            return Frame(b"m", json.dumps([[member.name, member.path.name] for member in members]).encode())
        from ingest.parsing.loading import load

        return Frame(b"d", encode_parsed(load(task, report)))
    except IngestError as error:
        return _failure(error)
    except (MemoryError, RecursionError) as cause:
        return _failure(ParseCrash(), cause)
    except Exception as cause:  # parsers raise classes of every kind: this file is unreadable, the others go on
        return _failure(UnreadableFile(), cause)


def _failure(error: IngestError, cause: BaseException | None = None) -> Frame:
    return Frame(b"e", encode_error(error, cause))


if __name__ == "__main__":
    main()
