"""Facet words found in a text: the vocabularies' labels and words, the glossary's terms, by stems, both languages."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpus.document import Span
from corpus.tagging.everyday import find_everyday
from corpus.tagging.found import Found
from corpus.tagging.glossary import glossary
from corpus.tagging.phrases import (
    ARTICLES,
    QUESTIONED,
    TAGGED,
    Phrase,
    form_of,
    is_sigle,
    meanings,
    parts,
    phrases_by_stem,
    singular_stem,
    sorts,
)
from corpus.tagging.vocabulary import Facet, vocabulary
from corpus.text import Word, fold, words

_SHORTEST_CASUAL_SIGLE = 3
_OF_A_PLACE = re.compile(r"\s+(?:de|d['’]|du|of)\s*[A-Z]")
"""What follows the sigle of one institution: « l'IAE de Grenoble »."""
_ALSO_WORDS = frozenset("act pass lam moi hope emile ara seve phc aci ami app gap ars wise calm aid cap".split())
"""Sigles whose lower-case form is an ordinary word or name: only capitals mean the sigle."""


def find_terms(
    text: str, *, question: bool = False, exact: bool = False, tokens: Sequence[Word] | None = None
) -> list[Found]:
    """Every facet that `text` names, longest phrases first at each word, none inside another.

    Articles count for nothing: « chez un particulier » is « chez des particuliers ».
    In a question, statuses, kinds and levels of evidence count too, as does what people say instead, and sigles may
    be typed in lower case. `exact` holds several words to their form as well: « loge
    temporairement » is no « logement temporaire ». `tokens` are the text's words, by
    who has them already.
    """
    every = list(words(text) if tokens is None else tokens)
    tokens = [word for word in every if word.folded not in ARTICLES]
    read = [singular_stem(token.folded) for token in tokens]
    present = frozenset(read)
    found: list[Found] = []
    phrases = phrases_by_stem()
    index = 0
    while index < len(tokens):
        taken = 0
        for phrase in phrases.get(read[index], ()):
            if not question and phrase.facet not in TAGGED:
                continue
            length = len(phrase.stems)
            if length < taken or tuple(read[index : index + length]) != phrase.stems:
                continue
            here = tokens[index : index + length]
            if (length == 1 or exact) and phrase.form != form_of(here):
                continue
            if _holds(phrase, text, here, present, question):
                taken = length
                span = Span(tokens[index].span.start, tokens[index + length - 1].span.end)
                found.append(Found(span, phrase.facet, phrase.code, phrase.term))
        index += max(taken, 1)
    return _without_repetition(_with_everyday(found, every) if question else found)


def term_names(term: str) -> tuple[str, ...]:
    """All that a term of the glossary, or a sort within a code, is called in both languages; itself when unknown."""
    named = [name for entry in glossary() if entry.term == term for name in (*entry.names(), entry.expansion)]
    named += [name for _, _, names in sorts() if names[0] == term for name in names]
    return tuple(dict.fromkeys(named)) or (term,)


def term_label(term: str, language: str) -> str:
    """What a term of the glossary, or a sort within a code, is called in a language."""
    if language != "en":
        return term
    called = [english for facet in TAGGED if (english := vocabulary(facet).english.get(term))]
    called += [entry.english[0] for entry in glossary() if entry.term == term and entry.english]
    return called[0] if called else term


def facet_names() -> Iterator[tuple[Facet, str, str]]:
    """Each theme and public with each of its names, in both languages, but for sigles."""
    for facet in TAGGED:
        known = vocabulary(facet)
        for code, term in known.terms.items():
            names = [part.strip() for label in (term.fr, term.en) for part in parts(label)]
            names += [*known.words[code], *(name for within in known.sorts[code] for name in within)]
            yield from ((facet, code, name) for name in names if not is_sigle(name))
    for entry in glossary():
        for facet, code in meanings(entry):
            yield from ((facet, code, name) for name in entry.names() if not is_sigle(name))


def _with_everyday(found: list[Found], tokens: Sequence[Word]) -> list[Found]:
    """What is found and what is said in everyday words: of two that meet, the one that covers more."""
    said = [
        one
        for one in find_everyday(tokens)
        if not any(_meets(one.span, other.span) and not _is_wider(one.span, other.span) for other in found)
    ]
    kept = [one for one in found if not any(_is_wider(other.span, one.span) for other in said)]
    return sorted((*kept, *said), key=lambda one: one.span) if said else found


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_wider(one: Span, other: Span) -> bool:
    return one != other and one.covers(other)


def _without_repetition(found: list[Found]) -> list[Found]:
    """One for each span and code: the narrower where the vocabulary and the glossary both name it."""
    kept: dict[tuple[Span, Facet, str], Found] = {}
    for one in found:
        key = (one.span, one.facet, one.code)
        if key not in kept or (one.term and not kept[key].term):
            kept[key] = one
    return list(kept.values())


def _holds(phrase: Phrase, text: str, tokens: Sequence[Word], present: frozenset[str], question: bool) -> bool:
    telling = len(phrase.sigle) >= _SHORTEST_CASUAL_SIGLE and not _OF_A_PLACE.match(text, tokens[-1].end)
    capitals = question and telling and _typed(text, tokens) == phrase.sigle
    if phrase.context and present.isdisjoint(phrase.context) and not capitals:
        return False
    if not phrase.sigle:
        return True
    typed = _typed(text, tokens)
    lowered = len(typed) >= _SHORTEST_CASUAL_SIGLE and typed.lower() not in _ALSO_WORDS
    return typed == phrase.sigle or (question and lowered and fold(typed) == fold(phrase.sigle))


def _typed(text: str, tokens: Sequence[Word]) -> str:
    return text[tokens[0].start : tokens[-1].end]


@lru_cache(maxsize=1)
def lexicon_words() -> frozenset[str]:
    """Every folded word of the vocabularies and the glossary, in both languages."""
    names = [name for entry in glossary() for name in entry.names()]
    names += [word for facet in QUESTIONED for found in vocabulary(facet).words.values() for word in found]
    return frozenset(word.folded for name in names for word in words(name))
