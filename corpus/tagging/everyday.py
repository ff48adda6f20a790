"""How people say it who do not speak the field's language (corpus/data/everyday.txt): read in questions only.

« Un coup de main pour la paperasse » is access to rights, "somewhere to stay" accommodation. A phrase is a row of
places, each with the stems that may stand there; articles and possessives count for nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from corpus.document import Span
from corpus.tagging.found import Found
from corpus.tagging.phrases import ARTICLES, form_of, singular_stem
from corpus.tagging.vocabulary import Facet
from corpus.text import STOP_WORDS, Word, words
from corpus.wordlists import read_sections

_SKIPPED = ARTICLES | frozenset(
    "a an leur leurs son sa ses mon ma mes nos vos notre votre their his her its my our your own some any".split()
)


@dataclass(frozen=True, slots=True)
class _Saying:
    """A way to say a code; `form` where it is a single word, which is inflected and never derived."""

    places: tuple[frozenset[str], ...]
    facet: Facet
    code: str
    term: str
    form: frozenset[str]


def find_everyday(tokens: Sequence[Word]) -> list[Found]:
    """The facets that the words of a question mean in everyday speech, the longest sayings first at each word."""
    tokens = [word for word in tokens if word.folded not in _SKIPPED]
    read = [singular_stem(word.folded) for word in tokens]
    found: list[Found] = []
    index = 0
    while index < len(tokens):
        taken = 0
        for saying in _sayings().get(read[index], ()):
            length = len(saying.places)
            if length < taken:
                break
            here = tokens[index : index + length]
            if _says(saying, read[index : index + length]) and (not saying.form or set(form_of(here)) <= saying.form):
                taken = length
                found.append(
                    Found(Span(here[0].start, here[-1].end), saying.facet, saying.code, saying.term, casual=True)
                )
        index += max(taken, 1)
    return found


def _says(saying: _Saying, read: Sequence[str]) -> bool:
    return len(read) == len(saying.places) and all(one in place for one, place in zip(read, saying.places, strict=True))


@lru_cache(maxsize=1)
def _sayings() -> dict[str, tuple[_Saying, ...]]:
    """Sayings by each stem that may open them, longest first."""
    opening: dict[str, list[_Saying]] = {}
    for saying in dict.fromkeys(_read()):
        for first in saying.places[0]:
            opening.setdefault(first, []).append(saying)
    return {first: tuple(sorted(found, key=lambda one: -len(one.places))) for first, found in opening.items()}


def _read() -> Iterator[_Saying]:
    for header, lines in read_sections("corpus", "everyday"):
        facet, _, named = header.partition(":")
        code, _, term = named.partition("/")
        for phrase in (phrase for line in lines for phrase in line.split(";")):
            for places in _rows(phrase):
                alone = [word for one in phrase.split("|") for word in words(one)] if len(places) == 1 else []
                form = frozenset(form for word in alone for form in form_of([word]))
                yield _Saying(places, cast(Facet, facet), code, term, form)


def _rows(phrase: str) -> Iterator[tuple[frozenset[str], ...]]:
    """The rows of places that a phrase stands for: one where an article may stand may be empty."""
    places = _places(phrase)
    if places:
        yield tuple(place for place, _ in places)
    least = tuple(place for place, may_lack in places if not may_lack)
    if len(least) < len(places) and sum(not place <= STOP_WORDS for place in least) > 1:
        yield least


def _places(phrase: str) -> list[tuple[frozenset[str], bool]]:
    """The places of a phrase, one for each word that counts, and whether it may be empty; of an alternative with an
    elision (« d'électricité »), the last word."""
    places: list[tuple[frozenset[str], bool]] = []
    for place in phrase.split():
        read = [_stems(one) for one in place.split("|")]
        if len(read) == 1:
            places += [(frozenset((one,)), False) for one in read[0]]
        elif any(read):
            places.append((frozenset(stems[-1] for stems in read if stems), not all(read)))
    return places


def _stems(text: str) -> list[str]:
    return [singular_stem(word.folded) for word in words(text) if word.folded not in _SKIPPED]
