"""In which order of time a question wants a list: « les plus récentes », "the oldest scheme", « par date »."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.known.knowledge import Knowledge
from assistant.query import Order
from assistant.words.framing import aspect_words, genre_words
from corpus.document import Span
from corpus.text import fold_in_place, words
from corpus.wordlists import read_lines, read_patterns

_SECTIONS = ("newest first", "oldest first", "newest", "oldest", "lately")
_SUPERLATIVES = {"newest", "oldest"}
_AMONG_NAMED = ("newer", "older")
_ARTICLES = frozenset(("le", "la", "les", "the"))
_SEVERAL = re.compile(r"\bles (?:\w+ )?$")
_FRENCH_NUMBER = re.compile(r"(?:plus \w+?|derni(?:er|ere)|premi(?:er|ere))(s?)$")
_ENGLISH_NOUN = re.compile(
    r"\W+((?:(?!(?:in|on|for|of|to|with|at|that|which|is|are|was|about|from|where)\b)[\w'-]+ ?)+)"
)
_IS = re.compile(r"\b(?:is|was|what's|which one|name|l[ea])\W+(?:the )?$")


@dataclass(frozen=True, slots=True)
class Ordering:
    """The order asked, where its words stand, and whether they make a list of what they order."""

    order: Order | None = None
    spans: tuple[Span, ...] = ()
    decides: bool = False


def read_ordering(text: str, knowledge: Knowledge) -> Ordering:
    """The order of time that `text` asks; among experiments that it names, which is the oldest or the newest.

    Of a single one that it names, it asks the last or the first of something.
    """
    folded = fold_in_place(text)
    named = {name.source_ids for name in knowledge.names.find(text) if name.role == "title"}
    sections = () if len(named) == 1 else _AMONG_NAMED if named else _SECTIONS
    told = {section: spans for section in sections if (spans := _find(section, folded))}
    if not told:
        return Ordering()
    if named:
        order = Order("newest" if "newer" in told else "oldest", one=True)
        return Ordering(order, tuple(span for spans in told.values() for span in spans), decides=True)
    first = next(iter(told))
    superlatives = _SUPERLATIVES & set(told)
    one = first in _SUPERLATIVES and len(superlatives) == 1 and all(_is_one(folded, span) for span in told[first])
    order = Order("oldest" if first.startswith("oldest") else "newest", one)
    return Ordering(order, tuple(span for spans in told.values() for span in spans), first != "lately")


def _find(section: str, folded: str) -> list[Span]:
    """Where a section's turns of phrase stand, but for the newest or the oldest of what is no experiment."""
    spans = []
    for pattern in _turns()[section]:
        for match in pattern.finditer(folded):
            span = Span(*match.span("cut" if "cut" in pattern.groupindex else 0))
            if not _is_of_things(folded, span):
                spans.append(span)
    return spans


def _is_of_things(folded: str, span: Span) -> bool:
    before = [word.folded for word in words(folded[: span.start]) if word.folded not in _ARTICLES][-1:]
    after = [word.folded for word in words(folded[span.end :])][:1]
    return any(word in _things() or word in aspect_words() for word in (*before, *after))


def _is_one(folded: str, span: Span) -> bool:
    """Whether one is asked for, by the ending of the French adjective or by what the English one stands before."""
    french = _FRENCH_NUMBER.search(span.cut(folded))
    if french:
        return not (french.group(1) or _SEVERAL.search(folded[: span.start]))
    noun = _ENGLISH_NOUN.match(folded, span.end)
    if noun is None:
        return _IS.search(folded[: span.start]) is not None
    said = [word.folded for word in words(noun.group(1))]
    genre = [word for word in said if word in genre_words()]
    return not any(word.endswith("s") and not word.endswith("ss") for word in genre or said)


@lru_cache(maxsize=1)
def _turns() -> Mapping[str, Sequence[re.Pattern[str]]]:
    return read_patterns("assistant", "ordering", genre="|".join(sorted(genre_words())))


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    return frozenset(word for line in read_lines("assistant", "ordering", "things") for word in line.split())
