"""What is forgotten after `ESSAIM_RETENTION_DAYS`: conversations, answers nobody signalled, ended jobs."""

import asyncio
from datetime import UTC, datetime, timedelta

from api.house import House

_DAY_SECONDS = 24 * 60 * 60


async def forget_daily(house: House) -> None:
    """Forget what is too old, at once and then every day, until cancelled."""
    while True:
        await asyncio.to_thread(forget_old, house)
        await asyncio.sleep(_DAY_SECONDS)


def forget_old(house: House) -> None:
    """Delete what is older than the operator wants it kept."""
    days = house.settings.retention_days
    house.conversations.purge(days)
    house.gaps.purge(days)
    house.jobs.purge((datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds"))
