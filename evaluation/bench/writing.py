"""What verification adds to a model's own pace with twenty answers under way, and how fast a failure is made good."""

import asyncio
import logging
import re
import time
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path

from assistant.events import Answered, SegmentReady
from assistant.generation.chat_model import Message, WriterFailed
from assistant.generation.composing import Composer, Pen
from assistant.generation.dictation import Dictation
from assistant.service import Assistant
from assistant.verification.verifier import Verifier
from corpus.access import OPERATOR
from corpus.library import Library
from corpus.text import sentences
from evaluation.local import open_bundled

_STREAMS = 20
_PACE = 0.02
"""Seconds between two words of the model: fifty words a second."""
_QUESTIONS = (
    "Quelles conditions de réussite pour TAPAJ ?",
    "C'est quoi Totem à Grenoble ?",
    "Quels résultats pour Un chez-soi d'abord ?",
    "Comment fonctionne la ferme de Moyembrie ?",
)
_FRAME = re.compile(r"<passage numero=(\d+)>\n.*?\n\n(.*?)\n</passage>", re.DOTALL)


class _PacedWriter:
    """Writes sentences of the passages that it is given, every other one with a falsehood; fails after `failing`."""

    name = "bench:paced"

    def __init__(self, failing: int = 0) -> None:
        self._failing = failing
        self.completed = 0.0
        """When it last completed a sentence, or failed (of `time.perf_counter`)."""

    async def write(self, messages: Sequence[Message]) -> AsyncGenerator[str, None]:
        dictation = Dictation()
        for number, piece in enumerate(_say(messages[-1].text)):
            await asyncio.sleep(_PACE)
            if dictation.feed(piece):
                self.completed = time.perf_counter()
            if self._failing and number == self._failing:
                self.completed = time.perf_counter()
                raise WriterFailed("cut", "as the benchmark wants it")
            yield piece
        self.completed = time.perf_counter()


def measure_writing(home: Path) -> Mapping[str, float]:
    """Milliseconds, the 95th percentile of twenty streams at once.

    "first sentence": from the piece that completes the model's first sentence to its segment;
    "every sentence": the same of all; "failure": from the failure to the whole answer.
    """
    logging.getLogger("assistant.generation").setLevel(logging.ERROR)  # each failure played would be a line
    with open_bundled(home) as library:
        asyncio.run(_run(library, failing=0))  # what is read once is read
        first, every, _ = asyncio.run(_run(library, failing=0))
        _, _, failures = asyncio.run(_run(library, failing=25))
    return {
        "first sentence verified, p95, ms": _p95(first),
        "every sentence verified, p95, ms": _p95(every),
        "failure to whole extractive answer, p95, ms": _p95(failures),
    }


async def _run(library: Library, failing: int) -> tuple[list[float], list[float], list[float]]:
    assistant, verifier = Assistant(library), Verifier(library.embeddings)
    questions = islice(cycle(_QUESTIONS), _STREAMS)
    runs = await asyncio.gather(*(_listen(assistant, verifier, question, failing) for question in questions))
    first = [segments[0] for segments, _ in runs if segments]
    return first, [late for segments, _ in runs for late in segments], [end for _, end in runs]


async def _listen(assistant: Assistant, verifier: Verifier, question: str, failing: int) -> tuple[list[float], float]:
    """How late each segment came, and the whole answer, in milliseconds."""
    writer = _PacedWriter(failing)
    late: list[float] = []
    async for event in Composer(assistant, Pen(writer, verifier)).stream(OPERATOR, question):
        since = 1000 * (time.perf_counter() - writer.completed)
        if isinstance(event, SegmentReady):
            late.append(since)
        elif isinstance(event, Answered):
            return late, since
    raise AssertionError("a stream ends with its answer")


def _say(prompt: str) -> Iterator[str]:
    for index, (number, text) in enumerate(_FRAME.findall(prompt)):
        told = sentences(text)[-1].cut(text).rstrip(" .")
        false = " et verse une prime" if index % 2 else ""
        for word in f"{told}{false} [{number}].".split(" "):
            yield word + " "


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]
