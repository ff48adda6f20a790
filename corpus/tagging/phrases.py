"""The names of themes, publics and codes, as stems to be found in a text: vocabularies, sorts within them, glossary."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.tagging.glossary import Entry, glossary
from corpus.tagging.vocabulary import Facet, vocabulary
from corpus.text import STOP_WORDS, Word, stem, words

TAGGED: tuple[Facet, ...] = ("themes", "publics")
QUESTIONED: tuple[Facet, ...] = ("themes", "publics", "statuses", "kinds", "evidence_levels")
ARTICLES = frozenset("l le la les un une d de des du the".split())
_TELLING = frozenset(("thematique", "public", "dispositif", "methode", "politique", "droit", "secteur", "section"))
_SORTS = frozenset(("dispositif", "methode", "organisme"))
_SHORT = 4
_ALTERNATIVE = re.compile(r"\b(?:ou|or)\b")
_FEMININE_AFTER = "eiutdnl"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name of a code. Several words are compared by stem; a single one, by its `form`: inflected, never derived."""

    stems: tuple[str, ...]
    facet: Facet
    code: str
    form: tuple[str, ...] = ()
    sigle: str = ""
    context: tuple[str, ...] = ()
    term: str = ""


@lru_cache(maxsize=1)
def phrases_by_stem() -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their first stem, longest first."""
    by_first: dict[str, list[Phrase]] = {}
    for phrase in dict.fromkeys((*_from_vocabularies(), *_from_glossary())):
        if phrase.stems and not all(part in STOP_WORDS for part in phrase.stems):
            by_first.setdefault(phrase.stems[0], []).append(phrase)
    return {first: tuple(sorted(found, key=lambda one: -len(one.stems))) for first, found in by_first.items()}


def _from_vocabularies() -> Iterator[Phrase]:
    for facet in QUESTIONED:
        known = vocabulary(facet)
        for code, term in known.terms.items():
            labels = [part for label in (term.fr, term.en) for part in parts(label)] if facet in TAGGED else []
            for part in (*labels, *known.words[code]):
                yield Phrase(
                    stems_of_name(part), facet, code, form_of(list(words(part))), sigle=part if is_sigle(part) else ""
                )

    for facet, code, names in sorts():
        for name in names:
            yield Phrase(stems_of_name(name), facet, code, form_of(list(words(name))), term=names[0])


def sorts() -> Iterator[tuple[Facet, str, tuple[str, ...]]]:
    """What is narrower than a theme or a public and has no code of its own, with all its names."""
    for facet in TAGGED:
        for code, within in vocabulary(facet).sorts.items():
            yield from ((facet, code, names) for names in within)


def parts(label: str) -> list[str]:
    """What a label enumerates; one of adjectives (« temporaire, léger ou modulaire ») names nothing part by part."""
    head = label.split("(")[0]
    return [head] if _ALTERNATIVE.search(head) else head.split(",")


def _from_glossary() -> Iterator[Phrase]:
    for entry in glossary():
        for facet, code in meanings(entry):
            context = tuple(part for word in entry.context for part in stems_of_name(word))
            for name in (*entry.names(), entry.expansion):
                sigle = name if is_sigle(name) else ""
                held = context if sigle == entry.term else ()
                yield Phrase(
                    stems_of_name(name),
                    facet,
                    code,
                    form_of(list(words(name))),
                    sigle,
                    held,
                    _narrower(entry, facet, code),
                )


def _narrower(entry: Entry, facet: Facet, code: str) -> str:
    """The entry's term when it is one sort of what the code stands for, not the code's own name."""
    label = " ".join(stems_of_name(vocabulary(facet).label(code).split("(")[0]))
    own = any(" ".join(stems_of_name(name)) in label for name in (entry.term, entry.expansion))
    return entry.term if entry.category in _SORTS and not own else ""


def meanings(entry: Entry) -> Iterator[tuple[Facet, str]]:
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


def is_sigle(name: str) -> bool:
    """Whether a name is written as a sigle."""
    return name.isupper() and len(name) <= 6


def stems_of_name(name: str) -> tuple[str, ...]:
    """The stems of a name, articles left out."""
    return tuple(singular_stem(word.folded) for word in words(name) if word.folded not in ARTICLES)


def form_of(tokens: Sequence[Word]) -> tuple[str, ...]:
    """The uninflected forms of words."""
    return tuple(_uninflected(word.folded) for word in tokens if word.folded not in ARTICLES)


@lru_cache(maxsize=1 << 14)
def _uninflected(folded: str) -> str:
    """A word without the marks of plural and feminine: « étudiantes » is « étudiant », « mer » is not « mère »."""
    singular = folded[:-1] if len(folded) >= _SHORT and folded[-1] in "sx" else folded
    feminine = len(singular) > _SHORT and singular[-1] == "e" and singular[-2] in _FEMININE_AFTER
    return singular[:-1] if feminine else singular


@lru_cache(maxsize=1 << 14)
def singular_stem(folded: str) -> str:
    """The stem without the plural mark, which Snowball takes for a part of some words (« foyers »)."""
    return stem(folded[:-1] if len(folded) > _SHORT and folded[-1] in "sx" else folded)
