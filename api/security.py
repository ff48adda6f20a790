"""What stands before every door: headers, the host asked for, where a change comes from, sizes.

One ASGI layer, without state, around the whole application.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.auth import Gate
from api.errors import ForeignHost, ForeignOrigin, OpenModeExposed, TooLarge
from api.problems import problem_response
from api.settings import Settings
from corpus.errors import EssaimError

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
)
_JSON_LIMIT = 1 << 20
_UPLOADS = "/api/sources"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine itself (no name is resolved)."""
    name = host.strip("[]").lower()
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def require_safe_binding(settings: Settings) -> None:
    """Refuse to let everybody of a network in.

    Raises:
        OpenModeExposed: open mode on an address that is not this machine's own.
    """
    if settings.auth == "open" and not is_loopback(settings.host):
        raise OpenModeExposed(host=settings.host)


def frame_ancestors(path: str, embed_hosts: Iterable[str]) -> str:
    """Who may show `path` in a frame: the embedding sites for `/embed`, nobody for the rest."""
    allowed = " ".join(["'self'", *embed_hosts])
    return allowed if path == "/embed" else "'none'"


@dataclass(frozen=True, slots=True)
class Guard:
    """The layer itself: checks what comes in, marks what goes out."""

    app: ASGIApp
    settings: Settings
    gate: Gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._mark(MutableHeaders(scope=message), scope["path"])
            await send(message)

        limit = self._limit(scope, headers)
        refusal = self._refuse(scope, headers, limit)
        if refusal is not None:
            if isinstance(refusal, TooLarge):
                await _drain(receive, 2 * limit)
            await problem_response(refusal, headers.get("accept-language", ""))(scope, receive, send_marked)
            return
        await self.app(scope, _limited(receive, limit), send_marked)

    def _limit(self, scope: Scope, headers: Headers) -> int:
        """Bytes that a body may have. It is read before a door asks who sends it: only the operator's may be long."""
        uploads = scope["path"].startswith(_UPLOADS) and self.gate.is_operator(self.gate.authorization(headers))
        return self.settings.max_upload_mib << 20 if uploads else _JSON_LIMIT

    def _refuse(self, scope: Scope, headers: Headers, limit: int) -> EssaimError | None:
        host = headers.get("host", "")
        if self.settings.auth == "open" and not is_loopback(_host_name(host)):
            return ForeignHost(host=host[:100])
        origin = headers.get("origin")
        if scope["method"] not in _SAFE_METHODS and origin is not None and origin.partition("://")[2] != host:
            return ForeignOrigin(origin=origin[:100])
        length = headers.get("content-length", "")
        return TooLarge(limit=limit) if length.isdecimal() and int(length) > limit else None

    def _mark(self, headers: MutableHeaders, path: str) -> None:
        headers["Content-Security-Policy"] = _POLICY + frame_ancestors(path, self.settings.embed_hosts)
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        headers.setdefault("Cache-Control", "no-store" if path.startswith("/api/") else "no-cache")


def _host_name(host: str) -> str:
    """The name in a `Host` header; empty when it is no host at all."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:  # « [ » begins an address that does not end
        return ""


def _limited(receive: Receive, limit: int) -> Receive:
    """`receive`, until more than `limit` bytes came (a body needn't say its length)."""
    read = 0

    async def receive_limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > limit:
            raise HTTPException(413, detail=str(limit))
        return message

    return receive_limited


async def _drain(receive: Receive, limit: int) -> None:
    """Read what a client still sends, so that it gets to read the answer; not for ever."""
    read = 0
    while read < limit:
        message = await receive()
        read += len(message.get("body", b""))
        if not message.get("more_body"):
            return
