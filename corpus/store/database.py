"""The SQLite file: its connections, its transactions, its migrations. No table is known here."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from corpus.errors import CatalogueDamaged, HomeTooNew, HomeUnwritable

HEAD = "0002"
"""The newest migration; a test holds it against corpus/store/migrations."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA busy_timeout=30000",
)


class Database:
    """One SQLite database in WAL mode: many readers, one writer at a time.

    `read` sees one moment; `write` takes the writer's lock at once, so that it can't
    lose a race half way, and ends in all or nothing.
    """

    def __init__(self, file: Path, engine: Engine) -> None:
        self.file = file
        self._engine = engine

    @classmethod
    def open(cls, file: Path) -> "Database":
        """Open `file`, made where missing, and bring its tables to this version.

        Raises HomeTooNew when they are ahead of it, HomeUnwritable when the file can't be
        opened or written, CatalogueDamaged when it is none of SQLite's.
        """
        engine = create_engine(f"sqlite:///{file}", pool_size=16, max_overflow=64)
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        database = cls(file, engine)
        try:
            database._migrate()
        except BaseException as error:
            engine.dispose()
            if isinstance(error, OperationalError):  # can't open or write the file
                raise HomeUnwritable(home=file.parent, reason=error.orig) from error
            if isinstance(error, DatabaseError):
                raise CatalogueDamaged(file=file, reason=error.orig) from error
            raise
        return database

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees the database as it is at the first query."""
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection that alone may write; commits at the end, rolls back on an error."""
        with self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def scrub(self) -> None:
        """Write the file anew without what was deleted, and empty the write-ahead log."""
        with closing(self._engine.raw_connection()) as connection:  # VACUUM runs outside transactions only
            cursor = connection.cursor()
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, file: Path) -> None:
        """A copy of this moment in a file of its own, while others go on reading and writing."""
        with closing(sqlite3.connect(self.file)) as source, closing(sqlite3.connect(file)) as target:
            source.backup(target)

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    def _migrate(self) -> None:
        with self.read() as connection:
            version = _version(connection)
        if version == HEAD:
            return
        if version is not None and version > HEAD:
            raise HomeTooNew(home=self.file.parent)
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", "corpus.store:migrations")
        with self.write() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, HEAD)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _prepare(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # Python's own transaction handling would begin late and commit around DDL: we begin ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
