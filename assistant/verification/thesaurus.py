"""What words stand for: synonyms, broader words, words that say little (assistant/data), all by their stems."""

from functools import lru_cache
from importlib import resources

from corpus.text import folded_words, stem

_NONE: frozenset[int] = frozenset()
_ENDINGS = {
    "aitre": ("ais", "ait", "aissent", "aissait", "aissant", "u", "ue", "us"),
    "ettre": ("et", "ets", "ettent", "ettait", "is", "ise"),
    "rendre": ("rend", "rends", "rennent", "rendent", "ris", "rise", "rendu", "rendus", "rendue"),
    "indre": ("int", "ints", "inte", "ignent", "ignait"),
    "enir": ("ient", "iennent", "enu", "enus", "enue", "enait", "iendra"),
    "cevoir": ("coit", "coivent", "cu", "cue", "cus", "cevait"),
    "vrir": ("vre", "vrent", "vert", "verte", "verts", "vertes", "vrait"),
    "ffrir": ("ffre", "ffrent", "ffert", "fferte", "fferts", "ffrait"),
    "uire": ("uit", "uisent", "uisait", "uite", "uits"),
    "crire": ("crit", "crits", "crite", "crivent"),
    "vivre": ("vit", "vivent", "vecu", "vecue"),
    "er": ("e", "ee", "es", "ees", "ent", "ait", "aient", "ant", "era"),
    "tir": ("t", "ti", "tie", "tis", "tent", "tait"),
    "ir": ("i", "ie", "is", "ies", "it", "issent", "issait", "issant", "ent", "u", "us"),
    "dre": ("d", "dent", "du", "due", "dus", "dues", "dait", "dant"),
}
"""Endings that forms of a verb have in the place of its infinitive's; the first that fits counts."""


def are_synonyms(one: str, other: str) -> bool:
    """Whether two stems share a line of synonyms.txt."""
    return not _synonyms().get(one, _NONE).isdisjoint(_synonyms().get(other, _NONE))


def is_broader(one: str, other: str) -> bool:
    """Whether the first stem may be said in place of the second, narrower one (broader.txt)."""
    broader, narrower = _broader()
    return not broader.get(one, _NONE).isdisjoint(narrower.get(other, _NONE))


def is_bland(stemmed: str) -> bool:
    """Whether a stem says little beside what it goes with (« permet », « dispositif »)."""
    return stemmed in _bland()


@lru_cache(maxsize=1)
def _bland() -> frozenset[str]:
    return frozenset(stem(form) for line in _lines("bland.txt") for word in line.split() for form in forms(word))


def _lines(name: str) -> list[str]:
    text = resources.files("assistant").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[int]]:
    """The lines of synonyms.txt that each stem is in."""
    return _lines_of(_lines("synonyms.txt"))


def _lines_of(lines: list[str]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in folded_words(line):
            for form in forms(word):
                found.setdefault(stem(form), set()).add(number)
    return {stemmed: frozenset(numbers) for stemmed, numbers in found.items()}


def forms(word: str) -> list[str]:
    """A folded word, and of a French infinitive the forms whose stems, without accents, differ from its own."""
    for infinitive, endings in _ENDINGS.items():
        if word.endswith(infinitive) and len(word) > len(infinitive) + 2:
            return [word, *(word[: -len(infinitive)] + ending for ending in endings)]
    return [word, word + "e"] if word.endswith("e") else [word]


@lru_cache(maxsize=1)
def _broader() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    """The lines of broader.txt that each stem is in, before the colon and after it."""
    sides = [line.partition(":") for line in _lines("broader.txt")]
    return _lines_of([before for before, _, _ in sides]), _lines_of([after for _, _, after in sides])
