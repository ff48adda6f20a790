"""Which words of a passage say what a word of a sentence says: the same, its family, a translation.

Words that stand for each other in grammar but not in fact (« mois » and « semaine »,
« salarié » and « bénévole », « isérois » and « parisien ») never match.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from assistant.verification.claims import ALL, Token
from assistant.verification.thesaurus import bases, groups, opposites
from corpus.embedding.models import NamedEmbeddings
from corpus.embedding.static import Vectors
from corpus.tagging.gazetteer import folded_name, gazetteer
from corpus.text import stem
from corpus.translation import shipped_translations

_NEAR = 0.4
"""Cosine from which two words are taken for each other: translations and variants, hardly ever mere kin."""
_NAMES_NEAR = 0.6
_ALIKE = 0.15
"""Cosine from which two words of a loose group are taken for each other."""
_LOOSE = 0.8
_BROADER = 0.85
_LIKELY = 0.1
"""Probability from which a translation counts."""
_ROOT = 5
_ENDING = 5
_SHARED = 0.7
"""Share of the longer of two stems that they must have in common to be of one family."""


class WordMatcher:
    """Compares words; keeps the vectors of those it has seen (`most` of them)."""

    def __init__(self, embeddings: NamedEmbeddings, most: int = 50_000) -> None:
        self._embeddings = embeddings
        self._most = most
        self._vectors: dict[str, Vectors] = {}

    def match(self, wanted: Sequence[Token], held: Sequence[Token], *, translate: bool) -> list[dict[int, float]]:
        """For each wanted token, the places in `held` of what says the same, each with how surely (1 for the word);
        `translate` where they may be of two languages."""
        if not held:
            return [{} for _ in wanted]
        sure = [
            {
                index: score
                for index, other in enumerate(held)
                if (score := _kin(one.stem, one.folded, one.named, other.stem, other.folded, translate=translate))
            }
            for one in wanted
        ]
        for one, found in zip(wanted, sure, strict=True):
            loose = [index for index, score in found.items() if score in (_LOOSE, _BROADER)]
            if loose:
                alike = self._encode([held[index].folded for index in loose]) @ self._encode([one.folded])[0]
                for index in (index for index, cosine in zip(loose, alike, strict=True) if cosine < _ALIKE):
                    del found[index]
        unsure = [place for place, found in enumerate(sure) if not found]
        if not unsure:
            return [_strictly(one, held, found) for one, found in zip(wanted, sure, strict=True)]
        near = self._encode([wanted[place].folded for place in unsure]) @ self._encode([one.folded for one in held]).T
        for row, place in enumerate(unsure):
            least = _NAMES_NEAR if wanted[place].named else _NEAR
            for index in np.flatnonzero(near[row] >= least).tolist():
                if not _differ(wanted[place], held[int(index)]):
                    sure[place][index] = float(near[row, index])
        return [_strictly(one, held, found) for one, found in zip(wanted, sure, strict=True)]

    def _encode(self, given: Sequence[str]) -> Vectors:
        missing = sorted({word for word in given if word not in self._vectors})
        if missing:
            if len(self._vectors) > self._most:
                self._vectors.clear()
                missing = sorted(set(given))
            self._vectors.update(zip(missing, self._embeddings.encode(missing), strict=True))
        return np.stack([self._vectors[word] for word in given])


def _strictly(one: Token, held: Sequence[Token], found: dict[int, float]) -> dict[int, float]:
    """What says the same as a token, less what only may where the passage tells what is opposed to it: a « locataire »
    is not somebody's « ménage » where there is a « bailleur »."""
    opposed = is_opposed(one.stem, [other.stem for other in held] if _members(one.stem) else ())
    return {place: score for place, score in found.items() if not opposed or _are_alike(one.stem, held[place].stem)}


def is_opposed(one: str, others: Iterable[str]) -> bool:
    """Whether a stem never stands for one of the others: « début » for « fin »."""
    return bool(_members(one)) and any(_are_told_apart(one, other) for other in others)


def _are_alike(one: str, other: str) -> bool:
    """Whether two stems are the same, or of one member of a group."""
    return one == other or not _members(one).isdisjoint(_members(other))


def _kin(one: str, one_folded: str, named: bool, other: str, other_folded: str, *, translate: bool) -> float:
    """1 for the same stem; less for a synonym, a broader word, one of its family, a translation or the same territory;
    0 for none."""
    if one == other:
        return 1.0
    if _are_told_apart(one, other):
        return 0.0
    mine, theirs = groups(one), groups(other)
    if not mine.same.isdisjoint(theirs.same):
        return 0.95
    if not mine.alike.isdisjoint(theirs.alike):
        return _LOOSE
    if not named and not mine.broader.isdisjoint(theirs.narrower):
        return _BROADER
    place = _territory(one_folded)
    if place:
        return 0.9 if other in place or place == _territory(other_folded) else 0.0
    if not named and _is_family(one, other):
        return 0.9
    return 0.9 if translate and other in _translated(one, one_folded) else 0.0


def _differ(one: Token, other: Token) -> bool:
    """Whether a vector's likeness must be ignored."""
    return (
        ALL in (one.stem, other.stem)
        or _are_told_apart(one.stem, other.stem)
        or bool(_territory(one.folded) or _territory(other.folded))
    )


def _are_told_apart(one: str, other: str) -> bool:
    """Whether two stems are different members of one group, and share none."""
    mine, theirs = _members(one), _members(other)
    if not mine or not theirs or not mine.isdisjoint(theirs):
        return False
    return bool({group for group, _ in mine} & {group for group, _ in theirs})


def is_time(stemmed: str) -> bool:
    """Whether a stem is a unit of time."""
    return any(group == 0 for group, _ in _members(stemmed))


@lru_cache(maxsize=1 << 15)
def _members(stemmed: str) -> frozenset[tuple[int, int]]:
    """The members (group, place in it) that a stem is in."""
    return frozenset(
        (number, place)
        for number, group in enumerate(opposites())
        for place, member in enumerate(group)
        if stemmed in member
    )


@lru_cache(maxsize=1 << 15)
def _territory(folded: str) -> frozenset[str]:
    """The stems of the name of the territory that an adjective belongs to (« isérois »: of « Isère »)."""
    territory = gazetteer().adjectives.get(folded)
    name = folded_name(territory.label) if territory else ""
    return frozenset(stem(word) for word in name.split() if len(word) > 2)


@lru_cache(maxsize=1 << 15)
def _translated(stemmed: str, folded: str) -> frozenset[str]:
    """The French stems that a word is translated by; where the table lacks it, those of what it is a form of."""
    table = shipped_translations()
    found = next((table[one] for one in (stemmed, *map(stem, bases(folded))) if one in table), ())
    return frozenset(french for french, share in found if share >= _LIKELY)


def _is_family(one: str, other: str) -> bool:
    """« expuls-er » and « expuls-ion »: a long common beginning, short endings."""
    if one[:_ROOT] != other[:_ROOT]:
        return False
    common = next((place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), 0)
    common = common or min(len(one), len(other))
    longest = max(len(one), len(other))
    return common >= max(_ROOT, _SHARED * longest) and longest - common <= _ENDING
