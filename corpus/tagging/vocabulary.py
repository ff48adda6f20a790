"""The controlled vocabularies: codes, their labels in both languages, what is broader, and the words that name them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from corpus.facets import Term

Facet = Literal["themes", "publics", "statuses", "kinds", "evidence_levels", "methods", "confidences"]
FACETS: tuple[Facet, ...] = ("themes", "publics", "statuses", "kinds", "evidence_levels", "methods", "confidences")

_EVALUATED = ("evaluation", "recherche")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One facet's terms by code, in the vocabulary's order.

    `words` name a term in texts, French and English; `sorts` are what is narrower and
    has no code of its own, each with all its names (« crèche », « mode de garde »), `english` what these are called
    in English, by their first name;
    `people` are the publics that a theme is about (addictions, those who live with one), `means` those who are part of
    it by its nature, so that naming them narrows nothing: who makes it possible (who opens a home) or whom it always
    concerns (tenants, where evictions are prevented). `kin` are the codes that serve where nothing has this one: who
    asks for a bed may be helped by a room to rent.
    """

    terms: dict[str, Term]
    words: dict[str, tuple[str, ...]]
    sorts: dict[str, tuple[tuple[str, ...], ...]]
    english: dict[str, str]
    people: dict[str, tuple[str, ...]]
    means: dict[str, tuple[str, ...]]
    kin: dict[str, tuple[str, ...]]
    references: dict[str, tuple[str, ...]]

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, in order."""
        return tuple(self.terms)

    def label(self, code: str, language: str = "fr") -> str:
        """A code's label; the code itself when it is unknown."""
        term = self.terms.get(code)
        if term is None:
            return code
        return term.en if language == "en" else term.fr

    def broaden(self, codes: Iterable[str]) -> frozenset[str]:
        """These codes and all that are broader."""
        reached = set(codes)
        for code in list(reached):
            term = self.terms.get(code)
            if term is not None and term.broader:
                reached |= self.broaden(term.broader)
        return frozenset(reached)

    def narrow(self, code: str) -> frozenset[str]:
        """This code and all that are narrower."""
        return frozenset(other for other in self.terms if code in self.broaden((other,))) | {code}

    def referring_to(self, reference: str) -> tuple[str, ...]:
        """The codes that stand for a code of the data·inclusion reference."""
        group = reference.partition("--")[0] + "--*"
        return tuple(code for code, known in self.references.items() if reference in known or group in known)


def at_least(levels: Iterable[str]) -> tuple[str, ...]:
    """These levels of evidence, with published research where an evaluation is among them: it is one as well."""
    asked = tuple(levels)
    return tuple(dict.fromkeys((*asked, *(_EVALUATED if _EVALUATED[0] in asked else ()))))


@lru_cache(maxsize=1)
def vocabularies() -> dict[Facet, Vocabulary]:
    """All vocabularies, read once."""
    text = resources.files("corpus").joinpath("data/vocabulary.json").read_text(encoding="utf-8")
    raw = json.loads(text)
    return {facet: _vocabulary(raw[facet]) for facet in FACETS}


def vocabulary(facet: Facet) -> Vocabulary:
    """The vocabulary of one facet."""
    return vocabularies()[facet]


def _vocabulary(entries: list[dict[str, object]]) -> Vocabulary:
    terms: dict[str, Term] = {}
    words: dict[str, tuple[str, ...]] = {}
    sorts: dict[str, tuple[tuple[str, ...], ...]] = {}
    english: dict[str, str] = {}
    people: dict[str, tuple[str, ...]] = {}
    means: dict[str, tuple[str, ...]] = {}
    kin: dict[str, tuple[str, ...]] = {}
    references: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        code = str(entry["code"])
        terms[code] = Term(code, str(entry["fr"]), str(entry["en"]), _texts(entry.get("broader")))
        words[code] = _texts(entry.get("words"))
        narrower = [sort for sort in _items(entry.get("narrower")) if isinstance(sort, dict)]
        sorts[code] = tuple(_texts(sort["names"]) for sort in narrower)
        english |= {names[0]: str(sort["en"]) for names, sort in zip(sorts[code], narrower, strict=True)}
        people[code] = _texts(entry.get("people"))
        means[code] = _texts(entry.get("means"))
        kin[code] = _texts(entry.get("kin"))
        references[code] = _texts(entry.get("data_inclusion"))
    return Vocabulary(terms, words, sorts, english, people, means, kin, references)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in _items(value))


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []
