"""What tests of every room may ask for: the shipped model, and an empty library in a home of its own."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from corpus.embedding.models import NamedEmbeddings, load_embeddings
from corpus.library import Library


@pytest.fixture(scope="session")
def embeddings() -> NamedEmbeddings:
    """The shipped model."""
    return load_embeddings()


@pytest.fixture
def library(tmp_path: Path, embeddings: NamedEmbeddings) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "home", embeddings) as opened:
        yield opened


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In continuous integration nothing may be missing: a test that would be skipped fails."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: Playwright keeps an event loop running, in which nothing else can start its own."""
    items.sort(key=lambda item: "browser" in item.path.parts)
