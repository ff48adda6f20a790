"""A model's answer, sentence by sentence, each verified before anybody sees it."""

import contextlib
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Support as Standing
from assistant.evidence import Evidence
from assistant.generation.chat_model import Writer, WriterFailed
from assistant.generation.dictation import Dictation, read_citations, strip_markup
from assistant.generation.prompts import write_answer_prompt
from assistant.query import Language
from assistant.verification.support import Support
from assistant.verification.verifier import Verifier

Unsupported = Literal["replace", "mark"]
"""What becomes of a sentence that no passage supports: replaced by the best verbatim one, or marked."""

_MAX_SENTENCES = 12
_MAX_PER_SOURCE = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence fit to be shown, with what supports it (nothing when it is unverified)."""

    text: str
    standing: Standing
    supports: tuple[Support, ...] = ()


async def write_sentences(
    writer: Writer,
    verifier: Verifier,
    question: str,
    language: Language,
    evidence: Sequence[Evidence],
    unsupported: Unsupported = "replace",
) -> AsyncGenerator[Sentence, None]:
    """Sentences of the model's answer as they are completed and judged; raises WriterFailed.

    A sentence equal to one already given is left out, so a model that repeats itself
    forever gives nothing more; after a dozen the stream is closed.
    """
    given: set[str] = set()
    dictation = Dictation()
    messages = write_answer_prompt(question, language, evidence)
    async with contextlib.aclosing(writer.write(messages)) as pieces:
        async for piece in pieces:
            for raw in dictation.feed(piece):
                for sentence in await _judge(raw, verifier, evidence, unsupported, given):
                    yield sentence
            if len(given) >= _MAX_SENTENCES:
                raise WriterFailed("endless", f"more than {_MAX_SENTENCES} sentences")
    for raw in dictation.finish():
        for sentence in await _judge(raw, verifier, evidence, unsupported, given):
            yield sentence


def choose_evidence(evidence: Sequence[Evidence], wanted: int = 8) -> list[Evidence]:
    """The passages shown to a model: the best, at most two of one source."""
    chosen: list[Evidence] = []
    for piece in evidence:
        same = sum(other.passage.source_id == piece.passage.source_id for other in chosen)
        if same < _MAX_PER_SOURCE and len(chosen) < wanted:
            chosen.append(piece)
    return chosen


async def _judge(
    raw: str, verifier: Verifier, evidence: Sequence[Evidence], unsupported: Unsupported, given: set[str]
) -> list[Sentence]:
    words, cited = read_citations(raw)
    text = strip_markup(words)
    if not any(char.isalpha() for char in text):
        return []
    verdict = await verifier.confirm(text, verifier.verify(text, cited, evidence))
    if verdict.holds:
        sentence = Sentence(text, "verified", verdict.supports)
    elif unsupported == "mark":
        sentence = Sentence(text, "unverified")
    else:
        nearest = verifier.nearest(text, evidence)
        if nearest is None:
            return []
        sentence = Sentence(nearest.quote, "verbatim", (nearest,))
    if sentence.text in given:
        return []
    given.add(sentence.text)
    return [sentence]
