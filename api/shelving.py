"""What stands on the shelves, turned into the doors' JSON; its sentences in the reader's language."""

import json
from collections.abc import Sequence

from api.shelf_schemas import (
    CheckBody,
    DoctorBody,
    ErrorBody,
    IngestedBody,
    JobBody,
    JobProgressBody,
    PageBody,
    PassageBody,
    SectionBody,
    SourceBody,
    SourceTextBody,
)
from assistant.evidence import Evidence
from corpus.health import Check
from corpus.notice import Notice
from corpus.store.jobs import Job, JobDocument
from corpus.store.stored import Hit, SourceSummary, StoredSource, summarise
from ingest.outcome import Ingested


def show_hit(found: Hit | Evidence) -> PassageBody:
    """A passage that was found."""
    passage = found.passage
    return PassageBody(
        source_id=passage.source_id,
        source_kind=found.source_kind,
        title=found.title,
        page=passage.page,
        section=passage.section,
        start=passage.span.start,
        end=passage.span.end,
        text=passage.text,
        score=found.score,
    )


def show_summary(source: SourceSummary, language: str) -> SourceBody:
    """The row of a source."""
    return SourceBody(
        source_id=source.source_id,
        source_kind=source.source_kind,
        title=source.title,
        origin=source.origin,
        pages=source.pages,
        passages=source.passages,
        groups=list(source.groups),
        added_at=source.added_at,
        updated_at=source.updated_at,
        warnings=_say_all(source.warnings, language),
    )


def show_source(stored: StoredSource, language: str) -> SourceTextBody:
    """A source with its text, its pages and its headings."""
    document = stored.document
    return SourceTextBody(
        **show_summary(summarise(stored), language).model_dump(),
        text=document.text,
        url=document.source.url,
        language=document.source.language,
        date=document.source.date,
        front_matter=json.loads(document.front_matter) if document.front_matter else None,
        page_spans=[
            PageBody(number=page.number, label=page.label, start=page.span.start, end=page.span.end)
            for page in document.pages
        ],
        sections=[
            SectionBody(heading=part.heading, level=part.level, start=part.span.start, end=part.span.end)
            for part in document.sections
        ],
    )


def show_ingested(done: Ingested, language: str) -> IngestedBody:
    """What became of one file."""
    return IngestedBody(
        path=done.path,
        source_id=done.source_id,
        status=done.status,
        pages=done.pages,
        passages=done.passages,
        warnings=_say_all(done.warnings, language),
        error=ErrorBody(code=done.error.code, message=done.error.message(language)) if done.error else None,
    )


def show_job(job: Job, language: str) -> JobBody:
    """Where a job stands."""
    return JobBody(
        job_id=job.id,
        state=job.state,
        progress=JobProgressBody.model_validate(job.progress) if job.progress.name else None,
        documents=[_show_document(document, language) for document in job.documents],
    )


def _show_document(document: JobDocument, language: str) -> IngestedBody:
    message = document.error_message.say(language) if document.error_message else ""
    return IngestedBody.model_validate(
        {
            "path": document.path,
            "source_id": document.source_id,
            "status": document.status,
            "pages": document.pages,
            "passages": document.passages,
            "warnings": _say_all(document.warnings, language),
            "error": {"code": document.error_code, "message": message} if document.error_code else None,
        }
    )


def _say_all(warnings: Sequence[Notice], language: str) -> list[str]:
    return [warning.say(language) for warning in warnings]


def show_checks(checks: Sequence[Check], repaired: bool) -> DoctorBody:
    """What a check of the home found."""
    return DoctorBody(
        healthy=all(check.ok for check in checks),
        checks=[CheckBody.model_validate(check) for check in checks],
        repaired=repaired,
    )
