"""The doors to the shelves: list, read, add, remove."""

from fastapi import APIRouter

from api.auth import CurrentReader, Operator
from api.house import HouseOfRequest
from api.local import LocalDesk
from api.shelf_schemas import RemovalBody, RemoveBody, SourcesBody, SourceTextBody

router = APIRouter(prefix="/api/sources", tags=["sources"])


@router.get("")
def list_sources(reader: CurrentReader, house: HouseOfRequest) -> SourcesBody:
    """Every source that the reader may read, without its text."""
    return LocalDesk(house, reader).sources()


@router.get("/{source_id}")
def read_source(source_id: str, reader: CurrentReader, house: HouseOfRequest) -> SourceTextBody:
    """One source with its text, its pages and its headings."""
    return LocalDesk(house, reader).source(source_id)


@router.delete("")
def remove_sources(body: RemoveBody, reader: Operator, house: HouseOfRequest) -> RemovalBody:
    """Remove several sources; answers once nothing of them is left, with the proof."""
    return LocalDesk(house, reader).remove(body.source_ids)


@router.delete("/{source_id}")
def remove_source(source_id: str, reader: Operator, house: HouseOfRequest) -> RemovalBody:
    """Remove one source; answers once nothing of it is left, with the proof."""
    return LocalDesk(house, reader).remove([source_id])
