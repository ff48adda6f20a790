"""What words stand for: synonyms, broader words, words that say little (assistant/data), all by their stems."""

from functools import lru_cache
from typing import NamedTuple

from corpus.text import fold, folded_words, stem
from corpus.wordlists import read_lines

_NONE: frozenset[int] = frozenset()
_ENDINGS = {
    "aitre": ("ais", "ait", "aissent", "aissait", "aissant", "u", "ue", "us"),
    "ettre": ("et", "ets", "ettent", "ettait", "is", "ise"),
    "rendre": ("rend", "rends", "rennent", "rendent", "ris", "rise", "rendu", "rendus", "rendue"),
    "indre": ("int", "ints", "inte", "ignent", "ignait"),
    "enir": ("ient", "iennent", "enu", "enus", "enue", "enait", "iendra"),
    "aloir": ("aut", "alent", "alant", "alait"),
    "cevoir": ("coit", "coivent", "cu", "cue", "cus", "cevait"),
    "vrir": ("vre", "vrent", "vert", "verte", "verts", "vertes", "vrait"),
    "ffrir": ("ffre", "ffrent", "ffert", "fferte", "fferts", "ffrait"),
    "uire": ("uit", "uisent", "uisait", "uite", "uits"),
    "crire": ("crit", "crits", "crite", "crivent"),
    "clure": ("clut", "cluent", "clu", "clue", "clus"),
    "uivre": ("uit", "uivent", "uivait", "uivi", "uivie", "uivis"),
    "vivre": ("vit", "vivent", "vecu", "vecue"),
    "yer": ("ie", "ient", "ye", "yee", "yes", "yait"),
    "er": ("e", "ee", "es", "ees", "ent", "ait", "aient", "ant", "era"),
    "tir": ("t", "ti", "tie", "tis", "tent", "tait"),
    "ir": ("i", "ie", "is", "ies", "it", "issent", "issait", "issant", "ent", "u", "us"),
    "dre": ("d", "dent", "du", "due", "dus", "dues", "dait", "dant"),
}
"""Endings that forms of a verb have in the place of its infinitive's; the first that fits counts."""
_REGULAR = ("er", "tir", "ir", "dre")
"""Endings that many words have which are no verbs, so that a stem of three letters must stand before them."""
_INFINITIVES = ("er", "ir", "re")
_LOOSE = "~"
_INFLECTED = 4
"""Letters from which a word may be an English one whose forms are told by rule."""


class Groups(NamedTuple):
    """The lines that a stem is in: of synonyms.txt, those of it that begin with « ~ », of broader.txt before the colon
    and after it."""

    same: frozenset[int]
    alike: frozenset[int]
    broader: frozenset[int]
    narrower: frozenset[int]


@lru_cache(maxsize=1 << 15)
def groups(stemmed: str) -> Groups:
    """The lines that a stem is in."""
    return Groups(*(lines.get(stemmed, _NONE) for lines in (_synonyms(), _loosely(), *_broader())))


def is_bland(stemmed: str) -> bool:
    """Whether a stem says little beside what it goes with (« permet », « dispositif »)."""
    return stemmed in _bland()


def is_verb(stemmed: str) -> bool:
    """Whether a stem is one of a verb that synonyms.txt or bland.txt holds."""
    return stemmed in _verbs()


def is_contrary(stemmed: str) -> bool:
    """Whether a stem is one of a verb that turns what is noted into its opposite (opposites.txt)."""
    return stemmed in _contrary()


@lru_cache(maxsize=1)
def opposites() -> tuple[tuple[frozenset[str], ...], ...]:
    """The groups of opposites.txt: of each its members, which are told apart, by their stems."""
    return tuple(
        tuple(_stems_of(member) for member in line.split("/"))
        for line in read_lines("assistant", "opposites", "groups")
    )


@lru_cache(maxsize=1)
def _contrary() -> frozenset[str]:
    return frozenset().union(*(_stems_of(line) for line in read_lines("assistant", "opposites", "contrary")))


def _stems_of(text: str) -> frozenset[str]:
    return frozenset(stem(form) for word in text.split() for form in forms(fold(word)))


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    lines = (*_lines("synonyms"), *_lines("bland"))
    told = {word for line in lines for word in folded_words(line) if word.endswith(_INFINITIVES)}
    return frozenset(stem(form) for word in told if len(word) >= _INFLECTED for form in forms(word))


@lru_cache(maxsize=1)
def _bland() -> frozenset[str]:
    return frozenset(stem(form) for line in _lines("bland") for word in line.split() for form in forms(word))


def _lines(name: str) -> tuple[str, ...]:
    return read_lines("assistant", name)


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[int]]:
    """The lines of synonyms.txt that each stem is in."""
    return _lines_of([line for line in _lines("synonyms") if not line.startswith(_LOOSE)])


@lru_cache(maxsize=1)
def _loosely() -> dict[str, frozenset[int]]:
    return _lines_of([line for line in _lines("synonyms") if line.startswith(_LOOSE)])


def _lines_of(lines: list[str]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in folded_words(line):
            for form in forms(word):
                found.setdefault(stem(form), set()).add(number)
    return {stemmed: frozenset(numbers) for stemmed, numbers in found.items()}


def forms(word: str) -> list[str]:
    """A folded word, and the forms whose stems, without accents, differ from its own: those of a French infinitive,
    those that English has by rule or not (« sent » of « send »)."""
    found = [word, *_inflected(word), *_irregular().get(word, ())]
    for infinitive, endings in _ENDINGS.items():
        least = 2 if infinitive in _REGULAR else 0
        if word.endswith(infinitive) and len(word) > len(infinitive) + least:
            return found + [word[: -len(infinitive)] + ending for ending in endings]
    return [*found, word + "e"] if word.endswith("e") else found


def bases(folded: str) -> list[str]:
    """What an English word may be a form of: « houses » and « housing » of « house »."""
    found = list(_irregular_bases().get(folded, ()))
    for ending in ("ing", "ed", "ly", "ers", "er", "s"):
        if folded.endswith(ending) and len(folded) > len(ending) + 2:
            root = folded[: -len(ending)]
            found += [root, root + "e", root[:-1] + "y" if root.endswith("i") else root[:-1]]
            break
    return found


def _inflected(word: str) -> list[str]:
    """An English word with the endings of its verb, adverb and plural; of a French one nothing that anybody writes."""
    if len(word) < _INFLECTED or not word.isascii():
        return []
    if word.endswith("e"):
        return [word + "d", word[:-1] + "ing", word[:-1] + "ly"]
    if word.endswith("y"):
        return [word[:-1] + ending for ending in ("ies", "ied", "ying", "ily")]
    return [word + ending for ending in ("ed", "ing", "ly")] + [word + word[-1] + ending for ending in ("ed", "ing")]


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[str, ...]]:
    """The forms of English verbs and nouns that no rule tells, by the first."""
    return {first: tuple(others) for first, *others in (line.split() for line in _lines("irregular"))}


@lru_cache(maxsize=1)
def _irregular_bases() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for first, others in _irregular().items():
        for other in others:
            found[other] = (*found.get(other, ()), first)
    return found


@lru_cache(maxsize=1)
def _broader() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    """The lines of broader.txt that each stem is in, before the colon and after it."""
    sides = [line.partition(":") for line in _lines("broader")]
    return _lines_of([before for before, _, _ in sides]), _lines_of([after for _, _, after in sides])
