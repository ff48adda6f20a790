"""Jobs wait in order of arrival, outlive a restart, and stop when cancelled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UnknownJob
from corpus.notice import Notice
from corpus.store.database import Database
from corpus.store.jobs import JobDocument, JobInput, JobProgress, JobStore


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path / "essaim.db")
    yield opened
    opened.close()


@pytest.fixture
def jobs(database: Database) -> JobStore:
    return JobStore(database)


def _queue(jobs: JobStore, name: str) -> str:
    return jobs.create([JobInput(name, f"/tmp/{name}")], frozenset({"siege"}), "ada").id


def test_jobs_are_claimed_in_order_of_arrival(jobs: JobStore) -> None:
    ids = [_queue(jobs, name) for name in ("a.pdf", "b.pdf", "c.pdf")]
    claimed = [job.id for job in (jobs.claim(), jobs.claim(), jobs.claim()) if job]
    assert claimed == ids
    assert jobs.claim() is None


def test_a_job_tells_its_progress_and_its_documents(jobs: JobStore) -> None:
    job_id = _queue(jobs, "é.pdf")
    jobs.claim()
    jobs.report(job_id, JobProgress("é.pdf", 3, 12))
    told = Notice("OCR nécessaire.", "OCR needed.")
    document = JobDocument("é.pdf", "s1", "partial", 12, 40, (told,), "no_ocr", told)
    jobs.add_document(job_id, document)
    job = jobs.get(job_id)
    assert (job.state, job.progress, job.documents) == ("running", JobProgress("é.pdf", 3, 12), (document,))
    assert (job.groups, job.inputs) == ({"siege"}, (JobInput("é.pdf", "/tmp/é.pdf"),))
    assert jobs.finish(job_id).state == "done"


def test_a_cancelled_job_is_never_claimed_nor_done(jobs: JobStore) -> None:
    waiting, running = _queue(jobs, "a"), _queue(jobs, "b")
    jobs.cancel(waiting)
    claimed = jobs.claim()
    assert claimed is not None
    assert claimed.id == running
    jobs.cancel(running)
    assert jobs.is_cancelled(running)
    assert jobs.finish(running).state == "cancelled"
    assert jobs.claim() is None


def test_a_job_that_ended_is_not_cancelled(jobs: JobStore) -> None:
    job_id = _queue(jobs, "a")
    jobs.claim()
    jobs.finish(job_id)
    assert jobs.cancel(job_id).state == "done"


def test_what_ran_at_the_end_of_a_process_waits_again_in_its_place(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "essaim.db")
    jobs = JobStore(database)
    first, second = _queue(jobs, "a"), _queue(jobs, "b")
    jobs.claim()
    jobs.add_document(first, JobDocument("a", "s", "added"))
    database.close()
    database = Database.open(tmp_path / "essaim.db")
    jobs = JobStore(database)
    assert jobs.requeue() == 1
    assert [(job.id, job.documents) for job in (jobs.claim(), jobs.claim()) if job] == [(first, ()), (second, ())]
    database.close()


def test_another_owners_job_is_unknown(jobs: JobStore) -> None:
    job_id = _queue(jobs, "a")
    assert jobs.get(job_id, "ada").owner == "ada"
    for wrong in ((job_id, "bob"), ("rien", "ada")):
        with pytest.raises(UnknownJob):
            jobs.get(*wrong)
    with pytest.raises(UnknownJob):
        jobs.report("rien", JobProgress())
    assert [job.id for job in jobs.list("ada")] == [job_id]
    assert jobs.list("bob") == []


def test_old_jobs_are_forgotten_but_none_that_waits(jobs: JobStore) -> None:
    ended, waiting = _queue(jobs, "a"), _queue(jobs, "b")
    jobs.claim()
    jobs.finish(ended)
    assert jobs.purge(days=-1) == 1
    assert [job.id for job in jobs.list()] == [waiting]
