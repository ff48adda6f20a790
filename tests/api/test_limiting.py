import pytest

from api.errors import TooManyRequests
from api.limiting import RateLimiter


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_bucket_empties_and_refills() -> None:
    clock = Clock()
    limiter = RateLimiter(per_minute=2, clock=clock)
    limiter.spend("a")
    limiter.spend("a")
    with pytest.raises(TooManyRequests) as refused:
        limiter.spend("a")
    assert refused.value.details == {"seconds": 30}
    clock.now = 30.0
    limiter.spend("a")


def test_clients_do_not_pay_for_each_other() -> None:
    limiter = RateLimiter(per_minute=1, clock=Clock())
    limiter.spend("a")
    limiter.spend("b")
    with pytest.raises(TooManyRequests):
        limiter.spend("a")


def test_being_refused_costs_nothing() -> None:
    clock = Clock()
    limiter = RateLimiter(per_minute=1, clock=clock)
    limiter.spend("a")
    for second in range(1, 60):
        clock.now = float(second)
        with pytest.raises(TooManyRequests):
            limiter.spend("a")
    clock.now = 60.0
    limiter.spend("a")
