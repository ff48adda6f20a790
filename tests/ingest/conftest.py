"""A pipeline into the test's own library, and real texts."""

from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest

from corpus.library import Library
from ingest.addresses import Address
from ingest.pipeline import Pipeline


def loopback(address: Address) -> bool:
    return address == ip_address("127.0.0.1")


@pytest.fixture
def pipeline(library: Library) -> Iterator[Pipeline]:
    with Pipeline(library, allows=loopback) as pipeline:
        yield pipeline


@pytest.fixture(scope="session")
def seeds(shared: Path) -> Path:
    """The two real texts."""
    return shared / "seeds"
