"""Conversations are their owner's, and leave when he says so or when they are old."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UnknownConversation
from corpus.store.conversations import ConversationStore
from corpus.store.database import Database


@pytest.fixture
def conversations(tmp_path: Path) -> Iterator[ConversationStore]:
    database = Database.open(tmp_path / "essaim.db")
    yield ConversationStore(database)
    database.close()


def test_history_is_in_order_and_the_owners_own(conversations: ConversationStore) -> None:
    conversations.add("c1", "ada", "Quelles expérimentations ?")
    conversations.add("c1", "ada", "Et en Isère ?")
    assert conversations.history("c1", "ada") == ("Quelles expérimentations ?", "Et en Isère ?")
    assert conversations.history("c1", "bob") == ()
    with pytest.raises(UnknownConversation):
        conversations.add("c1", "bob", "?")


def test_a_deleted_conversation_is_gone(conversations: ConversationStore) -> None:
    conversations.add("c1", "ada", "Un")
    with pytest.raises(UnknownConversation):
        conversations.delete("c1", "bob")
    conversations.delete("c1", "ada")
    assert conversations.history("c1", "ada") == ()
    with pytest.raises(UnknownConversation):
        conversations.delete("c1", "ada")


def test_the_words_of_a_deleted_conversation_leave_the_file(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "mots.db")
    ConversationStore(database).add("c1", "ada", "Une montgolfière solidaire ?")
    database.close()
    assert "montgolfière".encode() in (tmp_path / "mots.db").read_bytes()
    database = Database.open(tmp_path / "mots.db")
    ConversationStore(database).delete("c1", "ada")
    database.close()
    assert "montgolfière".encode() not in (tmp_path / "mots.db").read_bytes()


def test_old_questions_are_purged(conversations: ConversationStore) -> None:
    conversations.add("c1", "ada", "Un")
    assert conversations.purge(days=1) == 0
    assert conversations.purge(days=-1) == 1
    assert conversations.history("c1", "ada") == ()
