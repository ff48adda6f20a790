"""The questions of a conversation, so that the next one can be understood; its owner may delete it.

Answers are not kept: they quote sources, and a removed source must be gone everywhere.
"""

from sqlalchemy import Connection, delete, insert, select

from corpus.errors import UnknownConversation
from corpus.store.catalogue import days_ago, now
from corpus.store.database import Database
from corpus.store.schema import turns


class ConversationStore:
    """Conversations by owner (a user's stable id; empty for the local reader)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, conversation_id: str, owner: str, question: str) -> None:
        """Note a question; raises UnknownConversation when the conversation is another's."""
        with self._database.write() as connection:
            if _owner(connection, conversation_id) not in (None, owner):
                raise UnknownConversation(conversation_id=conversation_id)
            values = {
                "conversation_id": conversation_id,
                "owner": owner,
                "question": question,
                "asked_at": now(),
            }
            connection.execute(insert(turns).values(values))

    def history(self, conversation_id: str, owner: str) -> tuple[str, ...]:
        """The questions so far as they were typed, oldest first; none for an unknown conversation or another's."""
        mine = (turns.c.conversation_id == conversation_id) & (turns.c.owner == owner)
        with self._database.read() as connection:
            return tuple(connection.execute(select(turns.c.question).where(mine).order_by(turns.c.position)).scalars())

    def delete(self, conversation_id: str, owner: str) -> None:
        """Delete a conversation; raises UnknownConversation, also for another's."""
        mine = (turns.c.conversation_id == conversation_id) & (turns.c.owner == owner)
        with self._database.write() as connection:
            if not connection.execute(delete(turns).where(mine)).rowcount:
                raise UnknownConversation(conversation_id=conversation_id)

    def purge(self, days: int) -> int:
        """Delete questions asked more than `days` days ago; returns how many."""
        with self._database.write() as connection:
            return connection.execute(delete(turns).where(turns.c.asked_at < days_ago(days))).rowcount


def _owner(connection: Connection, conversation_id: str) -> str | None:
    chosen = select(turns.c.owner).where(turns.c.conversation_id == conversation_id).limit(1)
    return connection.execute(chosen).scalar()
