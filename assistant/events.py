"""What happens while an answer is made, in order: understood, evidence, each segment, the whole answer."""

from dataclasses import dataclass

from assistant.answer import Answer, Citation, Segment
from assistant.evidence import Evidence
from assistant.query import Query


@dataclass(frozen=True, slots=True)
class Understood:
    """The question as it was understood; shown at once, so that the reader may correct it."""

    query: Query


@dataclass(frozen=True, slots=True)
class EvidenceFound:
    """The passages that the answer may draw from."""

    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SegmentReady:
    """A piece of the answer, verified, with the citations it is the first to need or needs again."""

    index: int
    segment: Segment
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """The whole answer: always last."""

    answer: Answer


Event = Understood | EvidenceFound | SegmentReady | Answered
