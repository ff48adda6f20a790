"""What tests of every room may ask for: the shipped model, and an empty library in a home of its own."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from corpus.embedding.models import NamedEmbeddings, load_embeddings
from corpus.library import Library

_NO_SHARED = "the folder ../shared is not beside this clone"


@pytest.fixture(scope="session")
def embeddings() -> NamedEmbeddings:
    """The shipped model."""
    return load_embeddings()


@pytest.fixture
def library(tmp_path: Path, embeddings: NamedEmbeddings) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "home", embeddings) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the clone, where the project is developed: real texts, and makers of hostile files."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip(_NO_SHARED)
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In continuous integration nothing but `shared` may be missing: a test that would be skipped fails."""
    report = yield
    excused = hasattr(report, "wasxfail") or _NO_SHARED in str(report.longrepr)
    if os.environ.get("CI") == "true" and report.skipped and not excused:
        report.outcome = "failed"
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: Playwright keeps an event loop running, in which nothing else can start its own."""
    items.sort(key=lambda item: "browser" in item.path.parts)
