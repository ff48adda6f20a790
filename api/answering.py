"""Questions understood and answers, turned into the doors' JSON."""

from collections.abc import Sequence

from api.schemas import (
    AnswerBody,
    CitationBody,
    ComparisonBody,
    ItemBody,
    PeriodBody,
    PlaceBody,
    PointerBody,
    SegmentBody,
    StreamedSegmentBody,
    UnderstoodBody,
)
from assistant.answer import Answer, Citation, Segment
from assistant.query import Query

_ABROAD = "country"
"""The level of a country named in a question: it is understood, to be refused, but no territory of France to show."""


def show_query(query: Query) -> UnderstoodBody:
    """What was understood, as chips show it."""
    filters = query.filters
    period = filters.period
    return UnderstoodBody(
        themes=list(filters.themes or ()),
        publics=list(filters.publics or ()),
        territories=[PlaceBody.model_validate(place) for place in filters.places or () if place.level != _ABROAD],
        period=PeriodBody.model_validate(period) if period and (period.start or period.end) else None,
        status=list(filters.statuses or ()),
        standalone=query.standalone,
        order=query.order.by if query.order else None,
    )


def show_segment(index: int, segment: Segment, citations: Sequence[Citation]) -> StreamedSegmentBody:
    """A piece of an answer on its way, with the citations it needs."""
    return StreamedSegmentBody(
        index=index,
        text=segment.text,
        citations=list(segment.citations),
        support=segment.support,
        sources=[CitationBody.model_validate(citation) for citation in citations],
    )


def show_answer(
    answer: Answer, answer_id: str | None = None, conversation_id: str | None = None, explain: bool = False
) -> AnswerBody:
    """An answer as JSON has it; feedback names it by `answer_id`."""
    query = answer.query
    return AnswerBody(
        answer_id=answer_id,
        question=query.text,
        language=query.language,
        outcome=answer.outcome,
        intent=query.intent,
        understood=show_query(query),
        segments=[SegmentBody.model_validate(segment) for segment in answer.segments],
        citations=[CitationBody.model_validate(citation) for citation in answer.citations],
        items=[ItemBody.model_validate(item) for item in answer.items],
        total=answer.total,
        near=[PointerBody.model_validate(pointer) for pointer in answer.near],
        closest=[PointerBody.model_validate(pointer) for pointer in answer.closest],
        comparison=ComparisonBody.model_validate(answer.comparison) if answer.comparison else None,
        conversation_id=conversation_id,
        engine=answer.engine,
        reasons=list(answer.reasons) if explain else None,
    )
