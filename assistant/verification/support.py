"""What a judgement says: the words of sources that support a sentence, or why none do."""

from dataclasses import dataclass

from assistant.evidence import Evidence
from corpus.document import Span


@dataclass(frozen=True, slots=True)
class Support:
    """The narrowest words of one passage that support a sentence; `span` counts in the source's text."""

    evidence: Evidence
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Supported by `supports`, or not, with the first `reason` why not."""

    supports: tuple[Support, ...]
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether the sentence may be shown as verified."""
        return bool(self.supports)
