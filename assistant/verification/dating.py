"""Whether what a sentence dates is dated so in its source."""

import re
from bisect import bisect
from collections.abc import Iterator

from assistant.verification.alignment import Alignment
from assistant.verification.claims import Claim, Token, is_time_of_year
from assistant.verification.figures import Figure, is_figure
from assistant.verification.thesaurus import is_bland, is_verb

_CLAUSES = tuple(re.compile(marks) for marks in (r"[;:,](?=\s)|[.\n]", r"[;:](?=\s)|[.\n]"))
"""What parts clauses, narrow ones first."""
_PIECES = re.compile(r"[;:,.\n]\s")
_PARTED = re.compile(r"[,;:.\n]\s|\b(?:et|and)\b")
_ROOT = 5
"""Letters that a verb and its noun share: « inauguré », « inauguration »."""
_YEARS = (1900, 2100)


def is_year(figure: Figure) -> bool:
    """Whether a plain number may be a year."""
    return not figure.mark and _YEARS[0] <= figure.value <= _YEARS[1]


def dates_a_year(token: Token) -> bool:
    """Whether a word tells when in a year something is: « fin 2019 » is no end of anything."""
    return token.owner is not None and is_year(token.owner) and is_time_of_year(token.folded)


def is_dated_otherwise(alignment: Alignment) -> bool:
    """Whether a figure is told of one year (« 20 sites en 2022 ») and said of another that the passage tells too."""
    told = list(_dated(alignment.passage, alignment.window))
    for figure, years in _dated(alignment.claim, range(len(alignment.claim.spans))):
        same = [others for other, others in told if is_figure(figure, other)]
        if same and all(others and others.isdisjoint(years) for others in same) and years:
            return True
    return False


def is_date_of_another(alignment: Alignment) -> bool:
    """Whether a date that is told of somebody who is named (« Pays de Craon depuis 2024 ») is said of another, whom the
    passage names elsewhere."""
    claim, passage = alignment.claim, alignment.passage
    said = {place for index in range(len(claim.tokens)) for place in alignment.anywhere(index)}
    if not any(token.named and alignment.anywhere(index) for index, token in enumerate(claim.tokens)):
        return False
    for figure in filter(is_year, claim.figures):
        beside = [_names_beside(passage, span.start) for span, other in passage.places if is_figure(figure, other)]
        if beside and all(names and names.isdisjoint(said) for names in beside):
            return True
    return False


def is_date_of_another_event(alignment: Alignment) -> bool:
    """Whether what a sentence dates right before a year (« premiers locataires en 2018 ») stands in the passage beside
    other years only."""
    claim, passage = alignment.claim, alignment.passage
    for span, figure in claim.places:
        before = [index for index, token in enumerate(claim.tokens) if _is_event(claim, token, span.start)]
        if is_year(figure) and before:
            verb = is_verb(claim.tokens[before[-1]].stem)
            starts = (
                passage.tokens[place].start
                for place in alignment.inside(before[-1])
                if not verb or passage.tokens[place].folded[:_ROOT] == claim.tokens[before[-1]].folded[:_ROOT]
            )
            years = [_years_of(passage, start, _PIECES) for start in starts]
            if years and all(others and figure.value not in others for others in years):
                return True
    return False


def _is_event(claim: Claim, token: Token, year: int) -> bool:
    """Whether a word stands before a year in its piece of the sentence and tells what is dated."""
    between = claim.text[token.start : year]
    telling = not (is_bland(token.stem) or is_time_of_year(token.folded))
    return token.start < year and telling and not _PARTED.search(between)


def _names_beside(claim: Claim, place: int) -> frozenset[int]:
    """The names in the same piece of a text as what stands at `place`."""
    cuts = [mark.start() for mark in _PIECES.finditer(claim.text)]
    return frozenset(
        index
        for index, token in enumerate(claim.tokens)
        if token.named and bisect(cuts, token.start) == bisect(cuts, place)
    )


def _dated(claim: Claim, window: range) -> Iterator[tuple[Figure, frozenset[float]]]:
    """Each figure with the years of its clause, the narrowest that has any."""
    for span, figure in claim.places:
        if figure.sentence in window and not is_year(figure):
            for cut in _CLAUSES:
                years = _years_of(claim, span.start, cut)
                if years:
                    break
            yield figure, years


def _years_of(claim: Claim, place: int, cut: re.Pattern[str]) -> frozenset[float]:
    cuts = [mark.start() for mark in cut.finditer(claim.text)]
    return frozenset(
        figure.value
        for span, figure in claim.places
        if is_year(figure) and bisect(cuts, span.start) == bisect(cuts, place)
    )
