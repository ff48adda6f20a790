"""Figures for whoever watches the server, in Prometheus' text format; no word of any question."""

import os
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(slots=True)
class Metrics:
    """Counts since the server started."""

    requests: Counter[tuple[str, int]] = field(default_factory=Counter)
    seconds: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, method: str, status: int, seconds: float) -> None:
        """One request was answered."""
        with self._lock:
            self.requests[method, status] += 1
            self.seconds += seconds

    def write(self, sources: int) -> str:
        """The text that Prometheus reads."""
        with self._lock:
            requests, seconds = dict(self.requests), self.seconds
        lines = ["# TYPE essaim_requests_total counter"]
        for (method, status), number in sorted(requests.items()):
            lines.append(f'essaim_requests_total{{method="{method}",status="{status}"}} {number}')
        lines += ["# TYPE essaim_request_seconds_total counter", f"essaim_request_seconds_total {seconds:.3f}"]
        lines += ["# TYPE essaim_sources gauge", f"essaim_sources {sources}"]
        lines += ["# TYPE essaim_threads gauge", f"essaim_threads {threading.active_count()}"]
        lines += ["# TYPE essaim_cpu_seconds_total counter", f"essaim_cpu_seconds_total {sum(os.times()[:2]):.2f}"]
        return "\n".join(lines) + "\n"


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The layer that counts every answer."""

    app: ASGIApp
    metrics: Metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start = time.perf_counter()
        status = 500

        async def send_counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_counted)
        finally:
            # A method is whatever a client writes: unknown ones share one label.
            method = scope["method"] if scope["method"] in _METHODS else "other"
            self.metrics.count(method, status, time.perf_counter() - start)
