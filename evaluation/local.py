"""This process's own assistant over the bundled corpus, as a subject of evaluation."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from assistant.service import Assistant
from corpus.access import ANYBODY, PUBLIC
from corpus.document import Span
from corpus.embedding.models import load_embeddings
from corpus.fiche.files import bundled_fiches, fiche_document, read_fiche
from corpus.library import Library
from evaluation.subject import Quote, Reply
from ingest.chunking import chunk


@contextmanager
def open_bundled(home: Path) -> Iterator[Library]:
    """A library in a new home, with the bundled fiches."""
    with Library.open(home, load_embeddings()) as library:
        for file in bundled_fiches():
            document = fiche_document(read_fiche(file), file.name, [PUBLIC])
            library.put(document, chunk(document))
        yield library


class AssistantSubject:
    """Asks as anybody would: a reader who may read what is public."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._assistant = Assistant(library)

    def ask(self, question: str, history: Sequence[str]) -> Reply:
        """The extractive answer."""
        answer = self._assistant.answer(ANYBODY, question, history)
        return Reply(
            outcome=answer.outcome,
            segments=tuple(segment.text for segment in answer.segments),
            items=tuple(item.source_id for item in answer.items),
            quotes=tuple(Quote(c.source_id, c.quote, Span(c.start, c.end)) for c in answer.citations),
            standalone=answer.query.standalone,
            signature=json.dumps(asdict(answer), ensure_ascii=False, default=list),
        )

    def search(self, query: str, limit: int) -> Mapping[str, float]:
        """The best sources of the search."""
        hits = self._assistant.search_sources(ANYBODY, query, limit)
        return {hit.passage.source_id: hit.score for hit in hits}

    def text(self, source_id: str) -> str:
        """The stored text."""
        return self._library.read(ANYBODY, source_id).document.text


def texts_of(library: Library) -> dict[str, str]:
    """Every public text by source id, for the peers to split."""
    return {stored.id: stored.document.text for stored in library.documents(ANYBODY)}
