"""The assistant: a question in; events and a verified answer out."""

from collections.abc import Iterator, Sequence

from assistant.answer import Answer, Pointer
from assistant.citing import Bibliography
from assistant.events import Answered, Event, EvidenceFound, SegmentReady, Understood
from assistant.extraction import Finding, rank_statements
from assistant.extractive import write_segments
from assistant.knowledge import Knowledge, KnowledgeOf
from assistant.query import Filters, Query
from assistant.retrieval import Gathered, StatementShelf, gather
from assistant.silence import Verdict, judge
from assistant.subject import find_subject
from assistant.understanding import understand
from assistant.wanted import Wanted, read_wanted
from assistant.wording import say_why_closest
from corpus.access import Reader
from corpus.library import Library

_CLOSEST = 3


class Assistant:
    """Answers questions from a library; any number of threads may ask at once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._knowledge = KnowledgeOf(library)
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
        """What is understood, what is found, each segment as soon as it stands, then the whole answer."""
        knowledge = self._knowledge.reader(reader)
        query = understand(question, history, filters or Filters(), None, knowledge)
        yield Understood(query)
        gathered = gather(query, reader, self._library, self._shelf)
        yield EvidenceFound(gathered.evidence)
        yield from _answer_fact(query, gathered, knowledge)


def _answer_fact(query: Query, gathered: Gathered, knowledge: Knowledge) -> Iterator[Event]:
    translate = knowledge.translate if query.language == "en" else _untranslated
    parts = read_wanted(query, knowledge.weigh, translate)
    subject = find_subject(parts, gathered)
    gathered = gathered.about(subject) if subject else gathered
    named = [stored.id for stored in gathered.named]
    answered = [(wanted, rank_statements(wanted, gathered.statements, named)) for wanted in parts]
    verdict = judge(query, gathered, answered)
    bibliography = Bibliography()
    segments = []
    for index, segment in enumerate(write_segments(query, gathered, answered, verdict, bibliography)):
        segments.append(segment)
        cited = tuple(citation for citation in bibliography.citations if citation.number in segment.citations)
        yield SegmentReady(index, segment, cited)
    yield Answered(
        Answer(
            query=query,
            outcome=verdict.outcome,
            segments=tuple(segments),
            citations=bibliography.citations,
            closest=_closest(query, gathered, verdict, answered),
            reasons=(*query.reasons, *verdict.reasons),
        )
    )


def _closest(
    query: Query, gathered: Gathered, verdict: Verdict, answered: Sequence[tuple[Wanted, Sequence[Finding]]]
) -> tuple[Pointer, ...]:
    """For a question without an answer, the sources nearest to it and why they do not answer."""
    if verdict.outcome == "answered" or verdict.refusal or not answered:
        return ()
    wanted = (verdict.missing or (answered[0][0],))[0]
    reason = say_why_closest(wanted, query.language)
    return tuple(Pointer(stored.id, stored.document.source.title, reason) for stored in gathered.sources[:_CLOSEST])


def _untranslated(_folded: str) -> tuple[str, ...]:
    return ()
