"""Whether an answer holds the figures and names that a short model answer (a gist) names."""

import re
import unicodedata

from corpus.text import fold

_NUMBER_WORDS = {
    word: str(value)
    for value, names in enumerate(
        """zero|zero un|une|one deux|two trois|three quatre|four cinq|five six|six sept|seven huit|eight neuf|nine
        dix|dizaine|ten onze|eleven douze|douzaine|twelve treize|thirteen quatorze|fourteen quinze|quinzaine|fifteen
        seize|sixteen dix-sept|seventeen dix-huit|eighteen dix-neuf|nineteen vingt|vingtaine|twenty""".split()
    )
    for word in names.split("|")
} | {"trente": "30", "thirty": "30", "quarante": "40", "quarantaine": "40", "forty": "40"}
_NUMBER_WORDS |= {"cinquante": "50", "cinquantaine": "50", "fifty": "50", "cent": "100", "centaine": "100"}
_AMBIGUOUS = {"un", "une", "one", "six"}
_THOUSANDS = re.compile(r"(?<=\d)[\s\u00a0\u202f.,](?=\d{3}\b)")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_NAME = re.compile(r"(?<![.!?:;]\s)(?<!^)\b[A-ZÀ-Þ][\w'’-]{2,}")


def numbers(text: str) -> frozenset[str]:
    """Every number of `text`, digits or French and English words, thousands joined."""
    text = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text))
    digits = {number.replace(",", ".") for number in _DIGITS.findall(text)}
    spelt = {_NUMBER_WORDS[word] for word in re.findall(r"[\w-]+", fold(text)) if word in _NUMBER_WORDS}
    return frozenset(digits | spelt)


def names(gist: str) -> frozenset[str]:
    """Folded proper names of a gist: capitalised words that do not begin a sentence."""
    return frozenset(fold(name) for name in _NAME.findall(gist))


def holds_figure(gist: str, head: str) -> bool | None:
    """Whether `head` holds at least half of the gist's figures, else of its names; None if it has neither.

    Spelt-out numbers of the gist count as figures only when it has no digits,
    « un » and « six » (ambiguous between the languages) never do.
    """
    wanted = frozenset(_DIGITS.findall(_THOUSANDS.sub("", gist))) or _spelt(gist)
    if wanted:
        return len({w.replace(",", ".") for w in wanted} & numbers(head)) / len(wanted) >= 0.5
    wanted = names(gist)
    if wanted:
        folded = fold(head)
        return sum(name in folded for name in wanted) / len(wanted) >= 0.5
    return None


def holds_words(quote: str, text: str) -> bool:
    """Whether at least four fifths of the words of a supporting sentence stand in `text`."""
    wanted = re.findall(r"\w+", fold(quote))
    have = set(re.findall(r"\w+", fold(text)))
    return sum(word in have for word in wanted) >= 0.8 * len(wanted)


def _spelt(gist: str) -> frozenset[str]:
    found = set(re.findall(r"[\w-]+", fold(gist))) - _AMBIGUOUS
    return frozenset(_NUMBER_WORDS[word] for word in found if word in _NUMBER_WORDS)
