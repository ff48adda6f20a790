"""The doors to the shelves: list, read, add, remove."""

import shutil
from pathlib import Path
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, File, Form, UploadFile

from api.errors import InvalidRequest
from api.local import LocalDesk
from api.request import AskedLanguage, CurrentVisitor, HouseOfRequest, Operator
from api.shelf_schemas import JobStartedBody, RemovalBody, RemoveBody, SourcesBody, SourceTextBody
from corpus.store.jobs import JobInput
from ingest.origin import is_url

router = APIRouter(prefix="/api/sources", tags=["sources"])


@router.get("")
def list_sources(visitor: CurrentVisitor, house: HouseOfRequest, language: AskedLanguage) -> SourcesBody:
    """Every source that the reader may read, without its text."""
    return LocalDesk(house, visitor, language).sources()


@router.get("/{source_id}")
def read_source(
    source_id: str, visitor: CurrentVisitor, house: HouseOfRequest, language: AskedLanguage
) -> SourceTextBody:
    """One source with its text, its pages and its headings."""
    return LocalDesk(house, visitor, language).source(source_id)


@router.delete("")
def remove_sources(body: RemoveBody, visitor: Operator, house: HouseOfRequest) -> RemovalBody:
    """Remove several sources; answers once nothing of them is left, with the proof."""
    return LocalDesk(house, visitor).remove(body.source_ids)


@router.delete("/{source_id}")
def remove_source(source_id: str, visitor: Operator, house: HouseOfRequest) -> RemovalBody:
    """Remove one source; answers once nothing of it is left, with the proof."""
    return LocalDesk(house, visitor).remove([source_id])


@router.post("", status_code=202)
def add_sources(
    visitor: Operator,
    house: HouseOfRequest,
    files: Annotated[list[UploadFile] | None, File()] = None,
    urls: Annotated[list[str] | None, Form()] = None,
    groups: Annotated[list[str] | None, Form()] = None,
) -> JobStartedBody:
    """Take files and addresses in; answers at once with the job that does it."""
    if not files and not urls:
        raise InvalidRequest(field="files", reason_fr="ni fichier ni adresse", reason_en="no file and no address")
    if not all(is_url(url) for url in urls or ()):
        raise InvalidRequest(field="urls", reason_fr="adresse http(s) attendue", reason_en="not an http(s) address")
    folder = house.library.home.uploads / uuid4().hex
    inputs = [JobInput(name=url, path=url) for url in urls or ()]
    inputs += [_keep(upload, folder, number) for number, upload in enumerate(files or ())]
    job = house.jobs.create(inputs, frozenset(groups or ()), visitor.owner)
    house.runner.wake()
    return JobStartedBody(job_id=job.id)


def _keep(upload: UploadFile, folder: Path, number: int) -> JobInput:
    """The upload under a name of ours; its own is only ever told."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / str(number)
    with path.open("wb") as file:
        shutil.copyfileobj(upload.file, file)
    return JobInput(name=upload.filename or "document", path=str(path))
