"""One passage read beside a claim: which of its sentences say which words of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.evidence import Evidence
from assistant.verification.alignment import HEADING
from assistant.verification.claims import ALL, Claim, read_claim
from assistant.verification.expressions import told_by_expressions
from assistant.verification.support import Support
from assistant.verification.thesaurus import is_bland
from assistant.verification.wordmatching import WordMatcher, is_opposed
from corpus.document import Span

_LONGEST_RUN = 3
"""Sentences in a supporting run: more would be a passage, not a quote."""
HELPED = 2
"""Words that another passage of the same source may add to what the cited one says; it is then cited too."""
ENOUGH = 0.6
"""Share of a sentence's words that must be said, those that say little included."""
SURELY = 0.9
"""How surely a title, or another passage, must say a word: itself, one of its family or its translation."""
_TITLE_END = re.compile(r"\s[–—-]\s|\s?:\s|\s?\(")


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


def read_beside(claim: Claim, piece: Evidence, matcher: WordMatcher) -> Reading:
    """A passage beside a claim: word by word, by its title, by the expressions that say the same."""
    passage, heading = read_claim(piece.passage.text), read_claim(piece.title)
    translate = "en" in (claim.language, passage.language)
    places = matcher.match(claim.tokens, passage.tokens, translate=translate)
    titled = matcher.match(claim.tokens, heading.tokens, translate=translate)
    name = _find_title(claim.text, piece.title)
    for token, found, also in zip(claim.tokens, places, titled, strict=True):
        if token.start in name:
            found[HEADING] = 1.0
        elif also and token.stem != ALL and max(also.values()) >= SURELY:
            found[HEADING] = max(also.values())
    places = list(_without_echoes(claim, places))
    for index, found in told_by_expressions(claim, passage):
        places[index] = found | places[index]
    for index, found in told_by_expressions(claim, heading):
        places[index] = {HEADING: max(found.values())} | places[index]
    return Reading(claim, piece, passage, heading, tuple(places))


def _find_title(text: str, title: str) -> range:
    """Where a text names its source by its title, what stands before a dash, colon or parenthesis; else nowhere."""
    name = _TITLE_END.split(title.replace("’", "'"))[0].strip()
    found = text.replace("’", "'").casefold().find(name.casefold()) if name else -1
    return range(found, found + len(name)) if found >= 0 else range(0)


def _without_echoes(claim: Claim, places: Sequence[dict[int, float]]) -> Iterator[dict[int, float]]:
    """The places of each token, but none for one that only resembles what another says word for word: « un accueil avec
    hébergement » says more than « un accueil »."""
    exact: dict[int, str] = {
        place: token.stem
        for token, found in zip(claim.tokens, places, strict=True)
        for place, score in found.items()
        if score == 1.0 and place != HEADING
    }
    for token, found in zip(claim.tokens, places, strict=True):
        yield {
            place: score for place, score in found.items() if score == 1.0 or exact.get(place, token.stem) == token.stem
        }
