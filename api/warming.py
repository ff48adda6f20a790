"""Reading shelves and lists of words once as the server starts, so that nobody's first question waits for it."""

import asyncio
import logging

from api.auth import THE_OPERATOR
from api.house import House
from corpus.access import ANYBODY

_log = logging.getLogger(__name__)
_ANY = "Combien de personnes ?"
"""A question of fact, which reads most: what is known of every source, and the sentences of some."""


async def warm(house: House) -> None:
    """Ask a question as those who come without a token do; a failure is logged, whoever asks next meets it."""
    reader = THE_OPERATOR.reader if house.settings.auth == "open" else ANYBODY
    try:
        await asyncio.to_thread(house.assistant.answer, reader, _ANY)
        await asyncio.to_thread(house.composer.prepare)
    except Exception:  # the server serves all the same
        _log.exception("a first question could not be answered")
