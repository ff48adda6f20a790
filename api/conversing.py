"""One question of a conversation: what came before it, and what is kept of it."""

from dataclasses import dataclass
from uuid import uuid4

from api.auth import Visitor
from api.house import House
from api.schemas import QuestionBody
from assistant.answer import Answer
from assistant.query import Filters


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its conversation; `history` are the earlier questions, oldest first.

    Without ids, nothing is kept of it.
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
        history = tuple(turn.question for turn in house.conversations.history(body.conversation_id, visitor.owner))
    filters = body.filters.filters() if body.filters else Filters()
    if not body.remember:
        return Turn(body.question, history, filters, None, None)
    return Turn(body.question, history, filters, uuid4().hex, body.conversation_id or uuid4().hex)


def keep_turn(house: House, visitor: Visitor, turn: Turn, answer: Answer) -> None:
    """Keep the question and its outcome, where anything is kept: for the next question, and for `essaim gaps`.

    Raises:
        UnknownConversation: the conversation is another's.
    """
    if turn.answer_id is None or turn.conversation_id is None:
        return
    query = answer.query
    house.conversations.add(turn.conversation_id, visitor.owner, turn.question, query.standalone)
    house.gaps.record(turn.answer_id, query.standalone, query.language, answer.outcome)
