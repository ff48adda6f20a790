"""The door to the fiches as data: filtered by facets, as JSON, as a table or as Markdown files."""

import json
from collections.abc import Collection, Sequence
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field, JsonValue

from api.errors import UnknownCode
from api.house import House
from api.request import CurrentReader, HouseOfRequest
from api.schemas import Body
from corpus.access import Reader
from corpus.document import Document
from corpus.fiche.files import SECTIONS, stored_fiche, write_fiche
from corpus.store.stored import StoredSource
from corpus.tagging.gazetteer import gazetteer
from corpus.tagging.vocabulary import Facet, vocabulary
from corpus.text import fold, sentences
from ingest.fiches.export import write_archive, write_table

router = APIRouter(prefix="/api/fiches", tags=["fiches"])
_RESPONSE = dict(SECTIONS)["what_is_done"]


class FicheFilters(BaseModel):
    """Facet codes; several of one facet are alternatives, several facets must all hold."""

    theme: list[str] = Field(default_factory=list)
    public: list[str] = Field(default_factory=list)
    status: list[str] = Field(default_factory=list)
    kind: list[str] = Field(default_factory=list)
    region: list[str] = Field(default_factory=list, description="INSEE codes; départements and communes are covered")
    departement: list[str] = Field(default_factory=list, description="INSEE codes; communes are covered")
    q: str = Field(default="", max_length=200, description="words that the text must hold")
    ids: list[str] = Field(default_factory=list, description="a selection, by id")
    format: Literal["json", "csv", "md"] = "json"


class FichesBody(Body):
    """Front matter of each fiche, with its id, regions, page address, and a summary where it says what is done."""

    total: int
    fiches: list[dict[str, JsonValue]]


@router.get("", response_model=FichesBody)
def list_fiches(
    filters: Annotated[FicheFilters, Query()], reader: CurrentReader, house: HouseOfRequest
) -> FichesBody | Response:
    """Every readable fiche that the filters keep, by title."""
    stored = _find(house, reader, filters)
    if filters.format == "csv":
        table = write_table([stored_fiche(source.document) for source in stored])
        return _download(table, "text/csv; charset=utf-8", "fiches.csv")
    if filters.format == "md":
        files = {f"{source.id}.md": write_fiche(stored_fiche(source.document)) for source in stored}
        if len(files) == 1:
            ((name, text),) = files.items()
            return _download(text.encode(), "text/markdown; charset=utf-8", name)
        return _download(write_archive(files), "application/zip", "fiches.zip")
    return FichesBody(total=len(stored), fiches=[_show(source) for source in stored])


def find_fiches(house: House, reader: Reader, filters: FicheFilters) -> FichesBody:
    """The same as a value, for the other doors."""
    stored = _find(house, reader, filters)
    return FichesBody(total=len(stored), fiches=[_show(source) for source in stored])


def _find(house: House, reader: Reader, filters: FicheFilters) -> list[StoredSource]:
    _check_codes(filters)
    stored = [source for source in house.library.documents(reader) if _keeps(filters, source)]
    return sorted(stored, key=lambda source: (fold(source.document.source.title), source.id))


def _check_codes(filters: FicheFilters) -> None:
    known: tuple[tuple[str, list[str], Collection[str]], ...] = (
        ("theme", filters.theme, vocabulary("themes").codes),
        ("public", filters.public, vocabulary("publics").codes),
        ("status", filters.status, vocabulary("statuses").codes),
        ("kind", filters.kind, vocabulary("kinds").codes),
        ("region", [f"region:{code}" for code in filters.region], gazetteer().by_key),
        ("departement", [f"departement:{code}" for code in filters.departement], gazetteer().by_key),
    )
    for field, asked, codes in known:
        for code in asked:
            if code not in codes:
                raise UnknownCode(field=field, value=code.removeprefix(f"{field}:"))


def _show(stored: StoredSource) -> dict[str, JsonValue]:
    front: dict[str, JsonValue] = json.loads(stored.document.front_matter)
    opening = _open(stored.document)
    return {
        **({"summary": opening} if opening else {}),
        **front,
        "id": stored.id,
        "regions": list(_regions(stored.document)),
        "url": f"/sources/{quote(stored.id, safe='')}",
    }


def _regions(document: Document) -> list[str]:
    """INSEE codes of the régions that hold the fiche's places."""
    places = [place for key in document.facets.places if (place := gazetteer().get(key))]
    keys = {key for place in places for key in (place.key, *place.within)}
    return sorted(key.removeprefix("region:") for key in keys if key.startswith("region:"))


def _open(document: Document) -> str | None:
    """The first sentence under « La réponse », for a fiche that has no summary of its own."""
    section = next((part for part in document.sections if part.heading == _RESPONSE), None)
    spans = sentences(document.text, section.span) if section else []
    return spans[1].cut(document.text) if len(spans) > 1 else None


def _keeps(filters: FicheFilters, stored: StoredSource) -> bool:
    document = stored.document
    if document.source.kind != "fiche" or (filters.ids and stored.id not in filters.ids):
        return False
    facets = document.facets
    areas = [f"region:{code}" for code in filters.region] + [f"departement:{code}" for code in filters.departement]
    return (
        _meets(filters.theme, "themes", facets.themes)
        and _meets(filters.public, "publics", facets.publics)
        and (not filters.status or facets.status in filters.status)
        and (not filters.kind or facets.kind in filters.kind)
        and (not areas or any(gazetteer().covers(area, place) for area in areas for place in facets.places))
        and _says(filters.q, document.text)
    )


def _says(asked: str, text: str) -> bool:
    """Whether every word asked for stands in the text, somewhere; most requests ask for none."""
    words = fold(asked).split()
    folded = fold(text) if words else ""
    return all(word in folded for word in words)


def _meets(asked: Collection[str], facet: Facet, held: Sequence[str]) -> bool:
    """Whether one of the codes held is asked for, itself or under something broader."""
    return not asked or not vocabulary(facet).broaden(held).isdisjoint(asked)


def _download(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
