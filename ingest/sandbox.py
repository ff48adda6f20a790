"""Files are read by processes that may die: this side starts, watches and replaces them.

A parser never runs in the server's process. pdfium aborts on some files, pypdf eats memory on
others, XML and ZIP bring bombs: here each is an error of one file.
"""

import contextlib
import json
import logging
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, cast

from ingest.errors import EmptyFile, FileNotOpened, FileTooLarge, ParseCrash, ParseTimeout, UnreadableFile
from ingest.frames import HEAD_BYTES, Frame, parse_head, write_frame
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.parsed import Parsed, decode_parsed
from ingest.tasks import Member, Progress, Report, Task, decode_error, encode_task, silent

_LOG = logging.getLogger(__name__)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_FRAME_BYTES = 64 << 20
"""The longest answer taken from a worker."""


class WorkerDied(ParseCrash):
    """The process ended in the middle of a file."""


class Sandbox:
    """Reads files in a confined worker process, one file at a time, from any thread.

    The worker is started at the first file and kept for the next ones; it is replaced after a
    death, a time-out or `limits.files_per_worker` files.
    """

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self.limits = limits
        self._worker: _Worker | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop the worker; a later `load` starts a new one."""
        with self._lock:
            self._stop()

    def load(self, path: Path, name: str | None = None, report: Report = silent) -> Parsed:
        """The text of `path`, called `name` by people; raises the errors of `ingest.errors`, and only these.

        `report` is told of pages as they are read, in this thread; what it raises stops the reading.
        """
        self._admit(path)
        task = Task(str(path.resolve()), name or path.name, self.limits)
        begun = time.monotonic()
        try:
            return self._read(task, report)
        except WorkerDied as death:
            if not _is_pdf(path):
                raise
            _LOG.warning("%s: pdfium died of it, pypdf takes over", task.name, exc_info=death)
        left = max(1.0, self.limits.slice_seconds - (time.monotonic() - begun))
        return self._read(replace(task, pdf_reader="pypdf", limits=replace(self.limits, slice_seconds=left)), report)

    def unpack(self, path: Path, into: Path) -> tuple[Member, ...]:
        """The files of a ZIP, written to the folder `into` under names of ours; none when `path` is no archive.

        (A DOCX is a ZIP too, but a document: it is not unpacked.)
        """
        if not self._admit(path).startswith(_ZIP):
            return ()
        frame = self._ask(Task(str(path.resolve()), path.name, self.limits, into=str(into.resolve())), silent)
        return tuple(Member(str(name), into / Path(stored).name) for name, stored in json.loads(frame.body))

    def _admit(self, path: Path) -> bytes:
        """The first bytes of a file that may be read."""
        try:
            size = path.stat().st_size
            with path.open("rb") as file:
                head = file.read(4)
        except OSError as error:
            raise FileNotOpened(reason=error.strerror or error) from error
        if size == 0:
            raise EmptyFile()
        if size > self.limits.file_bytes:
            raise FileTooLarge(megabytes=self.limits.file_bytes // 1_000_000)
        return head

    def _read(self, task: Task, report: Report) -> Parsed:
        frame = self._ask(task, report)
        try:
            return decode_parsed(frame.body)
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableFile() from error

    def _ask(self, task: Task, report: Report) -> Frame:
        with self._lock:
            if self._worker is None or self._worker.files >= self.limits.files_per_worker:
                self._stop()
                self._worker = _Worker(self.limits)
            try:
                frame = self._worker.perform(task, report)
            except BaseException:
                self._stop()
                raise
        if frame.tag == b"e":
            try:
                error, cause = decode_error(frame.body)
            except (ValueError, KeyError, TypeError) as malformed:  # a parser gone astray may write anything
                raise ParseCrash() from malformed
            if cause:
                _LOG.warning("%s: %s", task.name, cause)
            if isinstance(error, ParseCrash):
                self.close()  # out of memory once, a worker is not to be trusted with the next file
            raise error
        return frame

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None


class _Worker:
    """One process and its two pipes."""

    def __init__(self, limits: Limits) -> None:
        self.files = 0
        self._desk = Path(tempfile.mkdtemp(prefix="essaim-")).resolve()
        bounds = (str(limits.address_space), str(limits.archive_bytes), str(self._desk))
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-m", "ingest.worker", *bounds],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._desk,
            env=_environment() | {"TMPDIR": str(self._desk)},
            start_new_session=True,
        )
        self._requests = cast(BinaryIO, self._process.stdin)
        self._answers = cast(BinaryIO, self._process.stdout)

    def perform(self, task: Task, report: Report) -> Frame:
        """The worker's answer; ParseTimeout or WorkerDied when none comes.

        The worker sees nothing of the disk but its desk: the file is copied there, what it unpacks
        is fetched there. After a failure the desk goes with the worker.
        """
        self.files += 1
        room = Path(tempfile.mkdtemp(dir=self._desk))
        members = room / "members"
        members.mkdir()
        try:
            file = shutil.copyfile(task.path, room / "file")
        except OSError as error:
            raise FileNotOpened(reason=error.strerror or error) from error
        frame = self._exchange(replace(task, path=str(file), into=task.into and str(members)), report)
        for member in members.iterdir():
            shutil.move(member, task.into)
        shutil.rmtree(room)
        return frame

    def _exchange(self, task: Task, report: Report) -> Frame:
        allowed, begun = task.limits.seconds(), time.monotonic()
        try:
            write_frame(self._requests, Frame(b"t", encode_task(task)))
        except OSError as error:
            raise WorkerDied() from error
        while True:
            frame = self._receive(begun + allowed, allowed)
            if frame.tag != b"p":
                return frame
            try:
                progress = Progress(**json.loads(frame.body))
            except (ValueError, TypeError) as malformed:
                raise ParseCrash() from malformed
            allowed = task.limits.seconds(progress.done, progress.ocr)
            report(progress)

    def kill(self) -> None:
        """End the process and all that it started, and wait for it."""
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            _LOG.debug("worker %d was gone already", self._process.pid)
        self._answers.close()
        with contextlib.suppress(BrokenPipeError):
            self._requests.close()
        self._process.wait()
        shutil.rmtree(self._desk)

    def _receive(self, deadline: float, allowed: float) -> Frame:
        tag, length = parse_head(self._read(HEAD_BYTES, deadline, allowed))
        if length > _FRAME_BYTES:
            raise ParseCrash()
        return Frame(tag, self._read(length, deadline, allowed))

    def _read(self, count: int, deadline: float, allowed: float) -> bytes:
        descriptor = self._answers.fileno()
        data = bytearray()
        poll = select.poll()
        poll.register(descriptor, select.POLLIN | select.POLLHUP)
        while len(data) < count:
            left = deadline - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                raise ParseTimeout(seconds=round(allowed))
            piece = os.read(descriptor, min(count - len(data), 1 << 20))
            if not piece:
                raise WorkerDied()
            data += piece
        return bytes(data)


def _environment() -> dict[str, str]:
    """No secret of the server's environment reaches a worker."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    single = {"MALLOC_ARENA_MAX": "1", "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}
    return kept | single | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return b"%PDF-" in file.read(8192)
