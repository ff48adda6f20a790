"""A folder whose files are sources: what is added, changed or deleted there is on the shelf as well."""

import threading
from collections.abc import Collection, Iterator
from pathlib import Path

from corpus.access import OPERATOR
from corpus.library import Library
from corpus.store.stored import Removal
from ingest.errors import PathNotFound
from ingest.inputs import walk
from ingest.origin import path_origin
from ingest.outcome import Ingested, Upload
from ingest.pipeline import Pipeline
from ingest.sightings import Seen, Sightings

_LOOK_AGAIN = 5000
"""Milliseconds after which a quiet folder is looked at all the same: network folders announce nothing."""


class Watch:
    """Keeps a library in step with a folder, beside others that may hold files of the same name or content."""

    def __init__(self, library: Library, pipeline: Pipeline, folder: Path, groups: Collection[str] = ()) -> None:
        self._library = library
        self._pipeline = pipeline
        self._folder = folder.resolve()
        self._groups = frozenset(groups)
        self._sightings = Sightings(library.database, self._folder)

    def follow(self, stop: threading.Event) -> Iterator[Ingested | Removal]:
        """What changes, as it happens, until `stop` is set; begins with what changed before."""
        from watchfiles import watch

        yield from self.sync()
        for _ in watch(self._folder, stop_event=stop, yield_on_timeout=True, rust_timeout=_LOOK_AGAIN):
            yield from self.sync()

    def sync(self) -> Iterator[Ingested | Removal]:
        """Take in what is new or changed, and remove what is gone; raises PathNotFound without the folder.

        A folder that is not there (a share that is not mounted) is no reason to remove its sources.
        """
        if not self._folder.is_dir():
            raise PathNotFound(path=self._folder)
        names = {path_origin(file.relative_to(self._folder)): file for file in walk(self._folder)}
        files = {origin: names[name] for name, origin in self._sightings.claim(names).items()}
        # Twice, for copies whose twin turned out to have changed.
        for _ in range(2):
            seen = self._sightings.read()
            for origin in [origin for origin, file in files.items() if _has_changed(file, seen[origin])]:
                yield from self._take_in(origin, files[origin], seen[origin])
        gone = {origin: one for origin, one in self._sightings.read().items() if origin not in files}
        if gone:
            self._sightings.forget(gone)
            yield from self._remove({id for one in gone.values() for id in one.source_ids})

    def _take_in(self, origin: str, file: Path, former: Seen) -> Iterator[Ingested | Removal]:
        stamp = _stamp(file)
        outcomes = list(self._pipeline.ingest([Upload(origin, file)], self._groups))
        yield from outcomes
        seen = Seen(stamp, _given(outcomes, former))
        self._sightings.note(origin, seen, self._replaced(outcomes))
        yield from self._remove(set(former.source_ids) - set(seen.source_ids))

    def _replaced(self, outcomes: list[Ingested]) -> set[str]:
        """The documents whose former bytes are no longer on the shelf: a copy of these needs a source of its own.

        A fiche's id is its own, so two versions of it are one source: the last that changed is on the shelf.
        """
        updated = {one.source_id for one in outcomes if one.status == "updated"}
        sources = self._library.sources(OPERATOR) if updated else []
        return {source.source_id for source in sources if source.source_kind == "document"} & updated

    def _remove(self, source_ids: set[str]) -> Iterator[Removal]:
        """Remove what no other file gives, and nobody removed before."""
        there = {source.source_id for source in self._library.sources(OPERATOR)}
        if doomed := sorted((source_ids - self._sightings.given()) & there):
            yield self._library.remove(doomed)


def _given(outcomes: list[Ingested], former: Seen) -> tuple[str, ...]:
    """The sources that a file stands for: those of its last version too, while a part of the new one is refused."""
    ids = dict.fromkeys(one.source_id for one in outcomes if one.source_id)
    if any(one.status == "refused" for one in outcomes):
        ids |= dict.fromkeys(former.source_ids)
    return tuple(id for id in ids if id)


def _has_changed(file: Path, seen: Seen) -> bool:
    return _stamp(file) not in ("", seen.stamp)


def _stamp(file: Path) -> str:
    """What changes when a file does; empty when it is gone already."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return ""
    return f"{status.st_mtime_ns}:{status.st_size}:{status.st_ino}"
