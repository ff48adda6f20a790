"""The bundled fiches as the assistant knows them, without indexes: understanding and lists need none."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from assistant.answer import Answer
from assistant.known.knowledge import Knowledge, learn
from assistant.query import Filters, Query
from assistant.retrieval.statement import Statement, read_statements
from assistant.service import Assistant
from assistant.understanding.question import understand
from corpus.access import ANYBODY
from corpus.embedding.models import load_embeddings
from corpus.fiche.files import bundled_fiches, fiche_document, read_fiche
from corpus.library import Library
from corpus.store.stored import StoredSource
from ingest.chunking import chunk

Read = Callable[..., Query]
Statements = Callable[[StoredSource], Sequence[Statement]]


@pytest.fixture(scope="session")
def fiches() -> list[StoredSource]:
    """Every bundled fiche as the shelves hold it."""
    documents = [fiche_document(read_fiche(path), path.name, ["public"]) for path in bundled_fiches()]
    return [StoredSource(document, tuple(chunk(document)), "", "", 1) for document in documents]


@pytest.fixture(scope="session")
def knowledge(fiches: list[StoredSource]) -> Knowledge:
    """What is known of the bundled corpus."""
    return learn(fiches)


@pytest.fixture(scope="session")
def read(knowledge: Knowledge) -> Read:
    """Understands a question over the bundled corpus."""

    def reading(question: str, *history: str, filters: Filters | None = None) -> Query:
        return understand(question, history, filters or Filters(), None, knowledge)

    return reading


@pytest.fixture(scope="session")
def statements() -> Statements:
    """The sentences of a source, cut once."""
    kept: dict[str, Sequence[Statement]] = {}

    def of(stored: StoredSource) -> Sequence[Statement]:
        if stored.id not in kept:
            kept[stored.id] = read_statements(stored)
        return kept[stored.id]

    return of


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory, fiches: list[StoredSource]) -> Iterator[Assistant]:
    """The assistant over a library of every bundled fiche."""
    with Library.open(tmp_path_factory.mktemp("home"), load_embeddings()) as library:
        for stored in fiches:
            library.put(stored.document, stored.passages)
        yield Assistant(library)


Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def ask(assistant: Assistant) -> Ask:
    """Asks the bundled corpus as anybody."""

    def asking(question: str, *history: str) -> Answer:
        return assistant.answer(ANYBODY, question, history)

    return asking
