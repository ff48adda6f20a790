"""How fast a real server makes a failure of its language model good: from then to the whole extractive answer."""

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

from evaluation.bench.serving import run_server

_FAILURES = ("down", "401", "429", "500", "silent", "silent later", "cut", "garbage", "endless")
_PATIENCE = 0.5
"""Seconds of silence after which the server is told to give a model up; they are not counted."""
_TIMES = 5
_QUESTION = "Quelles conditions de réussite pour TAPAJ ?"
_BEGINNING = ("Le ", "dispositif ", "commence ")


@dataclass
class _FailingModel:
    """What it plays next, and when it last failed (of `time.perf_counter`)."""

    failure: str = ""
    failed: float = 0.0


def measure_failing(home: Path) -> Mapping[str, float]:
    """Milliseconds until the last event of the answer's stream, the slowest of a few, for each failure.

    Raises:
        RuntimeError: an answer lacks a sentence that the extractive one has.
    """
    with run_server(home) as (address, _):
        expected = {segment["text"] for segment in _ask(address)["segments"]}
    figures: dict[str, float] = {}
    with _serve_failing() as (url, model):
        settings = {"ESSAIM_LLM": "openai:failing", "ESSAIM_LLM_PATIENCE": str(_PATIENCE)}
        with run_server(home, **settings, ESSAIM_LLM_BASE_URL=url) as (address, _):
            _ask(address)  # what is read once is read
            for failure in _FAILURES[1:]:
                figures[failure] = max(_time(address, model, failure, expected) for _ in range(_TIMES))
    with run_server(home, **settings, ESSAIM_LLM_BASE_URL=url) as (address, _):
        _ask(address)
        figures["down"] = max(_time(address, model, "down", expected) for _ in range(_TIMES))
    return {f"{failure}, slowest of {_TIMES}, ms": figures[failure] for failure in _FAILURES}


def _time(address: str, model: _FailingModel, failure: str, expected: set[str]) -> float:
    model.failure, model.failed = failure, time.perf_counter()
    answer = _ask(address)
    late = time.perf_counter() - model.failed - (_PATIENCE if failure.startswith("silent") else 0)
    if not expected <= {segment["text"] for segment in answer["segments"]}:
        raise RuntimeError(f"after « {failure} » the answer is not whole")
    return 1000 * max(0.0, late)


def _ask(address: str) -> dict[str, list[dict[str, str]]]:
    """The answer of a stream, once the stream has ended."""
    body = {"question": _QUESTION, "remember": False}
    name, answer = "", ""
    with httpx.stream("POST", f"{address}/api/chat", json=body, timeout=60) as response:
        for line in response.iter_lines():
            if line.startswith("event:"):
                name = line.partition(":")[2].strip()
            elif line.startswith("data:") and name == "answer":
                answer = line.partition(":")[2]
    told: dict[str, list[dict[str, str]]] = json.loads(answer)
    return told


@contextmanager
def _serve_failing() -> Iterator[tuple[str, _FailingModel]]:
    """A server of this process that speaks OpenAI's protocol and fails as it is told."""
    model = _FailingModel()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            return

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            model.failed = time.perf_counter()
            if model.failure.isdigit():
                self.send_response(int(model.failure))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            try:
                self._fail()
            except OSError:  # the server gave up, as it should
                return

        def _fail(self) -> None:
            if model.failure == "garbage":
                self.wfile.write(b"data: {\x00 not json\n\n")
                return
            while model.failure == "endless":
                self._say("encore et encore ")
                model.failed = time.perf_counter()
            for word in _BEGINNING if model.failure in ("cut", "silent later") else ():
                self._say(word)
                model.failed = time.perf_counter()
            if model.failure.startswith("silent"):
                self.connection.settimeout(10 * _PATIENCE)
                self.connection.recv(1)  # until the other end closes

        def _say(self, text: str) -> None:
            choice = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": None}
            chunk = {
                "id": "x",
                "object": "chat.completion.chunk",
                "created": 0,
                "model": "failing",
                "choices": [choice],
            }
            self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
            self.wfile.flush()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", model
    finally:
        server.shutdown()
        server.server_close()
