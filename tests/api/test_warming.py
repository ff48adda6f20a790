import asyncio
import logging
from pathlib import Path

import pytest

from api.bootstrap import open_house
from api.settings import Settings
from api.warming import warm


def test_a_first_question_is_asked_in_silence(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with open_house(Settings(home=tmp_path / "home", bundled_corpus=False)) as house:
        asyncio.run(warm(house))
        assert not house.gaps.gaps()
    assert not caplog.records


def test_a_failure_is_logged_and_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with open_house(Settings(home=tmp_path / "home", bundled_corpus=False)) as house:
        with house.library.database.write() as connection:
            connection.exec_driver_sql("ALTER TABLE state RENAME TO away")
        asyncio.run(warm(house))
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
