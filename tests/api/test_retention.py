import asyncio
from pathlib import Path

import pytest

from api.bootstrap import open_house
from api.retention import forget_daily, forget_old
from api.settings import Settings
from corpus.store.jobs import JobInput


def test_only_what_is_too_old_is_forgotten(tmp_path: Path) -> None:
    with open_house(Settings(home=tmp_path / "home", bundled_corpus=False, retention_days=30)) as house:
        house.conversations.add("c1", "", "Une question ?")
        house.gaps.record("a1", "Une question ?", "fr", "no_evidence")
        job = house.jobs.create([JobInput("a.txt", "a.txt")], frozenset())
        house.jobs.cancel(job.id)
        forget_old(house)
        assert house.conversations.history("c1", "")
        assert house.gaps.gaps()
        assert house.jobs.list()
        with house.library.database.write() as connection:
            for table, column in (("turns", "asked_at"), ("answers", "answered_at"), ("jobs", "finished_at")):
                connection.exec_driver_sql(f"UPDATE {table} SET {column} = '2020-01-01T00:00:00+00:00'")
        forget_old(house)
        assert not house.conversations.history("c1", "")
        assert not house.gaps.gaps()
        assert not house.jobs.list()


def test_a_day_that_fails_is_not_the_last(tmp_path: Path) -> None:
    with open_house(Settings(home=tmp_path / "home", bundled_corpus=False)) as house:
        with house.library.database.write() as connection:
            connection.exec_driver_sql("ALTER TABLE turns RENAME TO away")
        with pytest.raises(TimeoutError):  # it waits for the next day
            asyncio.run(asyncio.wait_for(forget_daily(house), timeout=1))
