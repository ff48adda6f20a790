import asyncio
import logging
from pathlib import Path

import pytest

from api.bootstrap import open_house
from api.settings import Settings
from api.warming import warm
from assistant.verification.expressions import expressions


def test_a_first_question_is_asked_in_silence(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with open_house(Settings(home=tmp_path / "home", bundled_corpus=False)) as house:
        asyncio.run(warm(house))
        assert not house.gaps.gaps()
    assert not caplog.records


def test_a_models_first_sentence_does_not_wait_for_the_lists_of_words(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", bundled_corpus=False, llm="openai:any", llm_api_key="none")
    with open_house(settings) as house:
        expressions.cache_clear()
        asyncio.run(warm(house))
    assert expressions.cache_info().currsize


def test_a_failure_is_logged_and_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with open_house(Settings(home=tmp_path / "home", bundled_corpus=False)) as house:
        with house.library.database.write() as connection:
            connection.exec_driver_sql("ALTER TABLE state RENAME TO away")
        asyncio.run(warm(house))
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
