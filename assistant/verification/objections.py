"""Why some words of a passage do not support a sentence, although its words are there."""

from collections.abc import Collection

from assistant.verification.alignment import Alignment
from assistant.verification.certainty import find_overstatement
from assistant.verification.counting import counts_otherwise, holds_figures
from assistant.verification.figures import Figure, is_figure
from assistant.verification.names import mistakes_name
from assistant.verification.negation import not_done
from assistant.verification.parties import mistakes_party
from assistant.verification.roles import turns_around
from assistant.verification.sequence import turns_time
from assistant.verification.subjects import takes_subjects_place

_AFFIRMED = 2
"""Words affirmed of those that are denied from which no shared negation excuses it."""


def object_to(alignment: Alignment, titled: Collection[Figure]) -> str:
    """The first reason against; empty when there is none. `titled` are the figures of the title."""
    if not holds_figures(alignment, titled):
        return "a figure is not there"
    if counts_otherwise(alignment):
        return "a figure counts something else"
    if _denies_otherwise(alignment):
        return "one denies what the other says"
    if overstated := _overstates(alignment):
        return overstated
    if turns_time(alignment):
        return "what comes first comes last"
    if mistakes_name(alignment) or turns_around(alignment) or takes_subjects_place(alignment):
        return "who does what to whom is turned around"
    if mistakes_party(alignment):
        return "a carrier, partner or funder is taken for another"
    return ""


def _denies_otherwise(alignment: Alignment) -> bool:
    """Whether the sentence denies what is affirmed or affirms what is denied; a word more under a negation that both
    share is let pass."""
    held = alignment.passage.tokens
    affirmed = denied = shared = 0
    subjects = not_done(alignment.claim.text)
    for index, token in enumerate(alignment.claim.tokens):
        if any(span.start <= token.start < span.end for span in subjects):
            continue
        places = alignment.inside(index)
        told = {held[place].denied for place in places} or ({False} if alignment.anywhere(index) else {token.denied})
        affirmed += not token.denied and False not in told
        denied += token.denied and True not in told
        shared += token.denied and True in told and bool(places)
    return affirmed >= _AFFIRMED or affirmed + denied > shared


def _overstates(alignment: Alignment) -> str:
    told = alignment.told()

    def uses(start: int, end: int, only: bool) -> int:
        held = alignment.passage.tokens
        near = (alignment.inside(index) for index in range(len(alignment.places)))
        leaning = ([start <= held[place].start < end for place in places] for places in near if places)
        words = sum(all(within) if only else any(within) for within in leaning)
        return words + (sum(start <= place < end for place in figures) if only else 0)

    figures = [
        span.start
        for span, other in alignment.passage.places
        if any(is_figure(figure, other) for figure in alignment.claim.figures)
    ]

    return find_overstatement(alignment.claim.text, told.cut(alignment.passage.text), told.start, uses)
