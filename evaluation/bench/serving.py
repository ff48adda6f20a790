"""A real server in a process of its own: how long it takes to start, to search and to answer, and its memory."""

import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from corpus.store.home import Home
from evaluation.questions import Question

_READY_SECONDS = 120


@contextmanager
def run_server(home: Path, **settings: str) -> Iterator[tuple[str, int]]:
    """The address and process id of a server over `home`, once it is ready; stopped afterwards."""
    command = [sys.executable, "-m", "api.cli", "serve", "--port", "0"]
    environment = {**os.environ, "ESSAIM_HOME": str(home), **settings}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield _await_ready(home, process), process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def measure_serving(home: Path, questions: Sequence[Question]) -> Mapping[str, float]:
    """Milliseconds of search and answers, seconds of the second start to a first answer, MiB of the server.

    Every question is asked once before the clock runs, so that what is read once is read.
    """
    with run_server(home):
        pass
    start = time.perf_counter()
    with run_server(home) as (address, pid), httpx.Client(base_url=address, timeout=60) as client:
        _ask(client, questions[0])
        started = time.perf_counter() - start
        for question in questions:
            _search(client, question)
            _ask(client, question)
        searches = sorted(_time(_search, client, question) for question in questions)
        answers = sorted(_time(_ask, client, question) for question in questions)
        return {
            "second start to first answer, s": started,
            "GET /api/search median, ms": 1000 * statistics.median(searches),
            "GET /api/search p95, ms": 1000 * _p95(searches),
            "POST /api/chat median, ms": 1000 * statistics.median(answers),
            "POST /api/chat p95, ms": 1000 * _p95(answers),
            "server memory, MiB": _memory(pid),
        }


def _await_ready(home: Path, process: "subprocess.Popen[bytes]") -> str:
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        address = Home(home).owner()
        try:
            if address and httpx.get(f"{address}/readyz", timeout=5).is_success:
                return address
        except httpx.HTTPError:
            pass
        time.sleep(0.02)
    raise RuntimeError("the server did not become ready")


def _search(client: httpx.Client, question: Question) -> None:
    client.get("/api/search", params={"q": question.text, "k": 10}).raise_for_status()


def _ask(client: httpx.Client, question: Question) -> None:
    body = {"question": question.text, "history": list(question.history), "remember": False}
    client.post("/api/chat", json=body, headers={"Accept": "application/json"}).raise_for_status()


def _time(act: Callable[[httpx.Client, Question], None], client: httpx.Client, question: Question) -> float:
    start = time.perf_counter()
    act(client, question)
    return time.perf_counter() - start


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _memory(pid: int) -> float:
    """Resident MiB, its worker's included."""
    pids = [pid, *_children(pid)]
    pages = sum(int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in pids)
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
