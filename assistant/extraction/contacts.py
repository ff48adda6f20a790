"""Contacts that a source publishes: a fiche's own, or the one that its publisher gives for all it publishes."""

import re
from collections.abc import Iterable

from assistant.retrieval.statement import Statement
from corpus.store.stored import StoredSource

_PUBLISHED = re.compile(r"\(publié par ([^()]+)\)\s*$")


def borrow_contact(named: StoredSource, statements: Iterable[Statement]) -> tuple[Statement, str] | None:
    """The contact line of another fiche whose publisher also published `named`, with that publisher's name."""
    for statement in statements:
        published = _PUBLISHED.search(statement.text) if statement.field == "contact" else None
        if published and published.group(1) in named.document.text:
            return statement, published.group(1)
    return None
