"""What tests of every room may ask for: the shipped model, and an empty library in a home of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.embedding import NamedEmbeddings, load_embeddings
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
