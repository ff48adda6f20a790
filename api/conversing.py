"""One question of a conversation: what came before it, and what is kept of it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from uuid import uuid4

from api.answering import show_answer
from api.auth import Visitor
from api.house import House
from api.schemas import HISTORY_LIMIT, AnswerBody, QuestionBody
from assistant.answer import Answer
from assistant.events import Answered, Event
from assistant.query import Filters
from assistant.understanding.courtesy import courtesy_of


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its conversation; `history` are the earlier questions, oldest first.

    Without ids, nothing is kept of it: the caller wants it so, or it asks nothing of the corpus (« bonjour »).
    """

    question: str
    history: tuple[str, ...]
    filters: Filters
    answer_id: str | None
    conversation_id: str | None


def take_turn(house: House, visitor: Visitor, body: QuestionBody) -> Turn:
    """The question as the assistant takes it; the history given wins over the one that is kept."""
    history = tuple(body.history)
    if not history and body.conversation_id:
        history = house.conversations.history(body.conversation_id, visitor.owner)[-HISTORY_LIMIT:]
    filters = body.filters.filters() if body.filters else Filters()
    if not body.remember or courtesy_of(body.question):
        return Turn(body.question, history, filters, None, None)
    return Turn(body.question, history, filters, uuid4().hex, body.conversation_id or uuid4().hex)


async def hold_turn(house: House, visitor: Visitor, turn: Turn) -> AsyncGenerator[Event, None]:
    """The events of the answer, which is kept before it is given; closing the generator ends the work.

    Raises:
        UnknownConversation: the conversation is another's.
    """
    stream = house.composer.stream(visitor.reader, turn.question, turn.history, turn.filters)
    async with aclosing(stream) as events:
        async for event in events:
            if isinstance(event, Answered):
                await asyncio.to_thread(_keep_turn, house, visitor, turn, event.answer)
            yield event


async def answer_question(house: House, visitor: Visitor, body: QuestionBody) -> AnswerBody:
    """The whole answer to a question."""
    turn = await asyncio.to_thread(take_turn, house, visitor, body)
    async with aclosing(hold_turn(house, visitor, turn)) as events:
        async for event in events:
            if isinstance(event, Answered):
                return show_answer(event.answer, turn.answer_id, turn.conversation_id, body.explain)
    raise AssertionError("a stream ends with its answer")


def _keep_turn(house: House, visitor: Visitor, turn: Turn, answer: Answer) -> None:
    """For the next question, and for `essaim gaps`: the question and its outcome, never the answer."""
    if turn.answer_id is None or turn.conversation_id is None:
        return
    query = answer.query
    house.conversations.add(turn.conversation_id, visitor.owner, turn.question)
    house.gaps.record(turn.answer_id, query.standalone, query.language, answer.outcome)
