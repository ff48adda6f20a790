"""A sentence laid beside its source, word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.verification.claims import Claim
from corpus.document import Span

HEADING = -1
"""Where the words of the source's title and section stand: before the passage."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A sentence laid beside some sentences of one passage: for each of its tokens, which of theirs say the same.

    Places count in `held`, the tokens of the passage; `HEADING` is its title.
    """

    claim: Claim
    passage: Claim
    window: range
    places: Sequence[Mapping[int, float]]

    def inside(self, token: int) -> list[int]:
        """The places within the window of what says the same as a token, the surest only."""
        found = self.places[token]
        near = [place for place in self.anywhere(token) if self.passage.tokens[place].sentence in self.window]
        return [place for place in near if found[place] == max(found[other] for other in near)]

    def anywhere(self, token: int) -> list[int]:
        """The same in the whole passage, the less sure ones too."""
        return [place for place in self.places[token] if place != HEADING]

    def told(self) -> Span:
        """Where the window stands in the passage."""
        return Span(self.passage.spans[self.window[0]].start, self.passage.spans[self.window[-1]].end)
