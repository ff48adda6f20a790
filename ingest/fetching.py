"""A page or a file read from the web, within limits of size, time and address."""

import asyncio
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import unquote

import httpx

from ingest.addresses import AddressPolicy, PinnedTransport, is_public
from ingest.errors import FileTooLarge, UrlRefused, UrlUnreachable

_AGENT = "Essaim"
_REDIRECTS = 5
_SUFFIXES = {"text/html": ".html", "application/pdf": ".pdf", "text/plain": ".txt", "text/markdown": ".md"}


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """The most that one URL may cost: bytes after decompression, and seconds in all."""

    max_bytes: int = 100_000_000
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a URL gave; `name` is a file name to read it by, `url` where the redirects ended."""

    url: str
    name: str
    content: bytes


def fetch(url: str, limits: FetchLimits, allows: AddressPolicy = is_public) -> Fetched:
    """The content behind an http(s) URL.

    Raises UrlRefused (scheme, address), UrlUnreachable (network, status, time) or FileTooLarge.
    """
    return asyncio.run(_fetch_in_time(url, limits, allows))


async def _fetch_in_time(url: str, limits: FetchLimits, allows: AddressPolicy) -> Fetched:
    try:
        async with asyncio.timeout(limits.seconds):
            return await _fetch(url, limits, allows)
    except TimeoutError as error:
        raise UrlUnreachable(url=url, reason=f"{limits.seconds:g} s") from error
    except httpx.InvalidURL as error:
        raise UrlRefused(url=url) from error
    except httpx.HTTPStatusError as error:
        raise UrlUnreachable(url=url, reason=f"HTTP {error.response.status_code}") from error
    except httpx.HTTPError as error:
        raise UrlUnreachable(url=url, reason=type(error).__name__) from error


async def _fetch(url: str, limits: FetchLimits, allows: AddressPolicy) -> Fetched:
    if httpx.URL(url).userinfo:
        raise UrlRefused(url=httpx.URL(url).copy_with(userinfo=b""))
    # Compressed answers are not asked for, so that a size is a size; _inflated reads those that come all the same.
    headers = {"User-Agent": _AGENT, "Accept-Encoding": "identity"}
    async with (
        httpx.AsyncClient(
            transport=PinnedTransport(allows),
            follow_redirects=True,
            max_redirects=_REDIRECTS,
            headers=headers,
            trust_env=False,
            timeout=limits.seconds,
        ) as client,
        client.stream("GET", url) as response,
    ):
        response.raise_for_status()
        content = bytearray()
        async for piece in _inflated(response, limits.max_bytes):
            content += piece
            if len(content) > limits.max_bytes:
                raise FileTooLarge(megabytes=limits.max_bytes // 1_000_000)
        return Fetched(str(response.url), _name(response), bytes(content))


async def _inflated(response: httpx.Response, most: int) -> AsyncIterator[bytes]:
    """The body's pieces, one layer of gzip or deflate undone, none longer than `most` and a byte."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "deflate"):
        raise httpx.DecodingError(f"content-encoding {encoding}", request=response.request)
    decoder = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in ("gzip", "deflate") else None
    async for piece in response.aiter_raw():
        try:
            yield decoder.decompress(piece, most + 1) if decoder else piece
        except zlib.error as error:
            raise httpx.DecodingError(str(error), request=response.request) from error


def _name(response: httpx.Response) -> str:
    """A file name for the content: the path's last part, with an ending for its type."""
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    name = unquote(response.url.path.rstrip("/").rpartition("/")[2]) or response.url.host
    suffix = _SUFFIXES.get(media_type, "")
    return name if name.lower().endswith(suffix) else name + suffix
