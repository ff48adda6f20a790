"""The assistant: a question in; events and a verified answer out. The same understanding ranks what is searched."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.events import Answered, Event, EvidenceFound, SegmentReady, Understood
from assistant.evidence import Evidence
from assistant.extraction.factual import answer_fact
from assistant.known.knowledge import Knowledge, KnowledgeOf
from assistant.listing.comparing import answer_comparison
from assistant.listing.furthering import join, read_further
from assistant.listing.itemising import answer_list
from assistant.query import Filters, Query
from assistant.retrieval.gathering import Gathered, StatementShelf, gather
from assistant.retrieval.reranking import KeptOrder, Reranker
from assistant.searching import best_of_each_source, search_passages
from assistant.understanding.courtesy import answer_courtesy, courtesy_of
from assistant.understanding.intent import asks_several
from assistant.understanding.question import understand
from assistant.words.likeness import LikenessOf
from corpus.access import Reader
from corpus.library import Library
from corpus.store.stored import Hit


class Assistant:
    """Answers questions from a library, and searches it; any number of threads may ask at once."""

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
        computed = self._compute(query, knowledge)
        if computed and (computed.items or query.intent == "compare" or query.order or asks_several(query.standalone)):
            answer = self._further(computed, reader, knowledge)
            yield EvidenceFound(_cited(answer, knowledge))
            yield from _tell(answer)
            return
        gathered = gather(query, reader, self._library, self._shelf, self._reranker)
        yield EvidenceFound(gathered.evidence)
        told = self._tell_fact(query, gathered, knowledge)
        yield from _tell(computed if computed and told.outcome != "answered" else told)

    def search(self, reader: Reader, text: str, limit: int) -> list[Hit]:
        """The best `limit` passages, those of sources that meet all that `text` asks lifted; best first."""
        return self._reranker.rerank(text, self._search(reader, text))[:limit]

    def search_sources(self, reader: Reader, text: str, limit: int) -> list[Hit]:
        """The best passage of each of the best `limit` sources, those that meet all that `text` asks lifted."""
        return self._reranker.rerank(text, best_of_each_source(self._search(reader, text)))[:limit]

    def _search(self, reader: Reader, text: str) -> list[Hit]:
        knowledge = self._knowledge.reader(reader)
        query = understand(text, (), Filters(), None, knowledge)
        return search_passages(query, reader, self._library, knowledge)

    def _compute(self, query: Query, knowledge: Knowledge) -> Answer | None:
        """A list, a count or a comparison, which need no search; None for all else."""
        if query.intent in ("list", "count"):
            return answer_list(query, knowledge, self._shelf)
        return answer_comparison(query, knowledge, self._shelf) if query.intent == "compare" else None

    def _further(self, computed: Answer, reader: Reader, knowledge: Knowledge) -> Answer:
        """A list of one, with what the question asks of it besides."""
        asked = read_further(computed.query, computed.items[0]) if len(computed.items) == 1 else None
        if asked is None:
            return computed
        gathered = gather(asked, reader, self._library, self._shelf, self._reranker)
        return join(computed, self._tell_fact(asked, gathered, knowledge))

    def _tell_fact(self, query: Query, gathered: Gathered, knowledge: Knowledge) -> Answer:
        """The answer to one fact; what was taken for a list that came out empty may ask for one."""
        asked = replace(query, intent="fact") if query.intent in ("list", "count") else query
        return answer_fact(asked, gathered, knowledge, self._likeness.among(knowledge.forms), self._shelf)


def _cited(answer: Answer, knowledge: Knowledge) -> tuple[Evidence, ...]:
    """The passages that hold what an answer cites, in the order of its citations."""
    passages = {
        passage.id: (passage, citation)
        for citation in answer.citations
        for passage in knowledge.by_id[citation.source_id].stored.passages
        if passage.span.start <= citation.start < passage.span.end
    }
    return tuple(
        Evidence(number, passage, citation.title, citation.source_kind)
        for number, (passage, citation) in enumerate(passages.values(), start=1)
    )


def _tell(answer: Answer) -> Iterator[Event]:
    """An answer segment by segment, each with what it cites, then whole."""
    for index, segment in enumerate(answer.segments):
        cited = tuple(citation for citation in answer.citations if citation.number in segment.citations)
        yield SegmentReady(index, segment, cited)
    yield Answered(answer)
