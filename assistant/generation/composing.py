"""Answers with a language model's sentences where one is set, and the sources' own words where it fails.

What is understood, found, refused, listed and counted is decided before any model is asked;
a model only phrases an answer that stands already. Whatever it does, the extractive answer
is there to take its place.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Segment
from assistant.citing.bibliography import Bibliography
from assistant.events import Answered, Event, EvidenceFound, SegmentReady, Understood
from assistant.evidence import Evidence
from assistant.generation.chat_model import Writer, WriterFailed
from assistant.generation.rewriting import rewrite_follow_up
from assistant.generation.writing import Sentence, Unsupported, choose_evidence, write_sentences
from assistant.query import Filters
from assistant.service import Assistant
from assistant.verification.verifier import Verifier
from assistant.wording import say_model_failed, say_quotes_are_french
from corpus.access import Reader

_log = logging.getLogger(__name__)
_WRITTEN = frozenset({"fact", "summary"})


@dataclass(frozen=True, slots=True)
class Pen:
    """A model that writes, who checks it, and what becomes of what fails the check."""

    writer: Writer
    verifier: Verifier
    unsupported: Unsupported = "replace"


class Composer:
    """The assistant as the doors use it; any number of answers may be under way at once."""

    def __init__(self, assistant: Assistant, pen: Pen | None = None) -> None:
        self._assistant = assistant
        self._pen = pen

    def prepare(self) -> None:
        """Have whoever checks the model's sentences ready for the first."""
        if self._pen:
            self._pen.verifier.prepare()

    async def answer(
        self, reader: Reader, question: str, history: Sequence[str] = (), filters: Filters | None = None
    ) -> Answer:
        """The whole answer."""
        async for event in self.stream(reader, question, history, filters):
            if isinstance(event, Answered):
                return event.answer
        raise AssertionError("a stream ends with its answer")

    async def stream(
        self, reader: Reader, question: str, history: Sequence[str] = (), filters: Filters | None = None
    ) -> AsyncGenerator[Event, None]:
        """The events of one answer; closing the generator closes the model's call."""
        pen = self._pen
        failure = ""
        standalone, earlier = question, history
        if pen is not None and history:
            try:
                rewritten = await rewrite_follow_up(pen.writer, question, history)
            except WriterFailed as error:
                failure, rewritten = error.failure, ""
            standalone, earlier = (rewritten, ()) if rewritten else (question, history)
        events = await asyncio.to_thread(self._extract, reader, standalone, earlier, filters)
        if standalone != question:
            events = [_as_typed(event, question) for event in events]
        answer = _answer_of(events)
        if pen is None or answer.query.intent not in _WRITTEN or answer.outcome != "answered":
            for event in events:
                yield event
            return
        evidence: Sequence[Evidence] = ()
        for event in events:
            if isinstance(event, EvidenceFound):
                evidence = event.evidence
            if not isinstance(event, SegmentReady | Answered):
                yield event
        async with contextlib.aclosing(_write(pen, answer, evidence, failure)) as written:
            async for event in written:
                yield event

    def _extract(self, reader: Reader, question: str, history: Sequence[str], filters: Filters | None) -> list[Event]:
        return list(self._assistant.stream(reader, question, history, filters))


async def _write(
    pen: Pen, extractive: Answer, evidence: Sequence[Evidence], failure: str
) -> AsyncGenerator[Event, None]:
    """What the model writes, verified; what stands in for it where it fails (`failure`: it has already)."""
    query = extractive.query
    bibliography = Bibliography()
    segments: list[Segment] = []
    sentences = write_sentences(
        pen.writer, pen.verifier, query.standalone, query.language, choose_evidence(evidence), pen.unsupported
    )
    async with contextlib.aclosing(sentences):
        try:
            while not failure:
                segments.append(_cite(await anext(sentences), bibliography))
                yield _ready(segments, bibliography)
        except StopAsyncIteration:
            pass
        except WriterFailed as error:
            _log.warning("the model %s failed: %s", pen.writer.name, error)
            failure = error.failure
    written = any(segment.support == "verified" for segment in segments)
    if failure or not written:
        given = {segment.text for segment in segments}
        for segment in _stand_in(extractive, bibliography, failure):
            if segment.text not in given:
                segments.append(segment)
                yield _ready(segments, bibliography)
    elif note := say_quotes_are_french(query.language):
        segments.append(Segment(note, (), "verified"))
        yield _ready(segments, bibliography)
    engine = pen.writer.name if written else extractive.engine
    yield Answered(replace(extractive, segments=tuple(segments), citations=bibliography.citations, engine=engine))


def _stand_in(extractive: Answer, bibliography: Bibliography, failure: str) -> list[Segment]:
    """The extractive answer, its citations numbered after those already given."""
    numbers = {citation.number: bibliography.adopt(citation) for citation in extractive.citations}
    segments = [
        replace(segment, citations=tuple(numbers[number] for number in segment.citations))
        for segment in extractive.segments
    ]
    return [Segment(say_model_failed(failure, extractive.query.language), (), "verified"), *segments]


def _cite(sentence: Sentence, bibliography: Bibliography) -> Segment:
    numbers = (
        bibliography.cite_span(
            support.evidence.passage, support.span, support.evidence.title, support.evidence.source_kind
        )
        for support in sentence.supports
    )
    return Segment(sentence.text, tuple(dict.fromkeys(numbers)), sentence.standing)


def _ready(segments: Sequence[Segment], bibliography: Bibliography) -> SegmentReady:
    segment = segments[-1]
    cited = tuple(citation for citation in bibliography.citations if citation.number in segment.citations)
    return SegmentReady(len(segments) - 1, segment, cited)


def _as_typed(event: Event, question: str) -> Event:
    """The event of a rewritten question, under the words that the reader typed."""
    if isinstance(event, Understood):
        return Understood(replace(event.query, text=question))
    if isinstance(event, Answered):
        return Answered(replace(event.answer, query=replace(event.answer.query, text=question)))
    return event


def _answer_of(events: Sequence[Event]) -> Answer:
    last = events[-1]
    if not isinstance(last, Answered):
        raise AssertionError("a stream ends with its answer")
    return last.answer
