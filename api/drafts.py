"""The doors to drafts of fiches: written by hand or taken from a document, up to publication."""

import json
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from pydantic import Field, JsonValue, field_validator

from api.errors import InvalidRequest
from api.house import House
from api.request import HouseOfRequest, Operator
from api.schemas import Body
from corpus.access import Reader
from corpus.errors import UnknownSource
from corpus.fiche.record import FIELDS
from corpus.store.drafts import Draft, DraftState
from ingest.fiches.export import write_rows
from ingest.fiches.publishing import Publisher, write_draft

router = APIRouter(prefix="/api", tags=["drafts"])
_Fields = dict[str, JsonValue]


class DraftFieldsBody(Body):
    """A fiche's fields, by the schema's keys; incomplete as they may be."""

    fields: _Fields

    @field_validator("fields")
    @classmethod
    def _check_fields(cls, fields: _Fields) -> _Fields:
        unknown = sorted(set(fields) - set(FIELDS))
        if unknown:
            raise InvalidRequest(
                field=unknown[0], reason_fr="une fiche n’a pas ce champ", reason_en="no field of a fiche"
            )
        try:
            json.dumps(fields, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise InvalidRequest(field="fields", reason_fr="demi-caractère", reason_en="half a character") from error
        if not str(fields.get("title") or "").strip():
            raise InvalidRequest(field="title", reason_fr="un brouillon a un titre", reason_en="a draft has a title")
        return fields


class StateBody(Body):
    """A step of the workflow; `groups` are those who may read a published fiche."""

    state: DraftState
    groups: list[str] = Field(default_factory=lambda: ["public"])


class DraftCitationBody(Body):
    """The words of a source that a field was filled from."""

    source_id: str
    quote: str
    start: int
    end: int
    url: str


class DraftBody(Body):
    """A draft, with the words that each field was filled from."""

    id: str
    state: DraftState
    fields: _Fields
    citations: dict[str, list[DraftCitationBody]]
    source_id: str | None
    updated_at: str


class DraftsBody(Body):
    """Drafts, the latest changed first."""

    drafts: list[DraftBody]


@router.get("/drafts", response_model=DraftsBody)
def list_drafts(
    visitor: Operator,
    house: HouseOfRequest,
    ids: Annotated[list[str] | None, Query()] = None,
    format: Literal["json", "csv", "md"] | None = None,
) -> DraftsBody | Response:
    """Every draft, or the selection named by `ids`; with `format`, as a file to keep."""
    drafts = [draft for draft in house.drafts.list() if not ids or draft.id in ids]
    if format == "csv":
        return _download(write_rows([json.loads(draft.content) for draft in drafts]), "text/csv; charset=utf-8", "csv")
    if format == "md":
        text = "\n\n".join(write_draft(draft) for draft in drafts)
        return _download(text.encode(), "text/markdown; charset=utf-8", "md")
    body = DraftsBody(drafts=[_show(house, visitor.reader, draft) for draft in drafts])
    if format == "json":
        return _download(body.model_dump_json(indent=2).encode(), "application/json", "json")
    return body


@router.post("/drafts", status_code=201)
def write(body: DraftFieldsBody, visitor: Operator, house: HouseOfRequest) -> DraftBody:
    """A new draft."""
    title, content = _split(body.fields)
    return _show(house, visitor.reader, house.drafts.create(title, content, owner=visitor.owner))


@router.get("/drafts/{draft_id}")
def read(draft_id: str, visitor: Operator, house: HouseOfRequest) -> DraftBody:
    """One draft."""
    return _show(house, visitor.reader, house.drafts.get(draft_id))


@router.put("/drafts/{draft_id}")
def edit(draft_id: str, body: DraftFieldsBody, visitor: Operator, house: HouseOfRequest) -> DraftBody:
    """Change a draft; a field that was changed no longer cites anything."""
    former = house.drafts.get(draft_id)
    known = json.loads(former.content)
    kept = [citation for citation in former.citations if body.fields.get(citation.field) == known.get(citation.field)]
    title, content = _split(body.fields)
    return _show(house, visitor.reader, house.drafts.edit(draft_id, title, content, kept))


@router.post("/drafts/{draft_id}/state")
def move(draft_id: str, body: StateBody, visitor: Operator, house: HouseOfRequest) -> DraftBody:
    """Take a step: brouillon → a-relire → publiee, and back."""
    moved = Publisher(house.library, house.drafts).move(draft_id, body.state, body.groups)
    return _show(house, visitor.reader, moved)


@router.delete("/drafts/{draft_id}", status_code=204, response_class=Response)
def delete(draft_id: str, _: Operator, house: HouseOfRequest) -> None:
    """Delete a draft, and its fiche where it was published."""
    Publisher(house.library, house.drafts).delete(draft_id)


@router.post("/sources/{source_id}/drafts", status_code=201)
def take(source_id: str, visitor: Operator, house: HouseOfRequest) -> DraftsBody:
    """A draft for each experiment that a document describes."""
    stored = house.library.read(visitor.reader, source_id)
    drafts = Publisher(house.library, house.drafts).take(stored, visitor.owner)
    return DraftsBody(drafts=[_show(house, visitor.reader, draft) for draft in drafts])


def _split(fields: _Fields) -> tuple[str, str]:
    return str(fields["title"]).strip(), json.dumps(fields, ensure_ascii=False)


def _show(house: House, reader: Reader, draft: Draft) -> DraftBody:
    citations: dict[str, list[DraftCitationBody]] = {}
    for citation in draft.citations:
        try:
            text = house.library.read(reader, citation.source_id).document.text
        except UnknownSource:
            continue
        start, end = citation.span.start, citation.span.end
        shown = DraftCitationBody(
            source_id=citation.source_id,
            quote=citation.span.cut(text),
            start=start,
            end=end,
            url=f"/sources/{quote(citation.source_id, safe='')}?start={start}&end={end}",
        )
        citations.setdefault(citation.field, []).append(shown)
    return DraftBody(
        id=draft.id,
        state=draft.state,
        fields=json.loads(draft.content),
        citations=citations,
        source_id=draft.source_id,
        updated_at=draft.updated_at,
    )


def _download(content: bytes, media_type: str, suffix: str) -> Response:
    name = f'attachment; filename="brouillons.{suffix}"'
    return Response(content, media_type=media_type, headers={"Content-Disposition": name})
