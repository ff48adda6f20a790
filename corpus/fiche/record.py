"""A fiche: the record of one experiment, as people write it and as the library stores it.

The file form (YAML front matter, French headings) is read by `corpus.fiche.schema`
and written by `corpus.fiche.text`.
"""

from dataclasses import MISSING, dataclass, fields
from typing import ClassVar, Literal

from corpus.facets import Facets, Period
from corpus.tagging.gazetteer import gazetteer
from corpus.tagging.period import read_period
from corpus.tagging.territory import find_territories

SECTIONS: tuple[tuple[str, str], ...] = (
    ("need", "Le besoin"),
    ("what_is_done", "La réponse"),
    ("results", "Résultats"),
    ("innovation", "Ce qui est nouveau"),
    ("methodology", "La méthode"),
    ("success_conditions", "Conditions de réussite"),
    ("obstacles", "Obstacles et points de vigilance"),
    ("transposition", "Recommandations pour transposer"),
)
"""A body section's field and its French heading, in reading order."""

OVERVIEW = "En bref"
"""The heading under which a fiche's metadata lines stand in its rendered text."""

_STRICT: dict[str, str] = {"extra": "forbid"}
"""pydantic's name for "no unknown key": these dataclasses are the schema that `corpus.fiche.schema` applies."""

PublicationState = Literal["brouillon", "à relire", "publiée", "archivée"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A carrier, partner or funder; `note` is its type, role, or the amount and call, as the fiche says it."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT
    name: str
    note: str | None = None
    siren: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class FichePeriod:
    """When: partial ISO dates, and the source's own words where they say more."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT
    text: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A professional contact that a source publishes."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT
    name: str
    role: str | None = None
    email: str | None = None
    published_by: str | None = None


@dataclass(frozen=True, slots=True)
class Resources:
    """Means: staff (full-time equivalents), budget, premises."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT
    staff: str | None = None
    budget: str | None = None
    premises: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A dated and sourced figure."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT
    label: str
    value: str
    unit: str | None = None
    date: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Replica:
    """Where else it was taken up."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT
    territory: str
    carrier: str | None = None
    year: str | None = None
    fiche: str | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Another fiche and how it relates."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT
    id: str
    relation: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that belongs to the fiche."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT
    title: str
    file: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class FicheSource:
    """Where the fiche's statements were read."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT
    title: str
    url: str | None = None
    publisher: str | None = None
    date: str | None = None
    extract: str | None = None


@dataclass(frozen=True, slots=True)
class Fiche:
    """One experiment; None and empty mean that no source says it."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT
    id: str
    title: str
    kind: str
    status: str
    public: tuple[str, ...]
    themes: tuple[str, ...]
    confidence: str
    language: str
    sources: tuple[FicheSource, ...]
    need: str
    what_is_done: str
    acronym: tuple[str, ...] = ()
    summary: str | None = None
    period: FichePeriod | None = None
    carrier: Organisation | None = None
    partners: tuple[Organisation, ...] = ()
    funders: tuple[Organisation, ...] = ()
    territory: str | None = None
    departement_codes: tuple[str, ...] = ()
    region_codes: tuple[str, ...] = ()
    national: bool = False
    methods: tuple[str, ...] = ()
    resources: Resources | None = None
    evidence_level: str | None = None
    results: str | None = None
    indicators: tuple[Indicator, ...] = ()
    innovation: str | None = None
    methodology: str | None = None
    success_conditions: str | None = None
    obstacles: str | None = None
    transposition: str | None = None
    scaling: tuple[Replica, ...] = ()
    related: tuple[Related, ...] = ()
    quotes: tuple[str, ...] = ()
    contact: Contact | None = None
    documents: tuple[Attachment, ...] = ()
    checked_on: str | None = None
    author: str | None = None
    reviewer: str | None = None
    publication_state: PublicationState | None = None
    rights: str | None = None
    unknown_fields: tuple[str, ...] = ()

    def section(self, field: str) -> str | None:
        """The text of a body section, by its field name."""
        texts: dict[str, str | None] = {name: getattr(self, name) for name, _ in SECTIONS}
        return texts[field]


FIELDS = tuple(field.name for field in fields(Fiche))
REQUIRED = tuple(field.name for field in fields(Fiche) if field.default is MISSING)


def fiche_facets(fiche: Fiche) -> Facets:
    """A fiche's facets, places as the narrowest territories that it names."""
    return Facets(
        themes=tuple(sorted(set(fiche.themes))),
        publics=tuple(sorted(set(fiche.public))),
        places=_places(fiche),
        national=fiche.national,
        status=fiche.status,
        kind=fiche.kind,
        evidence_level=fiche.evidence_level,
        period=_period(fiche.period),
    )


def _period(given: FichePeriod | None) -> Period | None:
    if given is None:
        return None
    if given.start or given.end:
        return Period(given.start, given.end)
    return read_period(given.text or "")


def _places(fiche: Fiche) -> tuple[str, ...]:
    """Territories of the label, then the listed codes that none of them narrows."""
    listed = [f"departement:{code}" for code in fiche.departement_codes]
    listed += [f"region:{code}" for code in fiche.region_codes]
    found: dict[str, frozenset[str]] = {}
    for mention in find_territories(fiche.territory or "", known=listed):
        for place in mention.territories:
            likely = not listed or place.key in listed or place.within & set(listed) or place.level == "country"
            if likely and place.level != "national":
                found[place.key] = place.within
    for key in listed:
        narrowed = any(key in within for within in found.values())
        if key not in found and not narrowed:
            found[key] = _within(key)
    return tuple(sorted(found))


def _within(key: str) -> frozenset[str]:
    place = gazetteer().get(key)
    return place.within if place else frozenset()
