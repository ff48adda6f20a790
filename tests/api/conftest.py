"""An open house with the bundled corpus, its doors, and a real server in a process of its own."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.bootstrap import open_house
from api.settings import Settings

_ROOT = Path(__file__).parents[2]
_READY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address, its home, its process."""

    address: str
    home: Path
    process: subprocess.Popen[bytes]


@pytest.fixture(scope="session")
def indexed_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed home with the bundled corpus; copy it before use."""
    home = tmp_path_factory.mktemp("indexed") / "home"
    with open_house(Settings(home=home)):
        pass
    return home


@pytest.fixture
def home(indexed_home: Path, tmp_path: Path) -> Path:
    """A home of the test's own with the bundled corpus."""
    return Path(shutil.copytree(indexed_home, tmp_path / "home"))


@pytest.fixture(scope="module")
def client(indexed_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The doors in this process, in open mode, over a home that the module's tests share."""
    home = shutil.copytree(indexed_home, tmp_path_factory.mktemp("shared") / "home")
    with (
        open_house(Settings(home=Path(home))) as house,
        TestClient(create_app(house), base_url="http://127.0.0.1:8000") as client,
    ):
        yield client


def run_essaim(*arguments: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        cwd=_ROOT,
        env=_environment(home) | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def server(indexed_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server in a process of its own, ready."""
    home = Path(shutil.copytree(indexed_home, tmp_path_factory.mktemp("served") / "home"))
    log = home.parent / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "api.cli", "serve", "--port", "0"],
            cwd=_ROOT,
            env=_environment(home),
            stdout=output,
            stderr=output,
        )
    try:
        yield Server(_await_address(home, process, log), home, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "ESSAIM_HOME": str(home)}


def _await_address(home: Path, process: subprocess.Popen[bytes], log: Path) -> str:
    """Poll until the server says that it is ready."""
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            address = (home / "essaim.address").read_text(encoding="utf-8")
            if address and httpx.get(f"{address}/readyz", timeout=5).is_success:
                return address
        except (OSError, httpx.HTTPError):
            pass
        time.sleep(0.05)
    raise AssertionError(f"not ready after {_READY_SECONDS} s: {log.read_text(encoding='utf-8')}")
