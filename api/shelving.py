"""What stands on the shelves, turned into the doors' JSON."""

import json

from api.shelf_schemas import (
    ErrorBody,
    IngestedBody,
    PageBody,
    PassageBody,
    SectionBody,
    SourceBody,
    SourceTextBody,
)
from corpus.records import Hit, StoredSource, summarise
from ingest.outcome import Ingested


def show_hit(hit: Hit) -> PassageBody:
    """A passage that was found."""
    passage = hit.passage
    return PassageBody(
        source_id=passage.source_id,
        source_kind=hit.source_kind,
        title=hit.title,
        page=passage.page,
        section=passage.section,
        start=passage.span.start,
        end=passage.span.end,
        text=passage.text,
        score=hit.score,
    )


def show_source(stored: StoredSource) -> SourceTextBody:
    """A source with its text, its pages and its headings."""
    document = stored.document
    return SourceTextBody(
        **SourceBody.model_validate(summarise(stored)).model_dump(),
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


def show_ingested(done: Ingested) -> IngestedBody:
    """What became of one file."""
    return IngestedBody(
        path=done.path,
        source_id=done.source_id,
        status=done.status,
        pages=done.pages,
        passages=done.passages,
        warnings=list(done.warnings),
        error=ErrorBody(code=done.error.code, message=done.error.message()) if done.error else None,
    )
