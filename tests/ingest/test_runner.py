from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from corpus.access import OPERATOR
from corpus.library import Library
from corpus.store.jobs import JobInput, JobStore
from ingest.pipeline import Pipeline
from ingest.runner import Runner

PATIENCE = 300
GROUPS = frozenset({"public"})


@pytest.fixture
def jobs(library: Library) -> JobStore:
    return JobStore(library.database)


@pytest.fixture
def runner(library: Library, jobs: JobStore, pipeline: Pipeline) -> Iterator[Runner]:
    runner = Runner(jobs, pipeline, library.home.uploads)
    yield runner
    runner.close()


def upload(library: Library, name: str, text: str) -> JobInput:
    file = library.home.uploads / uuid4().hex / "0"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    return JobInput(name, str(file))


def test_jobs_run_in_order_of_arrival(library: Library, jobs: JobStore, runner: Runner) -> None:
    first = jobs.create([upload(library, "a.txt", "La première version.")], GROUPS)
    second = jobs.create([upload(library, "a.txt", "La seconde version.")], GROUPS)
    assert runner.start().settle(PATIENCE)
    outcomes = [jobs.get(job.id).documents[0].status for job in (first, second)]
    assert outcomes == ["added", "updated"]
    assert [passage.text for passage in library.passages(OPERATOR)] == ["La seconde version."]
    assert jobs.get(second.id).state == "done"


def test_a_job_that_comes_later_is_run_too(library: Library, jobs: JobStore, runner: Runner) -> None:
    assert runner.start().settle(PATIENCE)
    job = jobs.create([upload(library, "a.txt", "Un texte.")], GROUPS)
    runner.wake()
    assert runner.settle(PATIENCE)
    assert jobs.get(job.id).state == "done"


def test_uploads_are_deleted_and_other_files_are_not(
    library: Library, jobs: JobStore, runner: Runner, tmp_path: Path
) -> None:
    kept = tmp_path / "b.txt"
    kept.write_text("Un autre texte.", encoding="utf-8")
    jobs.create([upload(library, "a.txt", "Un texte."), JobInput("b.txt", str(kept))], GROUPS)
    assert runner.start().settle(PATIENCE)
    assert list(library.home.uploads.iterdir()) == []
    assert kept.exists()


def test_a_bad_file_is_an_outcome_of_its_job(library: Library, jobs: JobStore, runner: Runner) -> None:
    job = jobs.create([upload(library, "a.pdf", "Pas un PDF."), upload(library, "b.txt", "Un texte.")], GROUPS)
    assert runner.start().settle(PATIENCE)
    documents = jobs.get(job.id).documents
    assert [document.status for document in documents] == ["refused", "added"]
    assert documents[0].error_code == "mismatched_file"


def test_a_cancelled_job_brings_nothing(library: Library, jobs: JobStore, runner: Runner) -> None:
    job = jobs.create([upload(library, "a.txt", "Un texte.")], GROUPS)
    jobs.cancel(job.id)
    assert runner.start().settle(PATIENCE)
    assert library.sources(OPERATOR) == []
    assert jobs.get(job.id).state == "cancelled"


def test_the_files_of_a_job_that_never_ran_are_deleted(library: Library, jobs: JobStore, runner: Runner) -> None:
    first = jobs.create([upload(library, "a.txt", "Un texte."), upload(library, "b.txt", "Un autre.")], GROUPS)
    other = upload(library, "c.txt", "Un texte qu’un autre travail attend.")
    jobs.create([other], GROUPS)
    assert runner.cancel(first.id).state == "cancelled"
    assert [str(path) for path in library.home.uploads.rglob("*") if path.is_file()] == [other.path]


def test_a_catalogue_that_fails_for_a_while_does_not_end_the_work(
    library: Library, jobs: JobStore, runner: Runner
) -> None:
    job = jobs.create([upload(library, "a.txt", "Un texte.")], GROUPS)
    assert runner.start().settle(PATIENCE)
    later = jobs.create([upload(library, "b.txt", "Un autre texte.")], GROUPS)
    for name, other in (("jobs", "away"), ("away", "jobs")):
        with library.database.write() as connection:
            connection.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {other}")
        runner.wake()
        assert runner.settle(PATIENCE)
    assert (jobs.get(job.id).state, jobs.get(later.id).state) == ("done", "done")


def test_what_a_dead_process_left_is_run_again(library: Library, jobs: JobStore, runner: Runner) -> None:
    job = jobs.create([upload(library, "a.txt", "Un texte.")], GROUPS)
    assert jobs.claim() is not None
    assert jobs.get(job.id).state == "running"
    assert runner.start().settle(PATIENCE)
    assert jobs.get(job.id).state == "done"


def test_a_bad_job_does_not_stop_the_next(library: Library, jobs: JobStore, runner: Runner) -> None:
    bad = jobs.create([JobInput("rien", "/nowhere/at/all")], GROUPS)
    good = jobs.create([upload(library, "a.txt", "Un texte.")], GROUPS)
    assert runner.start().settle(PATIENCE)
    assert jobs.get(bad.id).documents[0].error_code == "path_not_found"
    assert jobs.get(good.id).documents[0].status == "added"


def test_uploads_that_no_job_waits_for_are_swept(library: Library, jobs: JobStore, runner: Runner) -> None:
    upload(library, "a.txt", "Un texte que plus personne n’attend.")
    runner.start()
    assert [path for path in library.home.uploads.rglob("*") if path.is_file()] == []
