"""A server that speaks a provider's streaming protocol and plays what a test scripts.

It stands for the large model that can't run here: real sockets, real bytes, every way to fail.
Mistral's and Ollama's protocols are those of their public references, fields and error bodies included.
"""

import json
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

Fault = Literal["none", "unauthorised", "rate_limited", "broken", "silent", "silent_later", "cut", "garbage", "endless"]
Tongue = Literal["openai", "mistralai", "ollama"]
_STATUS = {"unauthorised": 401, "rate_limited": 429, "broken": 500}
_CREATED = 1_764_000_000


@dataclass
class PlayedModel:
    """What the server plays next, and what it saw."""

    url: str
    tongue: Tongue = "openai"
    text: str = ""
    fault: Fault = "none"
    requests: list[dict] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    left: threading.Event = field(default_factory=threading.Event)
    """Set when a client went away before the end."""


@contextmanager
def play_model(tongue: Tongue = "openai") -> Iterator[PlayedModel]:
    """A server on a free port of this machine, stopped at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    root = "" if tongue == "ollama" else "/v1"
    played = PlayedModel(url=f"http://127.0.0.1:{server.server_address[1]}{root}", tongue=tongue)
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

    @property
    def played(self) -> PlayedModel:
        return self.server.played  # type: ignore[attr-defined, no-any-return]

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def do_POST(self) -> None:
        played = self.played
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != ("/api/chat" if played.tongue == "ollama" else "/v1/chat/completions"):
            self.send_error(404)
            return
        played.requests.append(asked)
        played.keys.append(self.headers.get("Authorization", ""))
        try:
            self._play(asked)
        except OSError:
            played.left.set()
        self.close_connection = played.fault != "none"

    def _play(self, asked: dict) -> None:
        fault = self.played.fault
        if fault in _STATUS:
            self._refuse(_STATUS[fault], fault)
            return
        self.send_response(200)
        self.send_header(
            "Content-Type", "application/x-ndjson" if self.played.tongue == "ollama" else "text/event-stream"
        )
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if fault == "garbage":
            self._write(b"data: {\x00 not json\n\n<html>")
        else:
            self._stream(asked)
        if fault != "cut":
            self._write(b"")

    def _refuse(self, status: int, reason: str) -> None:
        bodies: dict[Tongue, dict] = {
            "openai": {"error": {"message": reason, "type": "x", "code": "x"}},
            "mistralai": {"object": "error", "message": reason, "type": reason, "param": None, "code": "1300"},
            "ollama": {"error": reason},
        }
        body = json.dumps(bodies[self.played.tongue]).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, asked: dict) -> None:
        played = self.played
        if played.fault == "silent":
            self._wait()
            return
        told = played.text.split(" ")
        longest = asked.get("max_tokens") or asked.get("options", {}).get("num_predict") or len(told)
        for number, word in enumerate(told[:longest]):
            self._say(word + " ", first=number == 0)
        if played.fault == "silent_later":
            self._wait()
        elif played.fault == "endless":
            while not played.stopping.is_set():
                self._say("encore et encore ")
        elif played.fault == "none":
            self._say("", finish="stop" if len(told) <= longest else "length")
            if played.tongue != "ollama":
                self._write(b"data: [DONE]\n\n")

    def _wait(self) -> None:
        """Say nothing until the client is gone: its socket is then readable, and empty."""
        while not self.played.stopping.is_set():
            if select.select([self.connection], [], [], 0.02)[0] and not self.connection.recv(1, socket.MSG_PEEK):
                raise ConnectionResetError

    def _say(self, text: str, finish: str | None = None, *, first: bool = False) -> None:
        if self.played.tongue == "ollama":
            told = {
                "model": "played",
                "created_at": "2026-01-05T09:00:00.000000Z",
                "message": {"role": "assistant", "content": text},
                "done": finish is not None,
            }
            ended = {"done_reason": finish, "total_duration": 9, "load_duration": 1, "prompt_eval_count": 3,
                     "prompt_eval_duration": 2, "eval_count": 4, "eval_duration": 5}  # fmt: skip
            self._write(json.dumps(told | (ended if finish else {})).encode() + b"\n")
            return
        delta: dict = {"content": text}
        if first or self.played.tongue == "openai":
            delta["role"] = "assistant"
        choice: dict = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {
            "id": "x",
            "object": "chat.completion.chunk",
            "created": _CREATED,
            "model": "played",
            "choices": [choice],
        }
        if self.played.tongue == "mistralai":
            choice["logprobs"] = None
            chunk["p"] = "abcdefghijk"  # its padding against guesses by length
            if finish:
                chunk["usage"] = {"prompt_tokens": 3, "total_tokens": 7, "completion_tokens": 4}
        self._write(f"data: {json.dumps(chunk)}\n\n".encode())

    def _write(self, piece: bytes) -> None:
        """One HTTP chunk; an empty one ends the answer."""
        self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.flush()
