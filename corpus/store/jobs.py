"""Pieces of ingest waiting, running and done: they live in the catalogue and survive a restart."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, cast

from sqlalchemy import Connection, Row, delete, insert, select, update

from corpus.errors import UnknownJob
from corpus.notice import Notice
from corpus.store.catalogue import days_ago, now
from corpus.store.database import Database
from corpus.store.schema import jobs

JobState = Literal["waiting", "running", "done", "cancelled"]


@dataclass(frozen=True, slots=True)
class JobInput:
    """A file or URL to ingest: `name` is what the user calls it, `path` where it lies."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class JobProgress:
    """How far a job is: `done` of `total` pages of the input called `name` (0 of 0: not known yet)."""

    name: str = ""
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class JobDocument:
    """What became of one file of a job; the fields are those of `essaim ingest --json`."""

    path: str
    source_id: str | None
    status: str
    pages: int = 0
    passages: int = 0
    warnings: tuple[Notice, ...] = ()
    error_code: str | None = None
    error_message: Notice | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands; `owner` is who asked for it, `groups` who will read what it brings."""

    id: str
    owner: str
    state: JobState
    inputs: tuple[JobInput, ...]
    groups: frozenset[str]
    progress: JobProgress
    documents: tuple[JobDocument, ...] = field(default=())
    created_at: str = ""
    finished_at: str | None = None


class JobStore:
    """The queue: in order of arrival, one claimed at a time by whoever works it off."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, inputs: Sequence[JobInput], groups: frozenset[str], owner: str = "") -> Job:
        """Queue a job behind all others."""
        values = {
            "id": uuid.uuid4().hex,
            "owner": owner,
            "state": "waiting",
            "inputs": _dump(inputs),
            "groups": json.dumps(sorted(groups), ensure_ascii=False),
            "progress": _dump([JobProgress()]),
            "documents": "[]",
            "created_at": now(),
        }
        with self._database.write() as connection:
            connection.execute(insert(jobs).values(values))
        return self.get(str(values["id"]))

    def claim(self) -> Job | None:
        """Take the job that waits longest; from now on it runs."""
        with self._database.write() as connection:
            waiting = select(jobs).where(jobs.c.state == "waiting").order_by(jobs.c.position).limit(1)
            row = connection.execute(waiting).first()
            if row is None:
                return None
            connection.execute(update(jobs).where(jobs.c.id == row.id).values(state="running"))
        return self.get(row.id)

    def report(self, job_id: str, progress: JobProgress) -> None:
        """Say how far a job is; raises UnknownJob."""
        self._change(job_id, progress=_dump([progress]))

    def add_document(self, job_id: str, document: JobDocument) -> None:
        """Say what became of one of its files; raises UnknownJob."""
        with self._database.write() as connection:
            documents = (*_read(_row(connection, job_id)).documents, document)
            connection.execute(update(jobs).where(jobs.c.id == job_id).values(documents=_dump(documents)))

    def finish(self, job_id: str) -> Job:
        """The job has ended: done, or cancelled if it was; raises UnknownJob."""
        with self._database.write() as connection:
            state = "cancelled" if _row(connection, job_id).state == "cancelled" else "done"
            values = {"state": state, "finished_at": now()}
            connection.execute(update(jobs).where(jobs.c.id == job_id).values(values))
        return self.get(job_id)

    def cancel(self, job_id: str) -> Job:
        """Cancel a job that has not ended; who runs it asks `is_cancelled` between pages. Raises UnknownJob."""
        with self._database.write() as connection:
            row = _row(connection, job_id)
            if row.state in ("waiting", "running"):
                values = {"state": "cancelled", "finished_at": now()}
                connection.execute(update(jobs).where(jobs.c.id == job_id).values(values))
        return self.get(job_id)

    def is_cancelled(self, job_id: str) -> bool:
        """Whether a job is to stop; raises UnknownJob."""
        return self.get(job_id).state == "cancelled"

    def requeue(self) -> int:
        """Put back in the queue what ran when the process ended; returns how many. What was done twice is unchanged."""
        values = {"state": "waiting", "progress": _dump([JobProgress()]), "documents": "[]"}
        with self._database.write() as connection:
            return connection.execute(update(jobs).where(jobs.c.state == "running").values(values)).rowcount

    def get(self, job_id: str, owner: str | None = None) -> Job:
        """A job; raises UnknownJob, also for another owner's when `owner` is given."""
        with self._database.read() as connection:
            row = _row(connection, job_id)
        if owner is not None and row.owner != owner:
            raise UnknownJob(job_id=job_id)
        return _read(row)

    def list(self, owner: str | None = None) -> list[Job]:
        """Jobs (this owner's, when given) in order of arrival."""
        chosen = select(jobs).order_by(jobs.c.position)
        with self._database.read() as connection:
            rows = connection.execute(chosen if owner is None else chosen.where(jobs.c.owner == owner)).all()
        return [_read(row) for row in rows]

    def purge(self, days: int) -> int:
        """Forget jobs that ended more than `days` days ago; returns how many."""
        with self._database.write() as connection:
            return connection.execute(delete(jobs).where(jobs.c.finished_at < days_ago(days))).rowcount

    def _change(self, job_id: str, **values: str) -> None:
        with self._database.write() as connection:
            if not connection.execute(update(jobs).where(jobs.c.id == job_id).values(values)).rowcount:
                raise UnknownJob(job_id=job_id)


def _row(connection: Connection, job_id: str) -> Row[tuple[object, ...]]:
    row = connection.execute(select(jobs).where(jobs.c.id == job_id)).first()
    if row is None:
        raise UnknownJob(job_id=job_id)
    return row


def _dump(values: Sequence[JobInput | JobProgress | JobDocument]) -> str:
    return json.dumps([asdict(value) for value in values], ensure_ascii=False)


def _read(row: Row[tuple[object, ...]]) -> Job:
    return Job(
        id=row.id,
        owner=row.owner,
        state=cast(JobState, row.state),
        inputs=tuple(JobInput(**values) for values in json.loads(row.inputs)),
        groups=frozenset(json.loads(row.groups)),
        progress=JobProgress(**json.loads(row.progress)[0]),
        documents=tuple(_read_document(values) for values in json.loads(row.documents)),
        created_at=row.created_at,
        finished_at=row.finished_at,
    )


def _read_document(stored: dict[str, Any]) -> JobDocument:
    told = stored["error_message"]
    warnings = tuple(map(Notice.read, stored["warnings"]))
    return JobDocument(**{**stored, "warnings": warnings, "error_message": told and Notice.read(told)})
