"""Doors to the work of taking documents in."""

from fastapi import APIRouter

from api.auth import Visitor
from api.request import AskedLanguage, CurrentVisitor, HouseOfRequest
from api.schemas import Body
from api.shelf_schemas import JobBody
from api.shelving import show_job

router = APIRouter(prefix="/api/jobs", tags=["sources"])


class JobsBody(Body):
    """Jobs in order of arrival."""

    jobs: list[JobBody]


@router.get("")
def list_jobs(visitor: CurrentVisitor, house: HouseOfRequest, language: AskedLanguage) -> JobsBody:
    """The visitor's own jobs (the operator: all)."""
    return JobsBody(jobs=[show_job(job, language) for job in house.jobs.list(_owner(visitor))])


@router.get("/{job_id}")
def read_job(job_id: str, visitor: CurrentVisitor, house: HouseOfRequest, language: AskedLanguage) -> JobBody:
    """Where a job stands, page by page, and what became of each file."""
    return show_job(house.jobs.get(job_id, _owner(visitor)), language)


@router.delete("/{job_id}")
def cancel_job(job_id: str, visitor: CurrentVisitor, house: HouseOfRequest, language: AskedLanguage) -> JobBody:
    """Cancel a job; what it has brought stays."""
    house.jobs.get(job_id, _owner(visitor))
    return show_job(house.runner.cancel(job_id), language)


def _owner(visitor: Visitor) -> str | None:
    return None if visitor.reader.reads_all else visitor.owner
