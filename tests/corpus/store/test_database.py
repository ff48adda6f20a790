"""Migrations bring any older home to this version; a newer one is refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError

from corpus.errors import HomeTooNew, HomeUnwritable
from corpus.store import schema
from corpus.store.conversations import ConversationStore
from corpus.store.database import HEAD, Database


def test_the_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "essaim.db")
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
    database.close()


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "corpus.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_home_of_the_first_version_keeps_its_questions_as_typed(tmp_path: Path) -> None:
    file = tmp_path / "essaim.db"
    _make(file, "0001", "INSERT INTO turns VALUES (1, 'c1', '', 'Et en Isère ?', 'Quels projets en Isère ?', '2026')")
    database = Database.open(file)
    assert ConversationStore(database).history("c1", "") == ("Et en Isère ?",)
    database.close()
    assert b"Quels projets" not in file.read_bytes()


def test_a_home_of_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    file = tmp_path / "essaim.db"
    Database.open(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(HomeTooNew):
        Database.open(file)


def test_a_catalogue_that_is_a_folder_is_an_unwritable_home(tmp_path: Path) -> None:
    (tmp_path / "essaim.db").mkdir()
    with pytest.raises(HomeUnwritable):
        Database.open(tmp_path / "essaim.db")


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "essaim.db")
    with pytest.raises(IntegrityError):
        _write_twice(database)
    with database.read() as connection:
        assert connection.execute(schema.state.select()).all() == []
    database.close()


def _write_twice(database: Database) -> None:
    with database.write() as connection:
        for _ in range(2):
            connection.execute(schema.state.insert().values(key="a", value="b"))


def _make(file: Path, version: str, row: str) -> None:
    """A home of an older version with one row."""
    config = Config()
    config.set_main_option("script_location", "corpus.store:migrations")
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        connection.exec_driver_sql(row)
    engine.dispose()
