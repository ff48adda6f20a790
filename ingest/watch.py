"""A folder whose files are sources: what is added, changed or deleted there is on the shelf as well."""

import json
import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.access import OPERATOR
from corpus.library import Library
from corpus.store.catalogue import read_state, write_state
from corpus.store.stored import Removal
from ingest.errors import PathNotFound
from ingest.inputs import walk
from ingest.origin import path_origin
from ingest.outcome import Ingested, Upload
from ingest.pipeline import Pipeline

_LOOK_AGAIN = 5000
"""Milliseconds after which a quiet folder is looked at all the same: network folders announce nothing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was when it was last read: its stamp (time and size), and the sources that it gave."""

    stamp: str
    source_ids: tuple[str, ...]


class Watch:
    """Keeps a library in step with a folder; what it has seen is kept in the home, so that nothing is missed."""

    def __init__(self, library: Library, pipeline: Pipeline, folder: Path, groups: Collection[str] = ()) -> None:
        self._library = library
        self._pipeline = pipeline
        self._folder = folder.resolve()
        self._groups = frozenset(groups)
        self._key = f"watch:{path_origin(self._folder)}"

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
        seen = self._read()
        files = {path_origin(file.relative_to(self._folder)): file for file in walk(self._folder)}
        # Twice, for copies whose twin turned out to have changed.
        for _ in range(2):
            for origin in [origin for origin, file in files.items() if _has_changed(file, seen.get(origin))]:
                yield from self._take_in(origin, files[origin], seen)
        gone = {origin: seen.pop(origin) for origin in set(seen) - set(files)}
        if gone:
            yield from self._remove({id for one in gone.values() for id in one.source_ids}, seen)
            self._write(seen)

    def _take_in(self, origin: str, file: Path, seen: dict[str, Seen]) -> Iterator[Ingested | Removal]:
        stamp = _stamp(file)
        outcomes = list(self._pipeline.ingest([Upload(origin, file)], self._groups))
        yield from outcomes
        former = seen.get(origin, Seen("", ()))
        seen[origin] = Seen(stamp, _given(outcomes, former))
        replaced = {one.source_id for one in outcomes if one.status == "updated"}
        for other, one in seen.items():
            if other != origin and replaced.intersection(one.source_ids):
                # It stood for the same bytes, which are no longer on the shelf: it needs a source of its own.
                seen[other] = Seen("", ())
        self._write(seen)
        yield from self._remove(set(former.source_ids) - set(seen[origin].source_ids), seen)

    def _remove(self, source_ids: set[str], seen: dict[str, Seen]) -> Iterator[Removal]:
        """Remove what no other file of the folder gives, and nobody removed before."""
        kept = {id for one in seen.values() for id in one.source_ids}
        there = {source.source_id for source in self._library.sources(OPERATOR)}
        if doomed := sorted((source_ids - kept) & there):
            yield self._library.remove(doomed)

    def _read(self) -> dict[str, Seen]:
        with self._library.database.read() as connection:
            stored = json.loads(read_state(connection, self._key) or "{}")
        return {origin: Seen(stamp, tuple(ids)) for origin, (stamp, ids) in stored.items()}

    def _write(self, seen: dict[str, Seen]) -> None:
        state = {origin: (one.stamp, one.source_ids) for origin, one in seen.items()}
        with self._library.database.write() as connection:
            write_state(connection, self._key, json.dumps(state, ensure_ascii=False))


def _given(outcomes: list[Ingested], former: Seen) -> tuple[str, ...]:
    """The sources that a file stands for: those of its last version too, while a part of the new one is refused."""
    ids = dict.fromkeys(one.source_id for one in outcomes if one.source_id)
    if any(one.status == "refused" for one in outcomes):
        ids |= dict.fromkeys(former.source_ids)
    return tuple(id for id in ids if id)


def _has_changed(file: Path, seen: Seen | None) -> bool:
    stamp = _stamp(file)
    return stamp != "" and (seen is None or seen.stamp != stamp)


def _stamp(file: Path) -> str:
    """What changes when a file does; empty when it is gone already."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return ""
    return f"{status.st_mtime_ns}:{status.st_size}:{status.st_ino}"
