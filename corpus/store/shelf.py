"""The readable state of the library in memory, whole at one revision.

Texts and passages are read once and kept until they change, so that lists can go
over every passage and a search needs no query but the indexes' own. About 4 kB a
passage: 50,000 passages are some 200 MB.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection

from corpus.access import Reader, may_read
from corpus.document import Passage
from corpus.store import catalogue
from corpus.store.stored import Hit, StoredSource

_VIEWS = 32
"""How many sets of groups are remembered at a time."""


@dataclass(frozen=True, slots=True)
class View:
    """What one kind of reader may read: sources oldest first, and their passages."""

    sources: Mapping[str, StoredSource]
    passages: Mapping[str, Passage]
    whole: bool

    def among(self, source_ids: Collection[str] | None) -> Mapping[str, Passage]:
        """The passages by id, of the sources that are named, if any are."""
        if source_ids is None:
            return self.passages
        named = (self.sources[id] for id in source_ids if id in self.sources)
        return {passage.id: passage for stored in named for passage in stored.passages}

    def titled(self, passage: Passage) -> str:
        """A passage under the title of its source."""
        return f"{self.sources[passage.source_id].document.source.title}\n{passage.text}"

    def hit(self, passage: Passage, score: float) -> Hit:
        """A passage that was found, with what is told of its source."""
        source = self.sources[passage.source_id].document.source
        return Hit(passage, source.title, source.kind, score)


class Shelf:
    """Every source at one revision, and what each reader may see of it."""

    def __init__(self, revision: int, sources: Mapping[str, StoredSource]) -> None:
        self.revision = revision
        self.sources = sources
        self._groups = frozenset(name for stored in sources.values() for name in stored.document.source.groups)
        self._views = lru_cache(maxsize=_VIEWS)(self._make_view)

    def view(self, reader: Reader) -> View:
        """What `reader` may read; the same object for readers of the same groups."""
        return self._views(reader.reads_all, reader.groups & self._groups)

    def refreshed(self, connection: Connection) -> "Shelf":
        """The shelf as the catalogue stands now; sources that did not change are not read again."""
        revision = catalogue.revision(connection)
        if revision == self.revision:
            return self
        revisions = catalogue.revisions(connection)
        kept = {id: stored for id, stored in self.sources.items() if revisions.get(id) == stored.revision}
        changed = catalogue.load(connection, [id for id in revisions if id not in kept])
        kept |= {stored.id: stored for stored in changed}
        return Shelf(revision, {id: kept[id] for id in revisions})

    def _make_view(self, reads_all: bool, groups: frozenset[str]) -> View:
        reader = Reader(groups, reads_all)
        sources = {id: stored for id, stored in self.sources.items() if may_read(reader, stored.document.source.groups)}
        passages = {passage.id: passage for stored in sources.values() for passage in stored.passages}
        return View(sources, passages, whole=len(sources) == len(self.sources))


EMPTY = Shelf(-1, {})
