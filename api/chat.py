"""The chat door: an answer as one JSON document, or as it is made, event by event."""

from collections.abc import AsyncIterator
from contextlib import aclosing

from fastapi import APIRouter, Request, Response
from fastapi.sse import EventSourceResponse, format_sse_event
from starlette.concurrency import run_in_threadpool

from api.answering import show_answer, show_query, show_segment
from api.auth import Visitor
from api.conversing import answer_question, hold_turn, take_turn
from api.house import House
from api.problems import known_error, preferred_language
from api.request import CurrentVisitor, HouseOfRequest
from api.schemas import AnswerBody, Body, QuestionBody
from api.shelf_schemas import ErrorBody, FoundBody
from api.shelving import show_hit
from assistant.events import Answered, EvidenceFound, SegmentReady, Understood

router = APIRouter(prefix="/api", tags=["chat"])


@router.post("/chat", response_model=AnswerBody, responses={200: {"content": {"text/event-stream": {}}}})
async def chat(body: QuestionBody, request: Request, visitor: CurrentVisitor, house: HouseOfRequest) -> Response:
    """Answer a question: JSON where only that is accepted, else server-sent events."""
    if accepts_json(request.headers.get("accept", "")):
        answer = await answer_question(house, visitor, body)
        return Response(answer.model_dump_json(), media_type="application/json")
    language = preferred_language(request.headers.get("accept-language", ""))
    return EventSourceResponse(_tell(house, visitor, body, language))


def accepts_json(accept: str) -> bool:
    """Whether a client that says this wants one JSON document rather than events."""
    return "application/json" in accept and "text/event-stream" not in accept


async def _tell(house: House, visitor: Visitor, body: QuestionBody, language: str) -> AsyncIterator[bytes]:
    """The events of an answer as they are sent; the headers are gone, so that an error is an event too."""
    try:
        turn = await run_in_threadpool(take_turn, house, visitor, body)
        async with aclosing(hold_turn(house, visitor, turn)) as events:
            async for event in events:
                if isinstance(event, Answered):
                    answer = show_answer(event.answer, turn.answer_id, turn.conversation_id, body.explain)
                    yield _write("answer", answer)
                else:
                    yield _show(event)
    except Exception as error:
        known = known_error(error, "POST /api/chat")
        yield _write("error", ErrorBody(code=known.code, message=known.message(language)))


def _show(event: Understood | EvidenceFound | SegmentReady) -> bytes:
    match event:
        case Understood(query):
            return _write("understood", show_query(query))
        case EvidenceFound(evidence):
            return _write("evidence", FoundBody(passages=[show_hit(found) for found in evidence]))
        case SegmentReady(index, segment, citations):
            return _write("segment", show_segment(index, segment, citations))


def _write(name: str, body: Body) -> bytes:
    return format_sse_event(event=name, data_str=body.model_dump_json())
