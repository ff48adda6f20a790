"""What watched folders held when last looked at, kept in the home: what changed while nobody watched is not missed."""

import json
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from corpus.store.catalogue import read_states, write_state
from corpus.store.database import Database
from ingest.origin import identify_source, path_origin

_PREFIX = "watch:"


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was when it was last read: its stamp (time and size), and the sources that it gave."""

    stamp: str = ""
    source_ids: tuple[str, ...] = ()


class Sightings:
    """What one folder held, by origin; each change minds the other folders, whose files may give the same sources."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = path_origin(folder)
        self._key = _PREFIX + self._folder

    def claim(self, names: Collection[str]) -> dict[str, str]:
        """The origin of each file, by its path in the folder: that path, unless another folder held it first.

        It is then told under a name of this folder. What was once claimed stays as it is.
        """
        own = identify_source(self._folder)
        with self._database.write() as connection:
            folders = self._read(connection)
            mine = folders.pop(self._key)
            taken = {origin for held in folders.values() for origin in held}
            apart = {name for name in names if name not in mine and (name in taken or f"{own}/{name}" in mine)}
            origins = {name: f"{own}/{name}" if name in apart else name for name in names}
            if new := {origin: Seen() for origin in origins.values() if origin not in mine}:
                _write(connection, self._key, mine | new)
        return origins

    def read(self) -> dict[str, Seen]:
        """What this folder held."""
        with self._database.read() as connection:
            return self._read(connection)[self._key]

    def note(self, origin: str, seen: Seen, replaced: Collection[str]) -> None:
        """Keep what a file gave; any other that stood for a source which it replaced is to be read again."""
        with self._database.write() as connection:
            for key, held in self._read(connection).items():
                stale = {other: Seen() for other, one in held.items() if not set(replaced).isdisjoint(one.source_ids)}
                stale.pop(origin, None)
                told = {origin: seen} if key == self._key else {}
                if stale | told:
                    _write(connection, key, held | stale | told)

    def forget(self, origins: Collection[str]) -> None:
        """Let go of files that are gone."""
        with self._database.write() as connection:
            held = self._read(connection)[self._key]
            _write(connection, self._key, {origin: one for origin, one in held.items() if origin not in origins})

    def given(self) -> set[str]:
        """The sources that a file of any folder gives."""
        with self._database.read() as connection:
            folders = self._read(connection)
        return {id for held in folders.values() for one in held.values() for id in one.source_ids}

    def _read(self, connection: Connection) -> dict[str, dict[str, Seen]]:
        """What each folder held, by key. One that was moved away holds nothing any more, or it would for ever."""
        stored = {self._key: "{}"} | read_states(connection, _PREFIX)
        return {
            key: {origin: Seen(stamp, tuple(ids)) for origin, (stamp, ids) in json.loads(told).items()}
            for key, told in stored.items()
            if key == self._key or os.path.isdir(f"/{key.removeprefix(_PREFIX)}")
        }


def _write(connection: Connection, key: str, held: dict[str, Seen]) -> None:
    told = {origin: (one.stamp, one.source_ids) for origin, one in held.items()}
    write_state(connection, key, json.dumps(told, ensure_ascii=False))
