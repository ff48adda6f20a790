"""The words of a list question that no facet explains: which say what is sought, and which only colour it.

Where no facet says what is sought, nouns (« avec un chien », "which boats") and adjectives of kind
(« culturelles ») do. Beside a facet, the head of what is asked for (« quelles piscines pour… », "yoga
classes for…") must be met as well; other nouns of the facet's own clause (« familles à l'hôtel ») narrow
the list where a match holds them. Verbs never do, nor what is enumerated beside a facet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.known.knowledge import Knowledge
from assistant.query import Query
from assistant.selection.standing import apart_from, is_head, is_kind, is_noun, opening_run, split_alternatives
from assistant.words.framing import framing_stems, listing_stems
from assistant.words.matching import Term, read_terms, root, stems_of
from corpus.document import Span
from corpus.tagging.lexicon import facet_names, find_terms
from corpus.tagging.vocabulary import Facet
from corpus.text import STOP_WORDS, Word, stem, words

_EVERYWHERE = 0.4
_FREQUENT = 0.1
_CLAUSE_END = re.compile(r"[.!?;:(),]")

Phrases = tuple[tuple[Term, ...], ...]
"""Alternatives (« yourtes ou caravanes »), each of words that belong together."""


@dataclass(frozen=True, slots=True)
class Topics:
    """`sought` decide where no facet does and may narrow where one does; `heads` name what is asked for; `all` rank."""

    sought: Phrases = ()
    heads: Phrases = ()
    all: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Terms of chosen words, without those that more than `most` of the sources hold: they tell nothing."""

    query: Query
    knowledge: Knowledge
    most: float

    def terms(self, chosen: Sequence[Word], *, rare: bool = True) -> tuple[Term, ...]:
        text = " ".join(word.folded for word in chosen)
        translate = self.knowledge.translate if self.query.language == "en" else _untranslated
        terms = read_terms(text, self.knowledge.weigh, translate, listing_stems())
        return tuple(term for term in terms if self._is_rare(term)) if rare else terms

    def phrases(self, chosen: Sequence[Word]) -> Phrases:
        groups = split_alternatives(chosen, self.query.standalone)
        return tuple(terms for group in groups if (terms := self.terms(group)))

    def _is_rare(self, term: Term) -> bool:
        return sum(term.met_by(stems_of(known.speech)) > 0 for known in self.knowledge.sources) <= self.most


def read_topics(query: Query, knowledge: Knowledge, *, explained: bool, demands_more: bool) -> Topics:
    """The topics among a query's words left over.

    `explained` tells that facets or names say what is sought, `demands_more` that
    anything at all is demanded (a place, a status).
    """
    text = query.standalone
    left = [word for word in words(text) if word.span.cut(text) in query.words and not word.folded.isdigit()]
    read = _Reader(query, knowledge, (_FREQUENT if demands_more else _EVERYWHERE) * len(knowledge.sources))
    nouns = [word for word in left if is_noun(word, text)]
    if not demands_more:
        kinds = [word for word in left if word in nouns or is_kind(word, text)]
        heads = [word for word in kinds if is_head(word, text)]
        return Topics(read.phrases(kinds) or read.phrases(left), read.phrases(heads), read.terms(left))
    facets = [found.span for found in find_terms(text, question=True)]
    told = _roots_told(query)
    apart = [
        word for word in apart_from(left, [*facets, *_consumed(text, left)], text) if root(word.folded) not in told
    ]
    opening = opening_run(apart, text)
    heads = [
        word for word in apart if word in opening or ((word in nouns or is_kind(word, text)) and is_head(word, text))
    ]
    if explained:
        nouns = [word for word in nouns if not facets or any(_in_one_clause(word.span, span, text) for span in facets)]
    sought = [word for word in apart if word in nouns]
    return Topics(read.phrases(sought), read.phrases(heads), read.terms(left, rare=False))


def _consumed(text: str, left: Sequence[Word]) -> list[Span]:
    """The content words that something explains: facets, names, places, means."""
    return [
        word.span
        for word in words(text)
        if word not in left and word.folded not in STOP_WORDS and stem(word.folded) not in framing_stems()
    ]


def _roots_told(query: Query) -> frozenset[str]:
    """The roots that names of the facets asked are made of: « chambre » tells nothing beside « chez l’habitant »."""
    asked = {(one.facet, one.code) for clause in query.clauses for group in clause for one in group}
    return frozenset(told for facet, code in asked for told in _roots_of(facet, code))


@lru_cache
def _roots_of(facet: Facet, code: str) -> frozenset[str]:
    names = [name for kind, named, name in facet_names() if (kind, named) == (facet, code)]
    return frozenset(root(word.folded) for name in names for word in words(name))


def _in_one_clause(one: Span, other: Span, text: str) -> bool:
    first, second = sorted((one, other))
    return _CLAUSE_END.search(text[first.end : second.start]) is None


def _untranslated(_folded: str) -> tuple[str, ...]:
    return ()
