"""The tables of the catalogue.

Everything that can't be computed again lives here. The vector index (Chroma) and
the lexical index (FTS5, whose tables `corpus.index.lexical` makes) are copies. Instants
are ISO 8601 in UTC; offsets are code points; JSON columns hold what is only ever
read as a whole.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

state = Table(
    "state",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""Single values: the revision of the shelves, which vector folder is in use, whether it was closed in order."""

sources = Table(
    "sources",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("url", Text),
    Column("date", String),
    Column("checksum", String, nullable=False, index=True),
    Column("fingerprint", String, nullable=False),
    Column("facets", Text, nullable=False),
    Column("front_matter", Text, nullable=False),
    Column("warnings", Text, nullable=False),
    Column("partial", Boolean, nullable=False),
    Column("added_at", String, nullable=False),
    Column("updated_at", String, nullable=False),
    Column("revision", Integer, nullable=False),
)
"""`checksum` is of the bytes read, `fingerprint` of all that was made of them; `revision` tells the last change."""


def _source_key(primary: bool = True) -> "Column[str]":
    return Column(
        "source_id",
        String,
        ForeignKey("sources.id", ondelete="CASCADE"),
        primary_key=primary,
        nullable=False,
        index=not primary,
    )


source_groups = Table("source_groups", metadata, _source_key(), Column("name", String, primary_key=True))

texts = Table("texts", metadata, _source_key(), Column("text", Text, nullable=False))

pages = Table(
    "pages",
    metadata,
    _source_key(),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("label", String, nullable=False),
)

sections = Table(
    "sections",
    metadata,
    _source_key(),
    Column("position", Integer, primary_key=True),
    Column("heading", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("level", Integer, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("id", String, primary_key=True),
    _source_key(primary=False),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("section", Text),
    Column("facets", Text, nullable=False),
)
"""A passage's text is not stored twice: it is its source's text from `start` to `end`."""

embeddings = Table(
    "embeddings",
    metadata,
    Column("passage_id", String, ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
    Column("model", String, nullable=False),
    Column("vector", LargeBinary, nullable=False),
)
"""Little-endian float32, one vector a passage, with the name of the model that made it."""

vector_changes = Table("vector_changes", metadata, Column("passage_id", String, primary_key=True))
"""Passages whose vector the index has not yet followed: written with the change, deleted once it has."""

bundled = Table(
    "bundled",
    metadata,
    Column("source_id", String, primary_key=True),
    Column("checksum", String, nullable=False),
)
"""The bundled fiches that were brought into this home, and in which version."""

jobs = Table(
    "jobs",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("owner", String, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("inputs", Text, nullable=False),
    Column("groups", Text, nullable=False),
    Column("progress", Text, nullable=False),
    Column("documents", Text, nullable=False),
    Column("created_at", String, nullable=False),
    Column("finished_at", String),
    sqlite_autoincrement=True,
)

turns = Table(
    "turns",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("conversation_id", String, nullable=False, index=True),
    Column("owner", String, nullable=False),
    Column("question", Text, nullable=False),
    Column("asked_at", String, nullable=False),
    sqlite_autoincrement=True,
)
"""What was asked, never what was answered: answers quote sources, which may be removed."""

answers = Table(
    "answers",
    metadata,
    Column("id", String, primary_key=True),
    Column("question", Text, nullable=False),
    Column("topic", Text, nullable=False, index=True),
    Column("language", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("answered_at", String, nullable=False),
    Column("signalled", Boolean, nullable=False),
    Column("useful", Boolean),
    Column("reason", Text, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", String, primary_key=True),
    Column("state", String, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("citations", Text, nullable=False),
    Column("source_id", String, index=True),
    Column("owner", String, nullable=False),
    Column("created_at", String, nullable=False),
    Column("updated_at", String, nullable=False),
)
