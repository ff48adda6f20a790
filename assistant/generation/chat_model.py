"""Language models, reached through LangChain; the only file that knows its chat types.

Any provider of `init_chat_model` serves: "mistralai:…", "ollama:…", "openai:…" (with a
base URL: vLLM, Albert and other compatible servers). Nothing depends on a model's good
behaviour: it is bounded in time, silence and length, and closed when nobody listens.
"""

import asyncio
import contextlib
import math
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    import httpx
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

Failure = Literal["unreachable", "unauthorised", "rate_limited", "silent", "cut", "endless", "refused"]
_HINTS: tuple[tuple[Failure, tuple[int, ...]], ...] = (("unauthorised", (401, 403)), ("rate_limited", (429,)))


class WriterFailed(Exception):
    """The model did not deliver; `failure` says how. Never shown: the extractive answer stands in."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        self.failure = failure
        super().__init__(f"{failure}: {detail}" if detail else failure)


@dataclass(frozen=True, slots=True)
class Message:
    """One turn given to a model."""

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True)
class WriterLimits:
    """Seconds to connect, to the first token, between tokens and in all; tokens asked for; characters accepted."""

    connect: float = 5.0
    first_token: float = 30.0
    silence: float = 30.0
    whole: float = 180.0
    max_tokens: int = 700
    max_characters: int = 6000


class Writer(Protocol):
    """Something that writes: a provider's model, or the models that tests script."""

    @property
    def name(self) -> str:
        """The model's name as shown in an answer, "provider:model"."""

    def write(self, messages: Sequence[Message]) -> AsyncGenerator[str, None]:
        """The text in pieces; raises WriterFailed. Closing the generator closes the upstream call."""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    last: bool


class ChatWriter:
    """A Writer over any LangChain chat model."""

    def __init__(self, model: "BaseChatModel", name: str, limits: WriterLimits) -> None:
        self._model, self._name, self._limits = model, name, limits

    @property
    def name(self) -> str:
        """ "provider:model"."""
        return self._name

    async def write(self, messages: Sequence[Message]) -> AsyncGenerator[str, None]:
        """The model's text in pieces; one retry when it fails before the first of them."""
        given = [_to_langchain(message) for message in messages]
        for attempt in (1, 2):
            begun = False
            try:
                async with contextlib.aclosing(self._stream(given)) as stream:
                    async for piece in stream:
                        begun = True
                        yield piece
                return
            except WriterFailed as error:
                if begun or attempt == 2 or error.failure in ("unauthorised", "rate_limited", "silent"):
                    raise

    async def _stream(self, messages: "list[BaseMessage]") -> AsyncGenerator[str, None]:
        """The text as it comes. A task of its own reads it: cancelling that closes the socket at once, whereas
        closing LangChain's nested generators leaves it to the garbage collector."""
        read: asyncio.Queue[_Piece | Exception | None] = asyncio.Queue()
        reading = asyncio.create_task(self._read(messages, read))
        pause, clock = self._limits.first_token, asyncio.get_running_loop()
        end = clock.time() + self._limits.whole
        length, finished = 0, False
        try:
            while (piece := await _next(read, min(pause, end - clock.time()), begun=length > 0)) is not None:
                pause = self._limits.silence
                finished = finished or piece.last
                length += len(piece.text)
                if length > self._limits.max_characters or clock.time() > end:
                    raise WriterFailed("endless", f"{length} characters")
                if piece.text:
                    yield piece.text
        finally:
            reading.cancel()
            await asyncio.wait([reading])
        if length == 0:
            raise WriterFailed("refused", "no text")
        if not finished:
            raise WriterFailed("cut", "ended without saying so")

    async def _read(self, messages: "list[BaseMessage]", read: "asyncio.Queue[_Piece | Exception | None]") -> None:
        try:
            length = 0
            async for chunk in self._model.astream(messages):
                read.put_nowait(_Piece(chunk.text, _is_finished(chunk.response_metadata)))
                length += len(chunk.text)
                if length > self._limits.max_characters:
                    return
            read.put_nowait(None)
        except Exception as error:  # every provider raises its own classes
            read.put_nowait(error)


async def _next(read: "asyncio.Queue[_Piece | Exception | None]", pause: float, begun: bool) -> "_Piece | None":
    try:
        piece = await asyncio.wait_for(read.get(), pause)
    except TimeoutError as error:
        raise WriterFailed("silent", f"nothing for {pause:g} s") from error
    if isinstance(piece, Exception):
        raise WriterFailed(_classify(piece, begun), type(piece).__name__) from piece
    return piece


def load_writer(name: str, base_url: str, api_key: str, limits: WriterLimits | None = None) -> ChatWriter:
    """The model "provider:model"; `base_url` and `api_key` may be empty."""
    from langchain.chat_models import init_chat_model

    limits = limits or WriterLimits()
    provider = name.partition(":")[0]
    given = _connect(provider, limits) | {"temperature": 0}
    if base_url:
        given["endpoint" if provider == "mistralai" else "base_url"] = base_url
    if provider != "ollama":
        given |= {"api_key": api_key or "none", "max_retries": 0}
    model = init_chat_model(name, **given)
    if provider == "mistralai":
        made = model.async_client
        model.async_client = _client(limits, base_url=made.base_url, headers=made.headers)
    return ChatWriter(model, name, limits)


def _connect(provider: str, limits: WriterLimits) -> dict[str, Any]:
    """What a provider's class takes for the length, the time and the connection of an answer.

    `max_tokens` goes out under both of its names where the class would send only the newer
    one, which some compatible servers ignore.
    """
    if provider == "openai":
        return {
            "extra_body": {"max_tokens": limits.max_tokens},
            "timeout": _timeout(limits),
            "http_async_client": _client(limits),
            "stream_chunk_timeout": None,  # ours is kept for every provider
        }
    if provider == "ollama":
        client = {"timeout": _timeout(limits), "limits": _unkept()}
        return {"num_predict": limits.max_tokens, "async_client_kwargs": client}
    return {"max_tokens": limits.max_tokens, "timeout": math.ceil(limits.first_token + limits.silence)}


def _client(limits: WriterLimits, **given: Any) -> "httpx.AsyncClient":
    import httpx

    return httpx.AsyncClient(timeout=_timeout(limits), limits=_unkept(), **given)


def _timeout(limits: WriterLimits) -> "httpx.Timeout":
    import httpx

    return httpx.Timeout(limits.silence, connect=limits.connect, read=limits.first_token + limits.silence)


def _unkept() -> "httpx.Limits":
    """A connection kept open belongs to the event loop that made it; a command runs one loop for each question."""
    import httpx

    return httpx.Limits(max_keepalive_connections=0)


def _to_langchain(message: Message) -> "BaseMessage":
    from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

    classes: dict[str, type[BaseMessage]] = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
    return classes[message.role](content=message.text)


def _classify(error: Exception, begun: bool) -> Failure:
    status = getattr(error, "status_code", None) or getattr(getattr(error, "response", None), "status_code", None)
    for failure, statuses in _HINTS:
        if status in statuses:
            return failure
    return "cut" if begun else "unreachable"


def _is_finished(metadata: dict[str, object]) -> bool:
    return bool(metadata.get("finish_reason") or metadata.get("done_reason") or metadata.get("done"))
