"""Facets that a question means without saying any of their names: by the shipped embedding model.

« Gosses » is near « enfants », “mums” near “mothers”. The model reads word pieces, so a word is
held only against names of one word, and a pair of words against names of several: « équipe » is
no « formation des équipes ».
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from assistant.words.framing import listing_stems
from corpus.document import Span
from corpus.embedding.models import load_embeddings
from corpus.embedding.static import Vectors
from corpus.language import word_is_known, word_odds
from corpus.tagging.found import Found
from corpus.tagging.lexicon import facet_names
from corpus.tagging.vocabulary import Facet, vocabulary
from corpus.text import STOP_WORDS, Word, fold, stem, words

_NEAR, _SURE, _PAIR = 0.43, 0.6, 0.7
"""Cosine from which a word means a facet: one that the model knows well, one that it may not, a pair of words.

Chosen on words of everyday speech, half of which must give nothing."""
_MARGIN = 0.08
"""How much nearer the facet must be than any other that is neither broader nor narrower."""
_SHORT = 4


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of facets with their vectors, row by row."""

    codes: tuple[tuple[Facet, str], ...]
    vectors: Vectors


def find_near(left: Sequence[Word], text: str) -> list[Found]:
    """The theme and the public that words left over mean best; a pair of neighbours before each word alone."""
    telling = [word for word in left if len(word.folded) >= _SHORT and stem(word.folded) not in listing_stems()]
    near: list[tuple[float, Found]] = []
    for first, second in pairwise(telling):
        if not set(_between(text, first, second)) - STOP_WORDS:
            near += _nearest(Span(first.start, second.end), text, _names(several=True), _PAIR)
    paired = [found.span for _, found in near]
    compound = (*_modifying(telling, text), *_modified(telling, text))
    for word in telling:
        if word not in compound and not any(span.covers(word.span) for span in paired):
            least = _NEAR if word_is_known(word.folded) else _SURE
            near += _nearest(word.span, text, _names(several=False), least)
    best: dict[Facet, Found] = {}
    for _, found in sorted(near, key=lambda one: (-one[0], one[1].span)):
        best.setdefault(found.facet, found)
    return sorted(best.values(), key=lambda one: one.span)


def _modifying(telling: Sequence[Word], text: str) -> list[Word]:
    """The words that only say of what sort the activity after them is: "care farming" is no care."""
    return [
        one
        for one, following in pairwise(telling)
        if following.folded.endswith("ing") and text[one.end : following.start] in (" ", "-")
    ]


def _modified(telling: Sequence[Word], text: str) -> list[Word]:
    """The words of which the English noun before them tells the sort: "hotel rooms" are no rooms to share."""
    return [
        following
        for one, following in pairwise(telling)
        if text[one.end : following.start] == " " and word_odds(following.folded) > 0
    ]


def _nearest(span: Span, text: str, names: _Names, least: float) -> list[tuple[float, Found]]:
    """The facet that the words at a span mean, with its cosine; none where it is far, or another as near."""
    vector = load_embeddings().encode([span.cut(text).lower()])[0]
    likeness = names.vectors @ vector
    best = int(np.argmax(likeness))
    if likeness[best] < least:
        return []
    facet, code = names.codes[best]
    rivals = [row for row, other in enumerate(names.codes) if not _akin((facet, code), other)]
    if rivals and likeness[best] - float(np.max(likeness[rivals])) < _MARGIN:
        return []
    return [(float(likeness[best]), Found(span, facet, code))]


def _akin(one: tuple[Facet, str], other: tuple[Facet, str]) -> bool:
    """Whether two codes are of different facets, the same, or one within the other."""
    if one[0] != other[0]:
        return True
    broader = vocabulary(one[0]).broaden
    return one[1] in broader((other[1],)) or other[1] in broader((one[1],))


@lru_cache(maxsize=2)
def _names(*, several: bool) -> _Names:
    """Every name of a theme or public that is made of several telling words, or of one word."""
    named = dict.fromkeys(facet_names())
    chosen = [one for one in named if (_telling(one[2]) > 1 if several else " " not in one[2])]
    codes = tuple((facet, code) for facet, code, _ in chosen)
    return _Names(codes, load_embeddings().encode([name.lower() for _, _, name in chosen]))


def _telling(name: str) -> int:
    return sum(word.folded not in STOP_WORDS for word in words(fold(name)))


def _between(text: str, first: Word, second: Word) -> Iterable[str]:
    return [word.folded for word in words(text[first.end : second.start])]
