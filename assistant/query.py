"""What was asked, as the machine understood it."""

from dataclasses import dataclass
from typing import Literal

from corpus.document import Span
from corpus.facets import Period

Language = Literal["fr", "en"]
Intent = Literal["fact", "list", "count", "compare", "summary", "contact"]
AnswerType = Literal[
    "text", "year", "date", "duration", "age", "amount", "share", "area", "number", "place", "person",
    "organisation", "law", "hours", "phone", "email", "address", "section", "definition", "yes_no",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """A territory named in a question; `excluded` for « hors Isère »."""

    code: str
    level: str
    label: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The type of answer that is expected, and about what.

    `of` are the stems that qualify it ("combien de *jeunes*" → number of "jeun");
    `section` is the fiche's field that answers ("obstacles", "transposition", …).
    """

    type: AnswerType = "text"
    of: tuple[str, ...] = ()
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A named dispositif, carrier or organisation recognised in a question.

    `source_ids` are the fiches that bear it; empty for a proper name that no source holds.
    `role` tells whether it is the experiment itself or who carries it.
    """

    label: str
    span: Span
    source_ids: tuple[str, ...]
    role: Literal["title", "carrier", "unknown"]


@dataclass(frozen=True, slots=True)
class Filters:
    """Facets asked for, by the words of a question or by the reader's own choice of chips.

    A field that is None says nothing (so a reader's filter replaces only what it names);
    an empty tuple says "none".
    """

    themes: tuple[str, ...] | None = None
    publics: tuple[str, ...] | None = None
    places: tuple[AskedPlace, ...] | None = None
    period: Period | None = None
    statuses: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    evidence_levels: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """A facet code that a question asks, or leaves out (« hors hébergement »).

    `term` is the glossary's term when the question named something narrower.
    """

    facet: Literal["themes", "publics"]
    code: str
    term: str = ""
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """In which order of time a list is wanted; `one` asks only for the first of it: « la plus ancienne »."""

    by: Literal["newest", "oldest"]
    one: bool = False


Clause = tuple[tuple[Sought, ...], ...]
"""Alternatives, each of which asks all its codes: « femmes sans abri ou victimes de violences » is (femmes and
sans-domicile) or (femmes-victimes-de-violences)."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood.

    `standalone` is the question with what the conversation adds; `words` are its
    content words that no facet or name consumed, as typed; `unknown` are those among
    them that no readable source holds; `clauses` say how the facets asked belong
    together, all of them to be met; `order` is the order of time that a list is
    wanted in, by centrality when None; `reasons` explain each decision (`ask --explain`).
    """

    text: str
    standalone: str
    language: Language
    intent: Intent
    asked: Asked
    filters: Filters
    names: tuple[Name, ...] = ()
    words: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    order: Order | None = None
    reasons: tuple[str, ...] = ()
