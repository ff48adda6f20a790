"""Facet words found in a text: the vocabularies' labels and words, the glossary's terms, by stems, both languages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Span
from corpus.tagging.glossary import Entry, glossary
from corpus.tagging.vocabulary import Facet, vocabulary
from corpus.text import STOP_WORDS, Word, fold, stem, words

_TAGGED: tuple[Facet, ...] = ("themes", "publics")
_QUESTIONED: tuple[Facet, ...] = ("themes", "publics", "statuses", "kinds", "evidence_levels")
_TELLING = frozenset(("thematique", "public", "dispositif", "methode", "politique", "droit", "secteur", "section"))
_SORTS = frozenset(("dispositif", "methode", "organisme"))
_SHORTEST_CASUAL_SIGLE = 3
_SHORT = 4
_OF_A_PLACE = re.compile(r"\s+(?:de|d['’]|du|of)\s*[A-Z]")
"""What follows the sigle of one institution: « l'IAE de Grenoble »."""
_ALTERNATIVE = re.compile(r"\b(?:ou|or)\b")
_ARTICLES = frozenset("l le la les un une d de des du the".split())
_FEMININE_AFTER = "eiutdnl"
_ALSO_WORDS = frozenset("act pass lam moi hope emile ara seve phc aci ami app gap ars wise calm aid cap".split())
"""Sigles whose lower-case form is an ordinary word or name: only capitals mean the sigle."""


@dataclass(frozen=True, slots=True)
class Found:
    """A facet code named at `span`; several codes at one span are kept apart.

    `term` is the glossary's term when what is named is narrower than the code
    (« pension de famille » within supported housing).
    """

    span: Span
    facet: Facet
    code: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A name of a code. Several words are compared by stem; a single one, by its `form`: inflected, never derived."""

    stems: tuple[str, ...]
    facet: Facet
    code: str
    form: tuple[str, ...] = ()
    sigle: str = ""
    context: tuple[str, ...] = ()
    term: str = ""


def find_terms(
    text: str, *, question: bool = False, exact: bool = False, tokens: Sequence[Word] | None = None
) -> list[Found]:
    """Every facet that `text` names, longest phrases first at each word, none inside another.

    Articles count for nothing: « chez un particulier » is « chez des particuliers ».
    In a question, statuses, kinds and levels of evidence count too, and sigles may
    be typed in lower case. `exact` holds several words to their form as well: « loge
    temporairement » is no « logement temporaire ». `tokens` are the text's words, by
    who has them already.
    """
    tokens = [word for word in (words(text) if tokens is None else tokens) if word.folded not in _ARTICLES]
    read = [_singular_stem(token.folded) for token in tokens]
    present = frozenset(read)
    found: list[Found] = []
    phrases = _phrases()
    index = 0
    while index < len(tokens):
        taken = 0
        for phrase in phrases.get(read[index], ()):
            if not question and phrase.facet not in _TAGGED:
                continue
            length = len(phrase.stems)
            if length < taken or tuple(read[index : index + length]) != phrase.stems:
                continue
            here = tokens[index : index + length]
            if (length == 1 or exact) and phrase.form != _form(here):
                continue
            if _holds(phrase, text, here, present, question):
                taken = length
                span = Span(tokens[index].span.start, tokens[index + length - 1].span.end)
                found.append(Found(span, phrase.facet, phrase.code, phrase.term))
        index += max(taken, 1)
    return _without_repetition(found)


def term_names(term: str) -> tuple[str, ...]:
    """All that a term of the glossary, or a sort within a code, is called in both languages; itself when unknown."""
    named = [name for entry in glossary() if entry.term == term for name in (*entry.names(), entry.expansion)]
    named += [name for _, _, names in _sorts() if names[0] == term for name in names]
    return tuple(dict.fromkeys(named)) or (term,)


def facet_names() -> Iterator[tuple[Facet, str, str]]:
    """Each theme and public with each of its names, in both languages, but for sigles."""
    for facet in _TAGGED:
        known = vocabulary(facet)
        for code, term in known.terms.items():
            names = [part.strip() for label in (term.fr, term.en) for part in _parts(label)]
            yield from ((facet, code, name) for name in (*names, *known.words[code]) if not _is_sigle(name))
    for entry in glossary():
        for facet, code in _meanings(entry):
            yield from ((facet, code, name) for name in entry.names() if not _is_sigle(name))


def _without_repetition(found: list[Found]) -> list[Found]:
    """One for each span and code: the narrower where the vocabulary and the glossary both name it."""
    kept: dict[tuple[Span, Facet, str], Found] = {}
    for one in found:
        key = (one.span, one.facet, one.code)
        if key not in kept or (one.term and not kept[key].term):
            kept[key] = one
    return list(kept.values())


def _holds(phrase: _Phrase, text: str, tokens: Sequence[Word], present: frozenset[str], question: bool) -> bool:
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
    names += [word for facet in _QUESTIONED for found in vocabulary(facet).words.values() for word in found]
    return frozenset(word.folded for name in names for word in words(name))


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Phrases by their first stem, longest first."""
    by_first: dict[str, list[_Phrase]] = {}
    for phrase in dict.fromkeys((*_from_vocabularies(), *_from_glossary())):
        if phrase.stems and not all(part in STOP_WORDS for part in phrase.stems):
            by_first.setdefault(phrase.stems[0], []).append(phrase)
    return {first: tuple(sorted(found, key=lambda one: -len(one.stems))) for first, found in by_first.items()}


