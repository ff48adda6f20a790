"""The fiches that come with Essaim, brought into a home without touching what its users made of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.resources.abc import Traversable

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from corpus.document import Document, Passage
from corpus.library import Library
from corpus.store import schema

ReadFiche = Callable[[Traversable], tuple[Document, Sequence[Passage]]]


def bring_fiches(
    library: Library, files: Iterable[Traversable], read: ReadFiche, progress: Callable[[int, int], None] | None = None
) -> list[str]:
    """Add the bundled fiches that are new and renew those that nobody edited; returns the ids brought.

    A file's name without `.md` is its fiche's id. A fiche that a user edited, shared with others or
    removed stays as he left it, in later versions too. `progress` hears (done, of how many).
    """
    wanted = {file.name.removesuffix(".md"): file for file in files}
    checksums = {id: sha256(file.read_bytes()).hexdigest() for id, file in wanted.items()}
    with library.database.read() as connection:
        chosen = _choose(connection, checksums)
        groups = _groups(connection, chosen)
        unnoted = _unnoted(connection, checksums)
    _note(library, unnoted)
    for done, id in enumerate(chosen, start=1):
        document, passages = read(wanted[id])
        if id in groups:
            document = replace(document, source=replace(document.source, groups=groups[id]))
        library.put(document, passages)
        _note(library, {id: checksums[id]})
        if progress:
            progress(done, len(chosen))
    return chosen


def _choose(connection: Connection, checksums: dict[str, str]) -> list[str]:
    """Those never brought and not here under the same id, and those still as they were brought."""
    brought = {row.source_id: row.checksum for row in connection.execute(select(schema.bundled))}
    table = schema.sources
    here = {row.id: row.checksum for row in connection.execute(select(table.c.id, table.c.checksum))}
    new = [id for id in checksums if id not in brought and id not in here]
    unedited = [id for id in checksums if id in brought and here.get(id) == brought[id] != checksums[id]]
    return sorted(new + unedited)


def _unnoted(connection: Connection, checksums: dict[str, str]) -> dict[str, str]:
    """Those here in the bundled words though nobody noted it: a start was killed between the two."""
    table = schema.sources
    here = connection.execute(
        select(table.c.id, table.c.checksum).where(table.c.id.not_in(select(schema.bundled.c.source_id)))
    )
    return {row.id: row.checksum for row in here if checksums.get(row.id) == row.checksum}


def _groups(connection: Connection, source_ids: Iterable[str]) -> dict[str, frozenset[str]]:
    table = schema.source_groups
    here = set(connection.execute(select(schema.sources.c.id)).scalars())
    named: dict[str, set[str]] = {id: set() for id in source_ids if id in here}
    for row in connection.execute(select(table)):
        if row.source_id in named:
            named[row.source_id].add(row.name)
    return {id: frozenset(names) for id, names in named.items()}


def _note(library: Library, checksums: dict[str, str]) -> None:
    if not checksums:
        return
    with library.database.write() as connection:
        for id, checksum in checksums.items():
            statement = upsert(schema.bundled).values(source_id=id, checksum=checksum)
            connection.execute(
                statement.on_conflict_do_update(index_elements=["source_id"], set_={"checksum": checksum})
            )
