"""The door for programs that speak OpenAI's chat completions: the same answers, the same citations.

Citation numbers stand in the text and a list of sources ends it; each number is also an
annotation (`url_citation`) at its characters.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Annotated, Literal
from uuid import uuid4

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from api.auth import Visitor
from api.conversing import hold_turn, take_turn
from api.errors import EmptyQuestion
from api.house import House
from api.problems import known_error, preferred_language
from api.prose import Mark, Prose, write_rest, write_segment
from api.request import CurrentVisitor, HouseOfRequest
from api.schemas import QUESTION_LIMIT, QuestionBody
from assistant.events import Answered, SegmentReady

MODEL = "essaim"
_FIELDS = ConfigDict(extra="ignore")
_EARLIER = 20
"""How many of the earlier messages are read: a program sends the whole conversation each time."""

router = APIRouter(prefix="/v1", tags=["OpenAI-compatible"])


class PartBody(BaseModel):
    """A part of a message; only text is read."""

    model_config = _FIELDS
    type: str
    text: str = ""


class MessageBody(BaseModel):
    """A message. A system message is accepted and ignored: the house's rules can't be changed from outside."""

    model_config = _FIELDS
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[PartBody] | None = None

    def words(self) -> str:
        """The message's text."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text").strip()
        return (self.content or "").strip()


class CompletionBody(BaseModel):
    """What is read of a request; the rest (temperature, tools…) is accepted and ignored."""

    model_config = _FIELDS
    messages: Annotated[list[MessageBody], Field(min_length=1, max_length=200)]
    stream: bool = False

    def question(self) -> QuestionBody:
        """The last user message, after the earlier ones; what was too long to be a question is none of them.

        Raises:
            EmptyQuestion: no user message says anything.
        """
        asked = [message.words() for message in self.messages if message.role == "user" and message.words()]
        if not asked:
            raise EmptyQuestion
        earlier = [question for question in asked[:-1] if len(question) <= QUESTION_LIMIT]
        return QuestionBody(question=asked[-1], history=earlier[-_EARLIER:])


@router.get("/models")
async def list_models(_: CurrentVisitor) -> dict[str, object]:
    """The one model that is offered."""
    return {"object": "list", "data": [{"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}]}


@router.post("/chat/completions", response_model=None)
async def complete(body: CompletionBody, request: Request, visitor: CurrentVisitor, house: HouseOfRequest) -> Response:
    """Answer the last user message, whole or as a stream."""
    question = body.question()
    base = str(request.base_url).rstrip("/")
    pieces = _tell(house, visitor, question, base)
    head: dict[str, object] = {"id": f"chatcmpl-{uuid4().hex}", "created": int(time.time()), "model": MODEL}
    if body.stream:
        language = preferred_language(request.headers.get("accept-language", ""))
        return StreamingResponse(_stream(pieces, head, base, language), media_type="text/event-stream")
    whole = Prose("")
    async for piece in pieces:
        whole += piece
    message = {"role": "assistant", "content": whole.text.rstrip(), "annotations": _annotate(whole.marks, base)}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    return JSONResponse({**head, "object": "chat.completion", "choices": [choice], "usage": usage})


async def _tell(house: House, visitor: Visitor, question: QuestionBody, base: str) -> AsyncIterator[Prose]:
    """The answer's text, piece by piece."""
    turn = await asyncio.to_thread(take_turn, house, visitor, question)
    async with aclosing(hold_turn(house, visitor, turn)) as events:
        async for event in events:
            if isinstance(event, SegmentReady):
                yield write_segment(event.segment, event.citations)
            elif isinstance(event, Answered):
                yield write_rest(event.answer, base)


async def _stream(
    pieces: AsyncIterator[Prose], head: dict[str, object], base: str, language: str
) -> AsyncIterator[str]:
    """Chunks as they are made; annotations count from the start of the whole text."""
    so_far = 0
    yield _chunk(head, {"role": "assistant", "content": ""})
    try:
        async for piece in pieces:
            moved = [Mark(mark.start + so_far, mark.end + so_far, mark.citation) for mark in piece.marks]
            so_far += len(piece.text)
            yield _chunk(head, {"content": piece.text, "annotations": _annotate(moved, base)})
    except Exception as error:  # the headers are gone: whatever happens is told in the stream
        known = known_error(error, "POST /v1/chat/completions")
        yield f"data: {json.dumps({'error': {'code': known.code, 'message': known.message(language)}})}\n\n"
        return
    yield _chunk(head, {}, finish="stop")
    yield "data: [DONE]\n\n"


def _chunk(head: dict[str, object], delta: dict[str, object], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return f"data: {json.dumps({**head, 'object': 'chat.completion.chunk', 'choices': [choice]})}\n\n"


def _annotate(marks: tuple[Mark, ...] | list[Mark], base: str) -> list[dict[str, object]]:
    return [
        {
            "type": "url_citation",
            "url_citation": {
                "start_index": mark.start,
                "end_index": mark.end,
                "url": base + mark.citation.url,
                "title": mark.citation.title,
            },
        }
        for mark in marks
    ]
