"""What the catalogue hands out, and how facets and notes are written in its columns."""

import hashlib
import json
from dataclasses import dataclass
from typing import Literal

from corpus.document import Document, Passage, SourceKind
from corpus.facets import Facets, Period
from corpus.notice import Notice

PutStatus = Literal["added", "updated", "unchanged", "partial"]


@dataclass(frozen=True, slots=True)
class Put:
    """What became of a source that was put; `passages` counts those now on the shelf."""

    source_id: str
    status: PutStatus
    passages: int


@dataclass(frozen=True, slots=True)
class Removal:
    """The proof of a removal: what is left of the removed sources, which must be nothing.

    `remaining_passages` counts in the catalogue and both indexes; `remaining_bytes`
    is how much of the removed words is still in the home's files.
    """

    removed: tuple[str, ...]
    remaining_passages: int
    remaining_bytes: int


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source as it stands on the shelf; `revision` tells the library's last change of it."""

    document: Document
    passages: tuple[Passage, ...]
    added_at: str
    updated_at: str
    revision: int

    @property
    def id(self) -> str:
        """The source's id."""
        return self.document.source.id


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """A source without its text: one row of a list."""

    source_id: str
    source_kind: SourceKind
    title: str
    origin: str
    url: str | None
    language: str
    date: str | None
    pages: int
    passages: int
    groups: tuple[str, ...]
    added_at: str
    updated_at: str
    warnings: tuple[Notice, ...]
    partial: bool
    checksum: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a search; `score` orders hits of one search and means nothing else."""

    passage: Passage
    title: str
    source_kind: SourceKind
    score: float


def summarise(stored: StoredSource) -> SourceSummary:
    """The row of a source."""
    document, source = stored.document, stored.document.source
    return SourceSummary(
        source_id=source.id,
        source_kind=source.kind,
        title=source.title,
        origin=source.origin,
        url=source.url,
        language=source.language,
        date=source.date,
        pages=len(document.pages),
        passages=len(stored.passages),
        groups=tuple(sorted(source.groups)),
        added_at=stored.added_at,
        updated_at=stored.updated_at,
        warnings=document.warnings,
        partial=document.partial,
        checksum=document.checksum,
    )


def write_facets(facets: Facets) -> str:
    """Facets as JSON, only what is set: most passages have few."""
    period = [facets.period.start, facets.period.end] if facets.period else None
    values = {
        "themes": facets.themes,
        "publics": facets.publics,
        "places": facets.places,
        "national": facets.national,
        "status": facets.status,
        "kind": facets.kind,
        "evidence_level": facets.evidence_level,
        "period": period,
    }
    return json.dumps({key: value for key, value in values.items() if value}, ensure_ascii=False)


def read_facets(text: str) -> Facets:
    """The facets that `write_facets` wrote."""
    values = json.loads(text)
    return Facets(
        themes=tuple(values.get("themes", ())),
        publics=tuple(values.get("publics", ())),
        places=tuple(values.get("places", ())),
        national=values.get("national", False),
        status=values.get("status"),
        kind=values.get("kind"),
        evidence_level=values.get("evidence_level"),
        period=Period(*values["period"]) if "period" in values else None,
    )


def fingerprint(document: Document, passages: tuple[Passage, ...]) -> str:
    """A digest of everything that is stored of a source but who may read it and when it came."""
    source = document.source
    warnings = [warning.say("fr") for warning in document.warnings]
    parts = (
        (source.kind, source.title, source.origin, source.language, source.url, source.date),
        (document.checksum, document.text, document.front_matter, document.partial, warnings),
        tuple((page.number, page.span.start, page.span.end, page.label) for page in document.pages),
        tuple((part.heading, part.span.start, part.span.end, part.level) for part in document.sections),
        write_facets(document.facets),
        tuple((item.id, item.page, item.section, write_facets(item.facets)) for item in passages),
    )
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
