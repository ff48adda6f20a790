"""Which network addresses a URL given by a user may lead to: public ones only.

A server that fetches what it is told to is a way into its own network: its
loopback, the neighbours' private addresses, the cloud's metadata service.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Callable

import httpx

from ingest.errors import UrlRefused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
AddressPolicy = Callable[[Address], bool]

_TRANSLATED = ipaddress.ip_network("64:ff9b::/32")


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet's, also seen through IPv4 inside IPv6."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in _TRANSLATED or address.is_site_local or address.teredo is not None:
            return False
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


class PinnedTransport(httpx.AsyncBaseTransport):
    """Resolves a host once, checks every address found, and connects to the one that was checked.

    Each hop of a redirect comes through here again. The certificate is still
    checked against the host's name.
    """

    def __init__(self, allows: AddressPolicy) -> None:
        self._allows = allows
        self._inner = httpx.AsyncHTTPTransport(trust_env=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to a checked address, or raise UrlRefused."""
        host = request.url.host
        if request.url.scheme not in ("http", "https") or not host:
            raise UrlRefused(url=str(request.url))
        address = await self._resolve(host, request)
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=str(address)),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return await self._inner.handle_async_request(pinned)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()

    async def _resolve(self, host: str, request: httpx.Request) -> Address:
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpx.ConnectError(f"no address for {host}", request=request) from error
        # An IPv6 address may carry its zone (« fe80::1%eth0 »), which is no part of it.
        addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
        if not addresses or not all(self._allows(address) for address in addresses):
            raise UrlRefused(url=str(request.url))
        return addresses[0]
