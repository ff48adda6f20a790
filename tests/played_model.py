"""A server that speaks OpenAI's streaming protocol and plays what a test scripts.

It stands for the large model that can't run here: real sockets, real bytes, every way to fail.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

Fault = Literal["none", "unauthorised", "rate_limited", "broken", "silent", "silent_later", "cut", "garbage", "endless"]
_STATUS = {"unauthorised": 401, "rate_limited": 429, "broken": 500}


@dataclass
class PlayedModel:
    """What the server plays next, and what it saw."""

    url: str
    text: str = ""
    fault: Fault = "none"
    requests: list[dict] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    left: threading.Event = field(default_factory=threading.Event)
    """Set when a client went away before the end."""


@contextmanager
def play_model() -> Iterator[PlayedModel]:
    """A server on a free port of this machine, stopped at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    played = PlayedModel(url=f"http://127.0.0.1:{server.server_address[1]}/v1")
    server.played = played  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield played
    finally:
        played.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def do_POST(self) -> None:
        played: PlayedModel = self.server.played  # type: ignore[attr-defined]
        played.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        try:
            self._play(played)
        except OSError:
            played.left.set()
        self.close_connection = True

    def _play(self, played: PlayedModel) -> None:
        if played.fault in _STATUS:
            body = json.dumps({"error": {"message": played.fault, "type": "x", "code": "x"}}).encode()
            self.send_response(_STATUS[played.fault])
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        if played.fault == "garbage":
            self.wfile.write(b"data: {\x00 not json\n\n<html>")
            return
        self._stream(played)

    def _stream(self, played: PlayedModel) -> None:
        if played.fault == "silent":
            self._wait(played)
            return
        for word in played.text.split(" "):
            self._send(word + " ")
        if played.fault == "silent_later":
            self._wait(played)
        elif played.fault == "endless":
            while not played.stopping.is_set():
                self._send("encore et encore ")
        elif played.fault == "none":
            self._send("", finish="stop")
            self.wfile.write(b"data: [DONE]\n\n")

    def _wait(self, played: PlayedModel) -> None:
        """Say nothing until the client is gone: a comment line is no token, but finds a closed socket."""
        while not played.stopping.wait(0.05):
            self.wfile.write(b": \n\n")

    def _send(self, text: str, finish: str | None = None) -> None:
        choice = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": finish}
        chunk = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "played", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()
