"""What one part of a question wants: a type of value, and the words that say about what."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from assistant.query import Asked, Language, Query
from assistant.understanding.asking import type_parts
from assistant.words.grammar import read_nouns
from assistant.words.matching import Term, read_terms, root
from assistant.words.questioning import question_roots
from corpus.tagging.lexicon import find_terms
from corpus.text import fold, words

_WITH_WORDS = frozenset(("section", "date", "year", "share", "age", "duration", "amount", "area", "law"))
"""Types of answer that words name: « le jour », “the percentage”; these say what is asked, not of what."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One part of a question.

    `terms` are its content words without the names that `Query.names` recognised, `required`
    those of them that the answer may not ignore (a facet or a modal word it may), `nouns` those
    of these that stand as nouns: verbs and adverbs forbid no value of the type asked. `counted`
    are what a number must count, head first; `subject` are the terms that are neither counted
    nor a territory.
    """

    text: str
    asked: Asked
    terms: tuple[Term, ...]
    required: tuple[Term, ...]
    nouns: tuple[Term, ...]
    counted: tuple[Term, ...]
    subject: tuple[Term, ...]
    language: Language

    @property
    def heads(self) -> tuple[Term, ...]:
        """The nouns that a number must stand before: in French the first, in English any word but a participle."""
        if self.language == "fr":
            return self.counted[:1]
        return tuple(term for term in self.counted if not term.word.endswith("ed")) or self.counted


Weigh = Callable[[str], float]
Translate = Callable[[str], Iterable[str]]


def read_wanted(
    query: Query, named: Collection[str], weigh: Weigh, translate: Translate, near: Translate = lambda _folded: ()
) -> tuple[Wanted, ...]:
    """Each part of a question, in order; `named` are the ids of the fiches that its names mean.

    Where there is none, a name is a word like others: the sentence must bear it.
    """
    meant = frozenset(named)
    borne = {
        root(word.folded)
        for name in query.names
        if meant
        for word in (*words(name.label), *words(name.span.cut(query.standalone)))
    }
    parts = type_parts(query.standalone, query.language)
    if len(parts) == 1 and parts[0][1] == Asked():
        parts = ((parts[0][0], query.asked),)
    plain = {
        root(word.folded)
        for typed in (*query.words, *_qualities(query), *_unmeant(query, meant))
        for word in words(typed)
    }
    places = {root(word.folded) for place in query.filters.places or () for word in words(place.label)}
    found = []
    for part, asked in parts:
        text = part + _untold(part, asked)
        skip = borne | question_roots("asking")
        skip |= question_roots(asked.type) if asked.type in _WITH_WORDS else frozenset()
        told = {root(word.folded) for word in words(text)} - plain
        terms = _lightened(read_terms(text, weigh, translate, skip, lighter=told, near=near))
        counted = tuple(term for term in read_terms(text, weigh, translate, near=near) if term.root in asked.of)
        asking = {root(word.folded) for word in words(_BEFORE_QUESTION.sub("", part))}
        free = question_roots("modal") | _dated(part, asked)
        required = tuple(term for term in terms if term.root in (plain & asking) - free)
        standing = read_nouns(part, query.language)
        nouns = tuple(term for term in required if term.word in standing)
        subject = tuple(term for term in terms if term.root not in asked.of and term.root not in places)
        ordered = _in_order(counted, asked.of)
        found.append(Wanted(part, asked, terms, required, nouns, ordered, subject, query.language))
    return tuple(found)


def _dated(part: str, asked: Asked) -> frozenset[str]:
    """The words that say when (« fin des années 2010 »): of a value asked its time is compared, not its words."""
    if asked.type in ("text", "section", "definition"):
        return frozenset()
    return frozenset(root(word.folded) for match in _WHEN.finditer(fold(part)) for word in words(match.group()))


def _lightened(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms with those that qualify a value at little weight: they tell nothing of what it is about."""
    modal = question_roots("modal")
    return tuple(replace(term, weight=min(term.weight, _MODAL)) if term.root in modal else term for term in terms)


def _unmeant(query: Query, meant: frozenset[str]) -> list[str]:
    return [] if meant else [name.span.cut(query.standalone) for name in query.names]


def _qualities(query: Query) -> list[str]:
    """Words read as a status, a kind or a level of evidence: in a question of fact they are what is asked."""
    told = [found for found in find_terms(query.standalone, question=True) if found.facet not in ("themes", "publics")]
    return [found.span.cut(query.standalone) for found in told]


_MODAL = 0.3
_BEFORE_QUESTION = re.compile(r"^.*[.!?:;]\s+(?=\S+\s+\S+\s+\S)", re.DOTALL)
"""What is said before the question itself: it tells what the question is about, and demands nothing."""

_WHEN = re.compile(
    r"\b(?:(?:fin|debut|milieu|courant|cours|end|start|beginning|middle|early|late) (?:de |des |of |of the )?)?"
    r"(?:annees? |the )?(?:19|20)\d{2}s?\b"
)
_UNTIL = re.compile(r"\bjusqu'?(?:a|à) (?:quand|quel)|\buntil (?:when|wh)|\bprend fin\b", re.IGNORECASE)


def _untold(part: str, asked: Asked) -> str:
    """The word that a turn of phrase says without it: « jusqu’à quand » asks for an end."""
    return " fin" if asked.type in ("date", "year") and _UNTIL.search(part) else ""


def _in_order(terms: Collection[Term], order: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: order.index(term.root)))
