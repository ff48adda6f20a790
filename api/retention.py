"""What is forgotten after `ESSAIM_RETENTION_DAYS`: conversations, answers nobody signalled, ended jobs."""

import asyncio
import logging

from api.house import House

_log = logging.getLogger(__name__)
_DAY_SECONDS = 24 * 60 * 60


async def forget_daily(house: House) -> None:
    """Forget what is too old, at once and then every day, until cancelled."""
    while True:
        try:
            await asyncio.to_thread(forget_old, house)
        except Exception:  # a full disk today is no reason to keep everything for ever
            _log.exception("what is too old could not be forgotten; trying again in a day")
        await asyncio.sleep(_DAY_SECONDS)


def forget_old(house: House) -> None:
    """Delete what is older than the operator wants it kept."""
    days = house.settings.retention_days
    house.conversations.purge(days)
    house.gaps.purge(days)
    house.jobs.purge(days)
