"""A home in one file, and back: the catalogue with a manifest. The vector index is rebuilt from it."""

import hashlib
import json
import os
import shutil
import sqlite3
import zipfile
import zlib
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from corpus.errors import FileUnwritable, InvalidBackup
from corpus.store.catalogue import now
from corpus.store.database import HEAD, Database
from corpus.store.home import Home

_FORMAT = "essaim-backup"
_MANIFEST, _CATALOGUE = "manifest.json", "essaim.db"
_MANIFEST_LIMIT = 1 << 16
_VECTOR_STATE = "DELETE FROM state WHERE key LIKE 'vectors.%'"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds; `sha256` and `size` are the catalogue's."""

    format: str
    schema: str
    created_at: str
    sources: int
    passages: int
    sha256: str
    size: int


def write_backup(database: Database, file: Path) -> Manifest:
    """Write this moment of a home to `file`, whole or not at all, while others go on using it.

    Raises FileUnwritable.
    """
    copy = file.with_name(f".{file.name}.db")
    partial = file.with_name(f".{file.name}.part")
    try:
        copy.touch(mode=0o600)
        database.copy_to(copy)
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute(_VECTOR_STATE)
            connection.commit()
            sources, passages = (
                int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - two fixed names
                for table in ("sources", "passages")
            )
        with copy.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        manifest = Manifest(_FORMAT, HEAD, now(), sources, passages, digest, copy.stat().st_size)
        partial.touch(mode=0o600)
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(_MANIFEST, json.dumps(asdict(manifest), indent=1))
            archive.write(copy, _CATALOGUE)
        partial.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise FileUnwritable(file=file, reason=getattr(error, "strerror", None) or error) from error
    finally:
        copy.unlink(missing_ok=True)
        partial.unlink(missing_ok=True)
    return manifest


def restore_backup(home: Path, file: Path) -> Manifest:
    """Put a backup in the place of what `home` holds; nothing changes unless the backup is sound.

    Raises InvalidBackup for a foreign or damaged file, HomeInUse while another process owns the home.
    """
    place = Home(home)
    with place.own():
        fresh = place.path / ".restored.db"
        try:
            manifest = _extract(file, fresh)
            _check(file, fresh)
            _settle(place.database)
            os.replace(fresh, place.database)
        finally:
            fresh.unlink(missing_ok=True)
        # Were this interrupted, the catalogue names no vector folder, so that one is built anew.
        shutil.rmtree(place.vectors, ignore_errors=True)
        place.make()
    return manifest


def _extract(file: Path, target: Path) -> Manifest:
    try:
        with zipfile.ZipFile(file) as archive:
            with archive.open(_MANIFEST) as entry:
                manifest = Manifest(**json.loads(entry.read(_MANIFEST_LIMIT)))
            if manifest.format != _FORMAT or manifest.schema > HEAD:
                raise InvalidBackup(file=file, reason=f"{manifest.format} {manifest.schema}")
            with archive.open(_CATALOGUE) as entry, target.open("wb") as copy:
                digest = _copy(entry, copy, manifest.size)
    except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise InvalidBackup(file=file, reason=error) from error
    if digest != manifest.sha256:
        raise InvalidBackup(file=file, reason="sha256")
    return manifest


def _copy(entry: IO[bytes], copy: IO[bytes], size: int) -> str:
    digest = hashlib.sha256()
    left = size
    while block := entry.read(1 << 20):
        left -= len(block)
        if left < 0:
            raise ValueError("longer than its manifest says")
        copy.write(block)
        digest.update(block)
    return digest.hexdigest()


def _check(file: Path, database: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            told = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            connection.execute("SELECT count(*) FROM sources, alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise InvalidBackup(file=file, reason=error) from error
    if told != "ok":
        raise InvalidBackup(file=file, reason=told)


def _settle(database: Path) -> None:
    """Leave no log of the former catalogue behind: SQLite would play it into the new one."""
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # fails on a damaged one: what people restore for
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
