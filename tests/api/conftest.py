"""An open house with the bundled corpus, its doors, and a real server in a process of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.bootstrap import open_house
from api.settings import Settings
from tests.processes import Server, serve


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


@pytest.fixture(scope="module")
def server(indexed_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server in a process of its own, ready, over a home with the bundled corpus."""
    home = Path(shutil.copytree(indexed_home, tmp_path_factory.mktemp("served") / "home"))
    with serve(home) as server:
        yield server
