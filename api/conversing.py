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
    """A question with its conversation; `history` are the earlier questions, oldest first."""

    question: str
    history: tuple[str, ...]
    filters: Filters
    answer_id: str
    conversation_id: str


def take_turn(house: House, visitor: Visitor, body: QuestionBody) -> Turn:
    """The question as the assistant takes it; the history given wins over the one that is kept."""
    conversation_id = body.conversation_id or uuid4().hex
    history = tuple(body.history)
    if not history and body.conversation_id:
        history = tuple(turn.question for turn in house.conversations.history(conversation_id, visitor.owner))
    filters = body.filters.filters() if body.filters else Filters()
    return Turn(body.question, history, filters, uuid4().hex, conversation_id)


def keep_turn(house: House, visitor: Visitor, turn: Turn, answer: Answer) -> None:
    """Keep the question and how it was answered (not the answer): for the next question, and for `essaim gaps`.

    Raises:
        UnknownConversation: the conversation is another's.
    """
    query = answer.query
    house.conversations.add(turn.conversation_id, visitor.owner, turn.question, query.standalone)
    house.gaps.record(turn.answer_id, query.standalone, query.language, answer.outcome)
