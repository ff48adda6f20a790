"""The desk of the server that owns the home, reached over loopback."""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self, TypeVar
from urllib.parse import quote

import httpx
from pydantic import ValidationError

from api.errors import ServerSilent
from api.parcels import Parcel, loads, pack
from api.schemas import AnswerBody, Body, QuestionBody
from api.shelf_schemas import (
    BackupRequestBody,
    DoctorBody,
    ErrorBody,
    GapsBody,
    IngestedBody,
    JobBody,
    JobStartedBody,
    ProblemBody,
    RemovalBody,
    RemoveBody,
    RepairBody,
    SearchBody,
    SourcesBody,
    SourceTextBody,
    WatchBody,
    WrittenBody,
)
from corpus.errors import EssaimError
from ingest.inputs import shared_folder
from ingest.origin import tell_path

Shape = TypeVar("Shape", bound=Body)
_POLL_SECONDS = 0.2
_CONNECT_SECONDS = 5
_TEXT = "text/plain; charset=utf-8"


class RemoteProblem(EssaimError):
    """An error that the server told of: its code and its sentence, passed on."""

    fr = en = "{sentence}"

    def __init__(self, code: str, sentence: str) -> None:
        self.code = code  # type: ignore[misc]
        super().__init__(sentence=sentence)


class RemoteDesk:
    """Asks the running server, with the home's own key."""

    def __init__(self, address: str, key: str) -> None:
        self._address = address
        self._client = httpx.Client(
            base_url=address,
            headers={"Authorization": f"Bearer {key}", "Accept": "application/json"},
            timeout=httpx.Timeout(600, connect=_CONNECT_SECONDS),
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._client.close()

    def answers(self) -> bool:
        """Whether a server is there at all: a killed one leaves its address behind."""
        try:
            return self._client.get("/healthz", timeout=_CONNECT_SECONDS).is_success
        except httpx.HTTPError:
            return False

    def ask(self, question: QuestionBody) -> AnswerBody:
        """The answer to a question."""
        return self._post("/api/chat", question, AnswerBody)

    def search(self, query: str, limit: int) -> SearchBody:
        """The best passage of each of the best `limit` sources."""
        return self._read(SearchBody, "GET", "/api/search", params={"q": query, "k": limit})

    def sources(self) -> SourcesBody:
        """Every source."""
        return self._read(SourcesBody, "GET", "/api/sources")

    def source(self, source_id: str) -> SourceTextBody:
        """One source with its text."""
        return self._read(SourceTextBody, "GET", f"/api/sources/{quote(source_id, safe='')}")

    def ingest(self, inputs: Sequence[str], groups: Sequence[str]) -> Iterator[IngestedBody]:
        """Upload the files, hand over the addresses, and follow the jobs; what can't be sent is refused."""
        parcels, refused = _gather(inputs)
        yield from refused
        for load in loads(parcels):
            try:
                job_id = self._send(load, groups)
            except RemoteProblem as error:
                yield from (_refuse(parcel.path, error) for parcel in load)
            else:
                yield from (_name_as_given(document, load) for document in self._follow(job_id))

    def remove(self, source_ids: Sequence[str]) -> RemovalBody:
        """Remove sources and prove it."""
        body = RemoveBody(source_ids=list(source_ids))
        return self._read(RemovalBody, "DELETE", "/api/sources", json=body.model_dump())

    def doctor(self, repair: bool) -> DoctorBody:
        """Check every index against the catalogue."""
        return self._post("/api/upkeep/check", RepairBody(repair=repair), DoctorBody)

    def backup(self, file: Path) -> WrittenBody:
        """Write a backup of the home to a file."""
        return self._post("/api/upkeep/backup", BackupRequestBody(path=str(file.absolute())), WrittenBody)

    def watch(self, folder: WatchBody) -> None:
        """Let the server follow a folder for as long as it runs."""
        self._post("/api/upkeep/watch", folder, WatchBody)

    def gaps(self) -> GapsBody:
        """Questions without a good answer, grouped."""
        return self._read(GapsBody, "GET", "/api/gaps")

    def _send(self, load: Sequence[Parcel], groups: Sequence[str]) -> str:
        """Start one job; returns its id."""
        with ExitStack() as opened:
            fields: list[tuple[str, tuple[str | None, object, str]]] = []
            for parcel in load:
                if parcel.file is None:
                    fields.append(("urls", (None, parcel.name, _TEXT)))
                else:
                    content = opened.enter_context(parcel.file.open("rb"))
                    fields.append(("files", (parcel.name, content, "application/octet-stream")))
            fields.extend(("groups", (None, group, _TEXT)) for group in groups)
            return self._read(JobStartedBody, "POST", "/api/sources", files=fields).job_id

    def _follow(self, job_id: str) -> Iterator[IngestedBody]:
        told = 0
        while True:
            job = self._read(JobBody, "GET", f"/api/jobs/{job_id}")
            yield from job.documents[told:]
            told = len(job.documents)
            if job.state in ("done", "cancelled"):
                return
            time.sleep(_POLL_SECONDS)

    def _post(self, path: str, body: Body, shape: type[Shape]) -> Shape:
        return self._read(shape, "POST", path, json=body.model_dump(exclude_unset=True))

    def _read(self, shape: type[Shape], method: str, path: str, **content: object) -> Shape:
        try:
            response = self._client.request(method, path, **content)  # type: ignore[arg-type]
            if response.is_error:
                problem = ProblemBody.model_validate_json(response.content).error
                raise RemoteProblem(problem.code, problem.message)
            return shape.model_validate_json(response.content)
        except (httpx.HTTPError, ValidationError) as error:
            raise ServerSilent(address=self._address) from error


def _gather(inputs: Sequence[str]) -> tuple[list[Parcel], list[IngestedBody]]:
    """What can be sent, and what is refused here already."""
    parcels: list[Parcel] = []
    refused: list[IngestedBody] = []
    shared = shared_folder(inputs)
    for given in inputs:
        try:
            packed = list(pack(given, shared))
        except EssaimError as error:
            refused.append(_refuse(tell_path(given), error))
            continue
        parcels += [parcel for parcel in packed if parcel.problem() is None]
        refused += [_refuse(parcel.path, problem) for parcel in packed if (problem := parcel.problem())]
    return parcels, refused


def _name_as_given(document: IngestedBody, load: Sequence[Parcel]) -> IngestedBody:
    told = (parcel.told(document.path) for parcel in load)
    return document.model_copy(update={"path": next(filter(None, told), document.path)})


def _refuse(path: str, error: EssaimError) -> IngestedBody:
    told = ErrorBody(code=error.code, message=error.message())
    return IngestedBody(path=path, source_id=None, status="refused", pages=0, passages=0, warnings=[], error=told)
