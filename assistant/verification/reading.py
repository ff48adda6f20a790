"""One passage read beside a claim: which of its sentences say which words of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.evidence import Evidence
from assistant.verification.alignment import HEADING
from assistant.verification.claims import Claim
from assistant.verification.support import Support
from assistant.verification.thesaurus import is_bland
from assistant.verification.wordmatching import is_opposed
from corpus.document import Span

_LONGEST_RUN = 3
"""Sentences in a supporting run: more would be a passage, not a quote."""
HELPED = 2
"""Words that another passage of the same source may add to what the cited one says; it is then cited too."""
ENOUGH = 0.6
"""Share of a sentence's words that must be said, those that say little included."""


@dataclass(frozen=True)
class Reading:
    """A passage beside a claim: for each token of the claim, the places of what says the same."""

    claim: Claim
    evidence: Evidence
    passage: Claim
    heading: Claim
    places: tuple[dict[int, float], ...]

    def windows(self) -> Iterator[range]:
        """Runs of its sentences, short ones first."""
        number = len(self.passage.spans)
        for size in range(1, min(_LONGEST_RUN, number) + 1):
            for first in range(number - size + 1):
                yield range(first, first + size)

    @cached_property
    def _sentences(self) -> tuple[frozenset[int], ...]:
        """For each token of the claim, the sentences that say the same."""
        tokens = self.passage.tokens
        return tuple(
            frozenset(HEADING if place == HEADING else tokens[place].sentence for place in found)
            for found in self.places
        )

    def told(self, window: range) -> frozenset[int]:
        """Which tokens of the claim a window says, the title helping."""
        near = {HEADING, *window}
        return frozenset(index for index, found in enumerate(self._sentences) if not found.isdisjoint(near))

    def may_be_helped(self, window: range) -> bool:
        """Whether a window says most of the claim, and nothing opposed to the rest: the little it lacks may stand
        elsewhere."""
        told = self.told(window)
        lacking = [token for index, token in enumerate(self.claim.tokens) if index not in told]
        near = [token.stem for token in self.passage.tokens if token.sentence in window]
        opposed = any(is_opposed(token.stem, near) for token in lacking)
        telling = sum(not is_bland(token.stem) for token in lacking)
        return len(told) >= ENOUGH * len(self.claim.tokens) and telling <= HELPED and not opposed

    def lacks_little(self) -> bool:
        """Whether any window does."""
        return any(self.may_be_helped(window) for window in self.windows())

    def without(self, tokens: frozenset[int]) -> "Reading":
        """The same, for the other tokens of the claim only."""
        left = tuple({} if index in tokens else found for index, found in enumerate(self.places))
        return replace(self, places=left)

    def support(self, window: range) -> Support:
        """The words of a window, as they stand in the source."""
        span = Span(self.passage.spans[window[0]].start, self.passage.spans[window[-1]].end)
        begin = self.evidence.passage.span.start
        return Support(self.evidence, Span(begin + span.start, begin + span.end), span.cut(self.evidence.passage.text))
