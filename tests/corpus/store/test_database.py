"""Migrations bring any older home to this version; a newer one is refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import IntegrityError

from corpus.errors import HomeTooNew, HomeUnwritable
from corpus.store import schema
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
