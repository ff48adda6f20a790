import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from ingest.addresses import Address, is_public
from ingest.errors import FileTooLarge, UrlRefused, UrlUnreachable
from ingest.fetching import FetchLimits, fetch

LIMITS = FetchLimits(max_bytes=10_000, seconds=60)


class Site(BaseHTTPRequestHandler):
    """A small real site on the loopback."""

    def do_GET(self) -> None:
        if self.path == "/host":
            self.answer(200, self.headers["Host"].encode(), {"Content-Type": "text/plain"})
        elif self.path == "/rapport":
            self.answer(200, b"<p>Bonjour</p>", {"Content-Type": "text/html; charset=utf-8"})
        elif self.path == "/inward":
            self.answer(302, b"", {"Location": f"http://127.0.0.2:{self.server.server_port}/rapport"})
        elif self.path == "/scheme":
            self.answer(302, b"", {"Location": "ftp://127.0.0.1/rapport"})
        elif self.path == "/loop":
            self.answer(302, b"", {"Location": "/loop"})
        elif self.path == "/big":
            self.answer(200, b"x" * 10_001, {})
        elif self.path == "/bomb":
            self.answer(200, gzip.compress(b"x" * 5_000_000), {"Content-Encoding": "gzip"})
        elif self.path == "/zipped":
            self.answer(200, gzip.compress(b"Bonjour"), {"Content-Encoding": "gzip"})
        elif self.path == "/twice":
            self.answer(200, gzip.compress(gzip.compress(b"Bonjour")), {"Content-Encoding": "gzip, gzip"})
        else:
            self.answer(404, b"", {})

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        # A reader that has read enough closes the connection.
        try:
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def only_localhost(address: Address) -> bool:
    return address in (ip_address("127.0.0.1"), ip_address("::1"))


@contextmanager
def mute_server() -> Iterator[str]:
    """Accepts connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def test_a_page_is_fetched_with_a_name_for_its_type(site: str) -> None:
    fetched = fetch(site + "/rapport", LIMITS, only_localhost)
    assert (fetched.content, fetched.name, fetched.url) == (b"<p>Bonjour</p>", "rapport.html", site + "/rapport")


def test_the_host_keeps_its_name_behind_the_pinned_address(site: str) -> None:
    assert fetch(site + "/host", LIMITS, only_localhost).content.decode() == site.removeprefix("http://")


def test_a_compressed_answer_is_read(site: str) -> None:
    assert fetch(site + "/zipped", LIMITS, only_localhost).content == b"Bonjour"


def test_loopback_is_refused_by_default(site: str) -> None:
    with pytest.raises(UrlRefused):
        fetch(site + "/rapport", LIMITS)


def test_a_redirect_is_checked_as_the_first_address_was(site: str) -> None:
    with pytest.raises(UrlRefused):
        fetch(site + "/inward", LIMITS, only_localhost)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/a", "file:///etc/passwd", "http://", "http://a:b@example.org/", "http://example.org:x/"]
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(UrlRefused):
        fetch(url, LIMITS)


def test_a_redirect_out_of_the_web_is_refused(site: str) -> None:
    with pytest.raises(UrlRefused):
        fetch(site + "/scheme", LIMITS, only_localhost)


@pytest.mark.parametrize("path", ["/big", "/bomb"])
def test_more_bytes_than_allowed_are_refused(site: str, path: str) -> None:
    with pytest.raises(FileTooLarge):
        fetch(site + path, LIMITS, only_localhost)


@pytest.mark.parametrize("path", ["/missing", "/loop", "/twice"])
def test_a_page_that_does_not_come_is_unreachable(site: str, path: str) -> None:
    with pytest.raises(UrlUnreachable):
        fetch(site + path, LIMITS, only_localhost)


def test_a_server_that_says_nothing_is_left_in_time() -> None:
    with mute_server() as url, pytest.raises(UrlUnreachable):
        fetch(url, FetchLimits(seconds=0.2), only_localhost)


def test_the_message_does_not_repeat_a_password() -> None:
    with pytest.raises(UrlRefused) as refused:
        fetch("http://moi:secret@example.org/", LIMITS)
    assert "secret" not in refused.value.message()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "2001:0:1::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "ff02::1",
    ],
)
def test_inner_addresses_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:4007:80c::200e", "::ffff:8.8.8.8"])
def test_outer_addresses_are_public(address: str) -> None:
    assert is_public(ip_address(address))
