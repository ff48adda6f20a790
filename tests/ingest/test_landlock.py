"""A parser taken over by a hostile file reaches its desk and its libraries, and no secret."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.limits import DEFAULT_LIMITS
from ingest.sandbox import Sandbox, _Worker
from ingest.tasks import Task, decode_error, silent

ESCAPE = """
import os, pathlib, sys
from ingest.landlock import keep_to
desk, secret = map(pathlib.Path, sys.argv[1:])
assert keep_to(desk)
tries = {
    "read": lambda: secret.read_text(),
    "list": lambda: list(secret.parent.iterdir()),
    "write": lambda: (secret.parent / "new").write_text("x"),
    "remove": lambda: secret.unlink(),
    "link": lambda: os.link(secret, desk / "link"),
    "environment": lambda: pathlib.Path("/proc", str(os.getppid()), "environ").read_bytes(),
    "passwords": lambda: pathlib.Path("/etc/passwd").read_text(),
    "signal": lambda: os.kill(os.getppid(), 0),
}
for name, attempt in tries.items():
    try:
        attempt()
    except OSError:
        continue
    sys.exit(name)
(desk / "note").write_text("mine")
assert (desk / "note").read_text() == "mine"
import xml.dom.minidom  # a library loaded late is still found
"""


def kernel_version() -> int:
    """Of Landlock; none is -1, or 0 elsewhere than on Linux."""
    return int(ctypes.CDLL(None).syscall(444, None, 0, 1)) if sys.platform == "linux" else 0


needs_landlock = pytest.mark.skipif(kernel_version() < 6, reason="this kernel knows no Landlock, or an early one")


@needs_landlock
def test_nothing_outside_the_desk_is_reached(tmp_path: Path) -> None:
    desk, secret = tmp_path / "desk", tmp_path / "home" / "secret"
    desk.mkdir()
    secret.parent.mkdir()
    secret.write_text("clé", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", ESCAPE, str(desk), str(secret)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert secret.read_text(encoding="utf-8") == "clé"


@needs_landlock
def test_the_worker_that_reads_is_kept_to_its_desk(tmp_path: Path) -> None:
    """Asked to read a file that was not put on its desk, it can't."""
    elsewhere = tmp_path / "secret.txt"
    elsewhere.write_text("Un secret de la maison.", encoding="utf-8")
    worker = _Worker(DEFAULT_LIMITS)
    try:
        frame = worker._exchange(Task(str(elsewhere), "secret.txt", DEFAULT_LIMITS), silent)
    finally:
        worker.kill()
    assert frame.tag == b"e"
    error, cause = decode_error(frame.body)
    assert isinstance(error, UnreadableFile)
    assert "PermissionError" in cause


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    note = tmp_path / "note.txt"
    note.write_text("Une note.", encoding="utf-8")
    with Sandbox() as sandbox:
        assert "Une note." in sandbox.load(note).text
        (desk,) = (tmp_path / "temporary").iterdir()
        assert list(desk.iterdir()) == []
    assert list((tmp_path / "temporary").iterdir()) == []
