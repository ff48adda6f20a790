"""Fiches in the making: Brouillon → À relire → Publiée. No draft answers a question before it is published."""

import json
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import Connection, Row, delete, insert, select, update

from corpus.document import Span
from corpus.errors import DraftStep, UnknownDraft
from corpus.store.catalogue import now
from corpus.store.database import Database
from corpus.store.schema import drafts

DraftState = Literal["brouillon", "a-relire", "publiee"]

STEPS: dict[DraftState, tuple[DraftState, ...]] = {
    "brouillon": ("a-relire",),
    "a-relire": ("brouillon", "publiee"),
    "publiee": ("brouillon",),
}
"""Where each state may go. Who publishes puts the fiche on the shelf; who takes back removes it."""


@dataclass(frozen=True, slots=True)
class DraftCitation:
    """The words of a source that a field was filled from; the words themselves stay in the source."""

    field: str
    source_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A fiche in the making; `content` is its fields as JSON, `source_id` the document it was taken from."""

    id: str
    state: DraftState
    title: str
    content: str
    citations: tuple[DraftCitation, ...]
    source_id: str | None
    owner: str
    created_at: str
    updated_at: str


class DraftStore:
    """The drafts of a home."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(
        self,
        title: str,
        content: str,
        citations: Sequence[DraftCitation] = (),
        source_id: str | None = None,
        owner: str = "",
    ) -> Draft:
        """A new draft, in state brouillon."""
        instant = now()
        values = {
            "id": uuid.uuid4().hex,
            "state": "brouillon",
            "title": title,
            "content": content,
            "citations": _dump(citations),
            "source_id": source_id,
            "owner": owner,
            "created_at": instant,
            "updated_at": instant,
        }
        with self._database.write() as connection:
            connection.execute(insert(drafts).values(values))
        return self.get(str(values["id"]))

    def get(self, draft_id: str) -> Draft:
        """A draft; raises UnknownDraft."""
        with self._database.read() as connection:
            return _read(_row(connection, draft_id))

    def list(self) -> list[Draft]:
        """Every draft, the latest changed first."""
        with self._database.read() as connection:
            rows = connection.execute(select(drafts).order_by(drafts.c.updated_at.desc(), drafts.c.id)).all()
        return [_read(row) for row in rows]

    def edit(self, draft_id: str, title: str, content: str, citations: Sequence[DraftCitation]) -> Draft:
        """Change an unpublished draft; raises UnknownDraft, or DraftStep for a published one."""
        with self._database.write() as connection:
            row = _row(connection, draft_id)
            if row.state == "publiee":
                raise DraftStep(state=row.state, target="brouillon")
            values = {"title": title, "content": content, "citations": _dump(citations), "updated_at": now()}
            connection.execute(update(drafts).where(drafts.c.id == draft_id).values(values))
        return self.get(draft_id)

    def move(self, draft_id: str, target: DraftState) -> Draft:
        """Take a step of the workflow; raises UnknownDraft, or DraftStep for one that there is not."""
        with self._database.write() as connection:
            row = _row(connection, draft_id)
            if target not in STEPS[cast(DraftState, row.state)]:
                raise DraftStep(state=row.state, target=target)
            values = {"state": target, "updated_at": now()}
            connection.execute(update(drafts).where(drafts.c.id == draft_id).values(values))
        return self.get(draft_id)

    def delete(self, draft_id: str) -> None:
        """Delete a draft; raises UnknownDraft."""
        with self._database.write() as connection:
            if not connection.execute(delete(drafts).where(drafts.c.id == draft_id)).rowcount:
                raise UnknownDraft(draft_id=draft_id)


def delete_unpublished(connection: Connection, source_ids: Collection[str]) -> None:
    """Delete the unpublished drafts taken from these sources: they hold their words."""
    taken = drafts.c.source_id.in_(source_ids) & (drafts.c.state != "publiee")
    connection.execute(delete(drafts).where(taken))


def _row(connection: Connection, draft_id: str) -> Row[tuple[object, ...]]:
    row = connection.execute(select(drafts).where(drafts.c.id == draft_id)).first()
    if row is None:
        raise UnknownDraft(draft_id=draft_id)
    return row


def _dump(citations: Sequence[DraftCitation]) -> str:
    rows = [[item.field, item.source_id, item.span.start, item.span.end] for item in citations]
    return json.dumps(rows, ensure_ascii=False)


def _read(row: Row[tuple[object, ...]]) -> Draft:
    citations = tuple(
        DraftCitation(field, source_id, Span(start, end)) for field, source_id, start, end in json.loads(row.citations)
    )
    state = cast(DraftState, row.state)
    return Draft(
        row.id, state, row.title, row.content, citations, row.source_id, row.owner, row.created_at, row.updated_at
    )
