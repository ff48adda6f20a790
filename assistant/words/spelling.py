"""Typing errors: words that neither the corpus nor either language knows, read as the nearest word of the corpus.

Missing accents need nothing here (all is folded); a word cut in two is joined again, a lost apostrophe put back.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.document import Span
from corpus.language import word_is_known
from corpus.tagging.lexicon import facet_names
from corpus.text import STOP_WORDS, Word, stem, words
from corpus.translation import shipped_translations

_SHORTEST = 4
_LONG = 9
_MEDIUM = 7
_CLEARLY = 3
_ELIDED = re.compile(r"(?P<small>[djl]|qu)(?P<rest>[aeiouyh]\w{2,})")
_VERB_ENDINGS = {
    **dict.fromkeys(("ent", "aient", "ait", "ez", "ons", "ions", "ees", "ee", "es"), "er"),
    **dict.fromkeys(("ient", "iens", "iennent"), "enir"),
    **dict.fromkeys(("oivent", "oit"), "evoir"),
}
"""Endings of French verbs, and those of the infinitives that they come from."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What stands at `span` of a question and how it is read."""

    span: Span
    read: str


def correct(
    text: str, forms: Mapping[str, int], skip: Collection[Span] = (), holds: Callable[[str], bool] = lambda _: False
) -> tuple[str, list[Correction]]:
    """`text` with its typing errors read as words of `forms` (folded words and how many
    sources hold them), and what was changed.

    Words inside `skip` (names that were recognised), words of which `holds` knows
    another form and words written with a capital inside the sentence stay as they are.
    """
    corrections = list(_find(text, forms, skip, holds))
    corrected = text
    for correction in reversed(corrections):
        corrected = corrected[: correction.span.start] + correction.read + corrected[correction.span.end :]
    return corrected, corrections


def _find(
    text: str, forms: Mapping[str, int], skip: Collection[Span], holds: Callable[[str], bool]
) -> Iterator[Correction]:
    tokens = list(words(text))
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if any(span.covers(token.span) for span in skip):
            index += 1
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is not None and following.span.start - token.span.end == 1:
            joined = _joined(token.folded, following.folded, forms)
            if joined is not None:
                yield Correction(Span(token.span.start, following.span.end), joined)
                index += 2
                continue
        is_name = token.span.cut(text)[0].isupper() and index > 0
        meant = None if is_name else _meant(index, tokens, forms, holds)
        if meant is not None:
            yield Correction(token.span, meant)
        index += 1


def _meant(index: int, tokens: Sequence[Word], forms: Mapping[str, int], holds: Callable[[str], bool]) -> str | None:
    """What a word that nobody writes so stands for; of one whose stem somebody knows, only what is certain."""
    folded = tokens[index].folded
    if len(folded) < _SHORTEST or folded in STOP_WORDS or word_is_known(folded):
        return None
    certain = _elided(folded, forms) or (None if folded in forms else _within_term(index, tokens))
    if certain is not None or holds(folded) or _is_word(folded, forms):
        return certain
    return nearest_word(folded, forms) or _split(folded, forms)


def _joined(first: str, second: str, forms: Mapping[str, int]) -> str | None:
    """The word of the corpus that two make together, where one of them is none; with a slip of the keyboard as well,
    where the corpus knows neither."""
    joined = first + second
    if len(joined) < _MEDIUM or (_is_word(first, forms) and _is_word(second, forms)):
        return None
    if joined in forms:
        return joined
    unknown = first not in forms and not _is_word(second, forms)
    return nearest_word(joined, forms) if unknown and len(joined) >= _LONG else None


