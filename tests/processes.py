"""Essaim in processes of its own: one command, or a server that is ready."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from corpus.store.home import Home

_ROOT = Path(__file__).parents[1]
_READY_SECONDS = 300
"""What a first start may take on a busy machine, indexing included."""
_STOP_SECONDS = 60
COMMAND_SECONDS = 300
"""What one command or request may take on a busy machine before it counts as hung."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address, its home, its process."""

    address: str
    home: Path
    process: subprocess.Popen[bytes]


def run_essaim(*arguments: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        cwd=_ROOT,
        env={**os.environ, "ESSAIM_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        timeout=COMMAND_SECONDS,
        check=False,
    )


@contextmanager
def serve(home: Path, **environment: str) -> Iterator[Server]:
    """A server over `home` on a free port, once it says that it is ready; stopped afterwards."""
    log = home.with_name(home.name + ".log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "api.cli", "serve", "--port", "0"],
            cwd=_ROOT,
            env={**os.environ, "ESSAIM_HOME": str(home), **environment},
            stdout=output,
            stderr=output,
        )
    try:
        yield Server(_await_address(home, process, log), home, process)
    finally:
        process.terminate()
        process.wait(timeout=_STOP_SECONDS)


def _await_address(home: Path, process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        address = Home(home).owner()
        try:
            if address and httpx.get(f"{address}/readyz", timeout=5).is_success:
                return address
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"not ready after {_READY_SECONDS} s: {log.read_text(encoding='utf-8')}")
