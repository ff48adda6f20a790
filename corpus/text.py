"""Text as every room reads it: normalised once, cut into words and sentences by offsets.

The analysis is French on purpose, for English words too: one space of stems serves
both languages (see docs/decisions.md).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import filterfalse
from typing import NamedTuple

import Stemmer

from corpus.document import Span

_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_WORD = re.compile(r"[^\W_]+")

STOP_WORDS = frozenset(
    """a ai ainsi alors au aucun aucune aussi autre autres aux avaient avait avant avec avoir avons ayant bien c ca
    car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de des deux
    donc dont du elle elles en encore entre es est et etaient etait etant etc ete etes etre eu eux fait
    faire font il ils j je jusqu l la le les leur leurs lors lui m ma mais me meme memes mes moi moins mon n
    ne ni non nos notre nous on ont ou par parce pas pendant peu peut peuvent plus pour pourquoi puis qu
    quand que quel quelle quelles quels qui quoi s sa sans se selon sera ses si soi soient sois soit son
    sont sous sur t ta te tes toi ton tous tout toute toutes tres tu un une vers voir vos votre vous y about
    all also an and any are as at be been being but by can could did do does doing for from had has have
    having he her hers him his how i if in into is it its itself just more most my no nor not of off on once
    only or other our out over own same she should so some such than that the their them then there these
    they this those through to too under until up very was we were what when where which while who whom why
    will with would you your""".split()
)
"""Folded words that carry no subject, French and English."""


class Word(NamedTuple):
    """A word of a text: where it stands, and its folded form (no case, no accents, œ as oe).

    There are millions of them: a tuple takes a third of a dataclass's time to make.
    """

    start: int
    end: int
    folded: str

    @property
    def span(self) -> Span:
        """The range of the text that the word is."""
        return Span(self.start, self.end)


def normalise(text: str) -> str:
    """The one form that is stored: NFC, `\\n` line ends, no control, zero-width or direction marks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _UNSAFE.sub("", text.replace("\x0b", "\n").replace("\x0c", "\n")))


def fold(text: str) -> str:
    """Lower case, accents off, ligatures opened: « Cœur d’Été » → "coeur d'ete"."""
    text = text.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(filterfalse(unicodedata.combining, decomposed))


def fold_in_place(text: str) -> str:
    """`text` folded character by character: what is found in it stands at the same place in `text`."""
    return "".join(fold(char)[:1] or " " for char in text)


def words(text: str) -> Iterator[Word]:
    """Every word, elisions split (« l’accueil » is "l", "accueil"; « aujourd’hui » two words, always)."""
    for match in _WORD.finditer(text):
        folded = _fold_word(match.group())
        if folded:
            yield Word(*match.span(), folded)


def folded_words(text: str) -> list[str]:
    """The folded forms of `words`, for those who need no spans: several times faster."""
    return [folded for word in _WORD.findall(text) if (folded := _fold_word(word))]


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    return fold(word)


@lru_cache(maxsize=1 << 16)
def stem(folded: str) -> str:
    """The Snowball French stem of a folded word."""
    return str(_stemmer().stemWord(folded))


def stems(text: str) -> list[str]:
    """Stems of the words that carry a subject, in order, with repetitions."""
    return [stem(word) for word in folded_words(text) if word not in STOP_WORDS]


@lru_cache(maxsize=1)
def _stemmer() -> "Stemmer.Stemmer":
    return Stemmer.Stemmer("french")


_ABBREVIATIONS = frozenset(
    "m mm mme mmes mlle dr pr st ste art al p pp n no cf ex env etc vol ed fig tel av bd hab max min resp sq ch".split()
)
_FIRST_NAMES = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{2}")
"""Two initials run together, as people write them (« JM. », « JP. »)."""
_SURNAME = re.compile(r"\. ([A-ZÀ-Ý][a-zà-ÿ]+)")
_SENTENCE_END = re.compile(r"(?:[.!?…]+[»”\")\]]*(?=\s|$)(?:\s*[»”])?|\n\s*\n|\n(?=\s*[-•–*▪◦·#|]))")


def sentences(text: str, within: Span | None = None) -> list[Span]:
    """Spans of the sentences of `text` (or of a range of it), trimmed, none empty.

    Line breaks inside a paragraph do not end a sentence; a blank line, a list
    mark or closing punctuation does. Abbreviations (« M. », « p. ex. ») and initials do not.
    """
    start, end = (within.start, within.end) if within else (0, len(text))
    found: list[Span] = []
    begin = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.group().startswith(".") and _is_abbreviation(text, begin, match.start()):
            continue
        _append_trimmed(found, text, begin, match.end())
        begin = match.end()
    _append_trimmed(found, text, begin, end)
    return found


def _is_abbreviation(text: str, begin: int, dot: int) -> bool:
    before = re.search(r"([^\W\d_]+)$", text[max(begin, dot - 12) : dot])
    if before is None:
        return False
    word = before.group(1)
    if _FIRST_NAMES.fullmatch(word):
        surname = _SURNAME.match(text, dot)
        return surname is not None and fold(surname.group(1)) not in STOP_WORDS
    return (len(word) == 1 and word.isupper()) or fold(word) in _ABBREVIATIONS - {"etc"}


def _append_trimmed(found: list[Span], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        found.append(Span(begin + left, begin + right))
