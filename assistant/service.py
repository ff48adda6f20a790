"""The assistant: a question in; events and a verified answer out."""

from collections.abc import Iterator, Sequence

from assistant.answer import Answer
from assistant.events import Answered, Event, EvidenceFound, SegmentReady, Understood
from assistant.extraction.factual import answer_fact
from assistant.known.knowledge import Knowledge, KnowledgeOf
from assistant.listing.comparing import answer_comparison
from assistant.listing.itemising import answer_list
from assistant.query import Filters, Query
from assistant.retrieval.gathering import Gathered, StatementShelf, gather
from assistant.retrieval.reranking import KeptOrder, Reranker
from assistant.understanding.courtesy import answer_courtesy, courtesy_of
from assistant.understanding.question import understand
from assistant.words.likeness import LikenessOf
from corpus.access import Reader
from corpus.library import Library


class Assistant:
    """Answers questions from a library; any number of threads may ask at once."""

    def __init__(self, library: Library, reranker: Reranker | None = None) -> None:
        self._library = library
        self._reranker = reranker or KeptOrder()
        self._knowledge = KnowledgeOf(library)
        self._likeness = LikenessOf(library.embeddings)
        self._shelf = StatementShelf()

    def answer(
        self, reader: Reader, question: str, history: Sequence[str] = (), filters: Filters | None = None
    ) -> Answer:
        """The whole answer to a question; `history` are the earlier questions of the conversation, oldest first."""
        for event in self.stream(reader, question, history, filters):
            if isinstance(event, Answered):
                return event.answer
        raise AssertionError("a stream ends with its answer")

    def stream(
        self, reader: Reader, question: str, history: Sequence[str] = (), filters: Filters | None = None
    ) -> Iterator[Event]:
        """What is understood, what is found, each segment of the answer, then the whole of it."""
        knowledge = self._knowledge.reader(reader)
        courteous = courtesy_of(question) is not None
        query = understand(question, () if courteous else history, filters or Filters(), None, knowledge)
        yield Understood(query)
        if courteous:
            yield from _tell(answer_courtesy(query))
            return
        gathered = gather(query, reader, self._library, self._shelf, self._reranker)
        yield EvidenceFound(gathered.evidence)
        yield from _tell(self._respond(query, gathered, knowledge))

    def _respond(self, query: Query, gathered: Gathered, knowledge: Knowledge) -> Answer:
        if query.intent in ("list", "count"):
            return answer_list(query, gathered, knowledge, self._shelf)
        compared = answer_comparison(query, knowledge, self._shelf) if query.intent == "compare" else None
        return compared or answer_fact(query, gathered, knowledge, self._likeness.among(knowledge.forms), self._shelf)


def _tell(answer: Answer) -> Iterator[Event]:
    """An answer segment by segment, each with what it cites, then whole."""
    for index, segment in enumerate(answer.segments):
        cited = tuple(citation for citation in answer.citations if citation.number in segment.citations)
        yield SegmentReady(index, segment, cited)
    yield Answered(answer)