def nearest_word(folded: str, forms: Mapping[str, int]) -> str | None:
    """The one form that a slip of the keyboard away explains `folded`; None when none or too many do."""
    bound = 2 if len(folded) >= _LONG else 1
    mask = _letters(folded)
    best: list[tuple[int, str]] = []
    for form in forms:
        if abs(len(form) - len(folded)) > bound or len(form) < _SHORTEST or form.isdigit():
            continue
        if (mask ^ _letters(form)).bit_count() > 2 * bound or (form[0] != folded[0] and len(folded) < _LONG):
            continue
        distance = _distance(folded, form, bound)
        substituted = len(form) == len(folded) and sorted(form) != sorted(folded)
        if distance <= bound and not (substituted and len(folded) < _MEDIUM):
            best.append((distance, form))
    if not best:
        return None
    closest = min(best)[0]
    nearest = sorted((form for distance, form in best if distance == closest), key=lambda form: (-forms[form], form))
    rivals = [form for form in nearest[1:] if stem(form) != stem(nearest[0])]
    clear = all(forms[nearest[0]] >= _CLEARLY * forms[rival] for rival in rivals)
    return nearest[0] if clear else None


def _within_term(index: int, tokens: Sequence[Word]) -> str | None:
    """The word that makes a term of the field with its neighbour, one slip away: « tini house » is « tiny house »."""
    beside = {tokens[near].folded for near in (index - 1, index + 1) if 0 <= near < len(tokens)}
    meant = {
        one for near in beside for one in _neighbours().get(near, ()) if _distance(tokens[index].folded, one, 1) == 1
    }
    return meant.pop() if len(meant) == 1 else None


@lru_cache(maxsize=1)
def _neighbours() -> dict[str, frozenset[str]]:
    """The words that stand right beside each word in the terms of the field."""
    beside: dict[str, set[str]] = {}
    for _, _, name in facet_names():
        for one, other in pairwise(word.folded for word in words(name)):
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    telling = {one: {other for other in near if len(other) >= _SHORTEST} for one, near in beside.items()}
    return {one: frozenset(near) for one, near in telling.items() if one not in STOP_WORDS}


def _elided(folded: str, forms: Mapping[str, int]) -> str | None:
    """A word with the small one that was typed onto it: « dheures » is « d’heures », whatever web addresses hold."""
    match = _ELIDED.fullmatch(folded)
    clear = match is not None and forms.get(match["rest"], 0) >= _CLEARLY * forms.get(folded, 0)
    return f"{match['small']}'{match['rest']}" if match and clear and match["rest"] in forms else None


def _split(folded: str, forms: Mapping[str, int]) -> str | None:
    """Two words of the corpus that were typed as one: « autorehabilitation », « ecoquartier »."""
    cuts = range(_SHORTEST - 1, len(folded) - _SHORTEST + 1)
    halves = [(folded[:cut], folded[cut:]) for cut in cuts if folded[:cut] in forms and folded[cut:] in forms]
    return " ".join(halves[0]) if len(halves) == 1 else None


def is_real_word(folded: str) -> bool:
    """Whether French or English knows a word, whatever the corpus."""
    if folded in STOP_WORDS or folded.isdigit() or word_is_known(folded):
        return True
    infinitives = [folded[: -len(end)] + whole for end, whole in _VERB_ENDINGS.items() if folded.endswith(end)]
    return any(stem(form) in _general_stems() for form in (folded, *infinitives))


def _is_word(folded: str, forms: Mapping[str, int]) -> bool:
    return folded in forms or is_real_word(folded)


@lru_cache(maxsize=1)
def _general_stems() -> frozenset[str]:
    table = shipped_translations()
    return frozenset(table) | {french for pairs in table.values() for french, _ in pairs}


@lru_cache(maxsize=1 << 16)
def _letters(folded: str) -> int:
    mask = 0
    for char in folded:
        mask |= 1 << (ord(char) % 61)
    return mask


def _distance(one: str, other: str, bound: int) -> int:
    """Edits between two words (a swap of neighbours counts one), `bound` + 1 for more."""
    rows = [list(range(len(other) + 1))]
    for i, left in enumerate(one, start=1):
        row = [i]
        for j, right in enumerate(other, start=1):
            cost = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        if min(row) > bound:
            return bound + 1
        rows.append(row)
    return rows[-1][-1]
