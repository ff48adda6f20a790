"""A file that hangs, dies or lies is an error of that file alone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.errors import EmptyFile, FileNotOpened, FileTooLarge, IngestError, ParseCrash, ParseTimeout, UnreadableFile
from ingest.limits import DEFAULT_LIMITS
from ingest.sandbox import Sandbox
from tests.papers import SENTENCE, print_report


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    return path


def test_a_text_comes_back(sandbox: Sandbox, note: Path) -> None:
    parsed = sandbox.load(note)
    assert parsed.text.strip() == SENTENCE
    assert parsed.title == "note"


def test_a_file_that_is_not_there_any_more_is_told(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(FileNotOpened):
        sandbox.load(tmp_path / "absent.txt")
    with pytest.raises(FileNotOpened):
        sandbox.unpack(tmp_path / "absent.zip", tmp_path)


def test_a_file_that_takes_too_long_is_stopped(note: Path) -> None:
    with Sandbox(replace(DEFAULT_LIMITS, slice_seconds=0.0)) as sandbox, pytest.raises(ParseTimeout):
        sandbox.load(note)


def test_a_hunger_for_memory_ends_that_file_alone(tmp_path: Path, note: Path) -> None:
    big = tmp_path / "grand.txt"
    big.write_text("Un mot après l’autre, toujours différent. " * 400_000, encoding="utf-8")
    limits = replace(DEFAULT_LIMITS, address_space=150 << 20, characters=1 << 30)
    with Sandbox(limits) as sandbox:
        with pytest.raises(ParseCrash):
            sandbox.load(big)
        assert SENTENCE in sandbox.load(note).text


def test_a_worker_serves_no_more_files_than_allowed(note: Path) -> None:
    with Sandbox(replace(DEFAULT_LIMITS, files_per_worker=1)) as sandbox:
        assert [sandbox.load(note).text.strip() for _ in range(3)] == [SENTENCE] * 3


def test_pages_buy_time_only_when_they_are_read() -> None:
    limits = DEFAULT_LIMITS
    assert limits.seconds() == 20
    assert limits.seconds(pages_done=199) == 20
    assert limits.seconds(pages_done=400) == 60
    assert limits.seconds(ocr_pages=3) == 50


def test_empty_large_and_broken_files_are_refused(sandbox: Sandbox, tmp_path: Path) -> None:
    empty, broken = tmp_path / "vide.pdf", tmp_path / "abime.docx"
    empty.touch()
    broken.write_bytes(b"PK\x03\x04" + b"x" * 500)
    with pytest.raises(EmptyFile):
        sandbox.load(empty)
    with pytest.raises(UnreadableFile):
        sandbox.load(broken)
    with Sandbox(replace(DEFAULT_LIMITS, file_bytes=10)) as small, pytest.raises(FileTooLarge, match="Mo"):
        small.load(broken)


def test_a_watcher_that_raises_stops_the_reading(sandbox: Sandbox, tmp_path: Path, note: Path) -> None:
    class Cancelled(Exception):
        pass

    def cancel(_: object) -> None:
        raise Cancelled

    path = print_report(tmp_path / "rapport.pdf", 10)
    with pytest.raises(Cancelled):
        sandbox.load(path, report=cancel)
    assert SENTENCE in sandbox.load(note).text


def test_every_error_speaks_both_languages() -> None:
    details = {"suffix": ".pdf", "format": "texte", "megabytes": 1, "pages": 1, "limit": 1, "millions": 1}
    details |= {"reason": "x", "seconds": 1}
    for kind in IngestError.__subclasses__():
        if kind.__module__ == "ingest.errors" and "url" not in kind.code:
            assert kind.fr != kind.en
            assert kind.code != IngestError.code


CONFINED = """
import os, socket, sys
from ingest.confinement import {means}
import ctypes
assert {call}
for family in (socket.AF_INET, socket.AF_INET6):
    try:
        with socket.socket(family, socket.SOCK_STREAM) as door:
            door.settimeout(5)
            door.connect(("127.0.0.1" if family == socket.AF_INET else "::1", {port}))
    except OSError:
        continue
    sys.exit("reached the network")
socket.socketpair()[0].close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux keeps workers off the network")
def test_the_worker_that_reads_is_cut_off(sandbox: Sandbox, note: Path) -> None:
    before = set(children())
    sandbox.load(note)
    (worker,) = set(children()) - before
    status = (worker / "status").read_text(encoding="ascii")
    assert os.readlink(worker / "ns" / "net") != os.readlink("/proc/self/ns/net") or "Seccomp:\t2" in status


@pytest.mark.skipif(sys.platform != "linux", reason="Linux shows what a process was given")
def test_no_secret_of_the_server_reaches_a_worker(
    sandbox: Sandbox, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ESSAIM_LLM_API_KEY", "clef-du-fournisseur")
    before = set(children())
    sandbox.load(note)
    (worker,) = set(children()) - before
    given = (worker / "environ").read_bytes()
    assert b"PATH=" in given
    assert b"clef-du-fournisseur" not in given


def children() -> list[Path]:
    """The processes that this one started, in /proc."""
    started = Path("/proc/self/task").glob("*/children")
    return [Path("/proc", pid) for tasks in started for pid in tasks.read_text(encoding="ascii").split()]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux keeps workers off the network")
@pytest.mark.parametrize(
    ("means", "call"),
    [("leave_network", "leave_network()"), ("_forbid_sockets", "_forbid_sockets(ctypes.CDLL(None, use_errno=True))")],
)
def test_a_worker_reaches_no_server(means: str, call: str) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        code = CONFINED.format(means=means, call=call, port=server.getsockname()[1])
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=300, env=environment
        )
    assert (done.returncode, done.stderr) == (0, "")