def _from_vocabularies() -> Iterator[_Phrase]:
    for facet in _QUESTIONED:
        known = vocabulary(facet)
        for code, term in known.terms.items():
            labels = [part for label in (term.fr, term.en) for part in _parts(label)] if facet in _TAGGED else []
            for part in (*labels, *known.words[code]):
                yield _Phrase(
                    _stems(part), facet, code, _form(list(words(part))), sigle=part if _is_sigle(part) else ""
                )

    for facet, code, names in _sorts():
        for name in names:
            yield _Phrase(_stems(name), facet, code, _form(list(words(name))), term=names[0])


def _sorts() -> Iterator[tuple[Facet, str, tuple[str, ...]]]:
    """What is narrower than a theme or a public and has no code of its own, with all its names."""
    for facet in _TAGGED:
        for code, sorts in vocabulary(facet).sorts.items():
            yield from ((facet, code, names) for names in sorts)


def _parts(label: str) -> list[str]:
    """What a label enumerates; one of adjectives (« temporaire, léger ou modulaire ») names nothing part by part."""
    head = label.split("(")[0]
    return [head] if _ALTERNATIVE.search(head) else head.split(",")


def _from_glossary() -> Iterator[_Phrase]:
    for entry in glossary():
        for facet, code in _meanings(entry):
            context = tuple(part for word in entry.context for part in _stems(word))
            for name in (*entry.names(), entry.expansion):
                sigle = name if _is_sigle(name) else ""
                held = context if sigle == entry.term else ()
                yield _Phrase(
                    _stems(name), facet, code, _form(list(words(name))), sigle, held, _narrower(entry, facet, code)
                )


def _narrower(entry: Entry, facet: Facet, code: str) -> str:
    """The entry's term when it is one sort of what the code stands for, not the code's own name."""
    label = " ".join(_stems(vocabulary(facet).label(code).split("(")[0]))
    own = any(" ".join(_stems(name)) in label for name in (entry.term, entry.expansion))
    return entry.term if entry.category in _SORTS and not own else ""


def _meanings(entry: Entry) -> Iterator[tuple[Facet, str]]:
    """The themes and publics that an entry stands for.

    A general organisation (a ministry, a federation) says nothing of the subject;
    a specialised one (a social rental agency) does. A right (DALO) is a word of its
    own, narrower than any theme.
    """
    kind, _, code = entry.code.partition(":")
    facets: dict[str, Facet] = {
        "theme": "themes", "public": "publics", "data-inclusion-theme": "themes", "data-inclusion-public": "publics"
    }  # fmt: skip
    facet = facets.get(kind)
    if facet is None or (facet == "themes" and entry.category == "droit"):
        return
    known = vocabulary(facet)
    codes = (code,) if code in known.terms else known.referring_to(code)
    top = [one for one in codes if not known.broaden((one,)) - {one} & set(codes)]
    for one in (code,) if code in top else top:
        specialised = bool(known.terms[one].broader)
        if entry.category in _TELLING or specialised:
            yield facet, one


def _is_sigle(name: str) -> bool:
    return name.isupper() and len(name) <= 6


def _stems(name: str) -> tuple[str, ...]:
    return tuple(_singular_stem(word.folded) for word in words(name) if word.folded not in _ARTICLES)


def _form(tokens: Sequence[Word]) -> tuple[str, ...]:
    """The uninflected forms of words."""
    return tuple(_uninflected(word.folded) for word in tokens if word.folded not in _ARTICLES)


@lru_cache(maxsize=1 << 14)
def _uninflected(folded: str) -> str:
    """A word without the marks of plural and feminine: « étudiantes » is « étudiant », « mer » is not « mère »."""
    singular = folded[:-1] if len(folded) >= _SHORT and folded[-1] in "sx" else folded
    feminine = len(singular) > _SHORT and singular[-1] == "e" and singular[-2] in _FEMININE_AFTER
    return singular[:-1] if feminine else singular


@lru_cache(maxsize=1 << 14)
def _singular_stem(folded: str) -> str:
    """The stem without the plural mark, which Snowball takes for a part of some words (« foyers »)."""
    return stem(folded[:-1] if len(folded) > _SHORT and folded[-1] in "sx" else folded)
