"""Whether what is told of one who is named is said of another."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.verification.alignment import HEADING, Alignment
from assistant.verification.claims import Token
from assistant.verification.thesaurus import is_verb


def mistakes_name(alignment: Alignment) -> bool:
    """Whether two names changed places, or one of the title takes that of another."""
    return _swaps_names(alignment) or _swaps_around_a_word(alignment) or _takes_a_place(alignment)


def _swaps_names(alignment: Alignment) -> bool:
    """Whether what is said of one who is named is told of another, and what is said of that one of the first."""
    held = alignment.passage.tokens
    told_of = _subjects(alignment.passage.tokens, range(len(held)))
    said_of = _subjects(alignment.claim.tokens, range(len(alignment.claim.tokens)))
    crossed: set[tuple[int, int]] = set()
    names = {
        place: index
        for index, token in enumerate(alignment.claim.tokens)
        if token.named
        for place in alignment.inside(index)
    }
    for index, subject in said_of.items():
        others = {names.get(told_of.get(place, -1)) for place in alignment.inside(index)}
        if len(others) == 1 and (other := others.pop()) is not None and other != subject:
            crossed.add((subject, other))
    return any((other, subject) in crossed for subject, other in crossed)


def _swaps_around_a_word(alignment: Alignment) -> bool:
    """Whether two names and the noun between them stand the other way round: « le Niger et les camps de la Libye »."""
    claimed, held = alignment.claim.tokens, alignment.passage.tokens
    if alignment.claim.language != alignment.passage.language:
        return False
    told = [(index, places[0]) for index in range(len(claimed)) if len(places := alignment.inside(index)) == 1]
    for (one, first), (_, between), (other, last) in zip(told, told[1:], told[2:], strict=False):
        names = claimed[one].named and claimed[other].named and not is_verb(held[between].stem)
        if names and first == between + 1 == last + 2:
            return True
    return False


def _subjects(tokens: Sequence[Token], indices: Iterable[int]) -> dict[int, int]:
    """For each token that is no name, the name that it follows in its sentence."""
    found: dict[int, int] = {}
    last: tuple[int, int] | None = None
    for index in indices:
        token = tokens[index]
        if token.named:
            last = (index, token.sentence)
        elif last and last[1] == token.sentence:
            found[index] = last[0]
    return found


def _takes_a_place(alignment: Alignment) -> bool:
    """Whether one whom only the title names does what another, who is named there, does: « l'Isère s'est engagée » for
    « la France s'est engagée »."""
    claimed, held = alignment.claim.tokens, alignment.passage.tokens
    said = {place for index in range(len(claimed)) for place in alignment.anywhere(index)}
    done = [
        place
        for former, index in pairwise(range(len(claimed)))
        if _is_subject_of_title(alignment, former) and is_verb(claimed[index].stem)
        for place in alignment.inside(index)
        if place and place - 1 not in said
    ]
    return any(held[place - 1].named and held[place - 1].sentence == held[place].sentence for place in done)


def _is_subject_of_title(alignment: Alignment, index: int) -> bool:
    """Whether a token is a name, or begins the sentence, and only the title tells it."""
    names = alignment.claim.tokens[index].named or index == 0
    return names and HEADING in alignment.places[index] and not alignment.inside(index)
