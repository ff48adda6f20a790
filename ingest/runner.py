"""Works off the jobs of ingest in order of arrival, one at a time, in a thread of its own.

A job that the end of the process interrupts waits again at the next start; what it
had done by then comes out `unchanged`.
"""

import contextlib
import logging
import threading
import time
from pathlib import Path
from typing import Self

from corpus.errors import EssaimError, UnknownJob
from corpus.notice import Notice
from corpus.store.jobs import Job, JobDocument, JobInput, JobProgress, JobStore
from ingest.inputs import Given
from ingest.origin import is_url
from ingest.outcome import Ingested, Step, Upload
from ingest.pipeline import Pipeline

_log = logging.getLogger(__name__)

_REPORT_EVERY = 0.2
"""Seconds between two notes of a job's progress: each is a write to the catalogue."""


class Runner:
    """Runs waiting jobs until closed; files under `uploads` are ours and deleted once read."""

    def __init__(self, jobs: JobStore, pipeline: Pipeline, uploads: Path) -> None:
        self._jobs = jobs
        self._pipeline = pipeline
        self._uploads = uploads
        self._wake = threading.Event()
        self._idle = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="essaim-jobs", daemon=True)

    def start(self) -> Self:
        """Begin with what an earlier process left undone."""
        self._jobs.requeue()
        self._sweep()
        self._wake.set()
        self._thread.start()
        return self

    def wake(self) -> None:
        """A job was queued."""
        self._idle.clear()
        self._wake.set()

    def cancel(self, job_id: str) -> Job:
        """Cancel a job; the files of one that waits go at once, those of a running one when it stops.

        Raises UnknownJob.
        """
        former = self._jobs.get(job_id)
        job = self._jobs.cancel(job_id)
        if former.state == "waiting":
            self._clear(job)
        return job

    def settle(self, timeout: float | None = None) -> bool:
        """Wait until no job is left, at most `timeout` seconds; whether that is so."""
        return self._idle.wait(timeout)

    def close(self) -> None:
        """Stop after the source in hand; what is left waits for the next start."""
        self._closing.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _serve(self) -> None:
        while not self._closing.is_set():
            self._wake.wait()
            self._wake.clear()
            try:
                while not self._closing.is_set() and (job := self._jobs.claim()) is not None:
                    self._run(job)
            except Exception:
                # A catalogue that can't be written (a full disk) fails this job, not all that come later.
                _log.exception("the jobs are left until the next one comes")
            if not self._wake.is_set():
                self._idle.set()

    def _run(self, job: Job) -> None:
        try:
            self._ingest(job)
            if self._closing.is_set():
                return
            self._jobs.finish(job.id)
        except UnknownJob:
            _log.info("job %s was removed while it ran", job.id)
        except Exception as error:
            # One job that meets a bug must not be the last one that runs.
            _log.exception("job %s failed", job.id)
            self._jobs.add_document(job.id, _failed(job, error))
            self._jobs.finish(job.id)
        self._clear(job)

    def _ingest(self, job: Job) -> None:
        reported = time.monotonic()

        def report(step: Step) -> None:
            nonlocal reported
            if step.page == step.pages or time.monotonic() - reported >= _REPORT_EVERY:
                reported = time.monotonic()
                self._jobs.report(job.id, JobProgress(step.path, step.page, step.pages))

        def cancelled() -> bool:
            return self._closing.is_set() or self._jobs.is_cancelled(job.id)

        for outcome in self._pipeline.ingest([self._given(one) for one in job.inputs], job.groups, report, cancelled):
            self._jobs.add_document(job.id, job_document(outcome))

    def _given(self, one: JobInput) -> Given:
        if is_url(one.path):
            return one.path
        path = Path(one.path)
        return Upload(one.name, path) if self._is_ours(path) else path

    def _is_ours(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self._uploads.resolve())

    def _clear(self, job: Job) -> None:
        for one in job.inputs:
            if not is_url(one.path) and self._is_ours(path := Path(one.path)):
                path.unlink(missing_ok=True)
                with contextlib.suppress(OSError):  # other files lie there still, or it is gone
                    path.parent.rmdir()

    def _sweep(self) -> None:
        """Delete uploads that no job waits for: a process died between the end of a job and its clearing."""
        awaited = {Path(one.path) for job in self._jobs.list() if job.state == "waiting" for one in job.inputs}
        for file in [path for path in self._uploads.rglob("*") if path.is_file()]:
            if file not in awaited:
                file.unlink()


def job_document(outcome: Ingested) -> JobDocument:
    """An outcome as jobs keep it."""
    error = outcome.error
    return JobDocument(
        outcome.path,
        outcome.source_id,
        outcome.status,
        outcome.pages,
        outcome.passages,
        outcome.warnings,
        error.code if error else None,
        Notice.of(error) if error else None,
    )


def _failed(job: Job, error: Exception) -> JobDocument:
    known = error if isinstance(error, EssaimError) else EssaimError()
    name = job.inputs[0].name if job.inputs else job.id
    return job_document(Ingested(name, None, "refused", error=known))
