"""What a passage or a fiche is about, in codes of the controlled vocabularies."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, ISO dates that may be partial ("2018", "2018-10"); None is open."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """Facet codes, sorted, without doubles.

    `places` are territory keys "level:code" ("commune:38563", "departement:38"),
    the narrowest ones the source names; what covers what is the gazetteer's.
    """

    themes: tuple[str, ...] = ()
    publics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    national: bool = False
    status: str | None = None
    kind: str | None = None
    evidence_level: str | None = None
    period: Period | None = None


NO_FACETS = Facets()


@dataclass(frozen=True, slots=True)
class Term:
    """One code of a vocabulary, with its labels."""

    code: str
    fr: str
    en: str
    broader: tuple[str, ...] = field(default=())
