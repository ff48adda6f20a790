"""How often one client may ask."""

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from api.errors import TooManyRequests

_CLIENTS = 10_000


class RateLimiter:
    """A bucket of `per_minute` requests for each client, refilled steadily.

    The longest silent clients are forgotten beyond 10,000: their buckets are full again by then.
    """

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def spend(self, client: str) -> None:
        """Take one request from the client's bucket.

        Raises:
            TooManyRequests: the bucket is empty; says in how many seconds it is not.
        """
        now = self._clock()
        with self._lock:
            left, since = self._buckets.pop(client, (float(self._per_minute), now))
            left = min(float(self._per_minute), left + (now - since) * self._per_minute / 60)
            self._buckets[client] = (max(0.0, left - 1) if left >= 1 else left, now)
            if len(self._buckets) > _CLIENTS:
                self._buckets.popitem(last=False)
        if left < 1:
            raise TooManyRequests(seconds=math.ceil((1 - left) * 60 / self._per_minute))
