"""A real server on a temporary home with the bundled corpus, and a browser to look at its pages with."""

import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

_START_LIMIT = 300.0
"""Seconds that a first start may take, indexing included, on a slow machine."""
_PATIENCE = 60_000
"""Milliseconds that a page may take to show something, on a machine that is busy."""
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser_type_launch_args(playwright: Playwright) -> dict[str, object]:
    """Debian's chromium, else Playwright's own; without any the tests are skipped, in CI they fail."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), playwright.chromium.executable_path)
    if not Path(found).exists():
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing("no chromium on this machine: install the package chromium, or run `playwright install chromium`")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": found, "args": sandbox, "timeout": _PATIENCE}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """A French reader, for whom nothing moves: what is measured or clicked stays where it is."""
    reader = {"locale": "fr-FR", "permissions": ["clipboard-read", "clipboard-write"], "reduced_motion": "reduce"}
    return {**browser_context_args, **reader}


@pytest.fixture
def ask(page: Page) -> Callable[[str], None]:
    """Types a question, sends it with Enter and waits until its answer is there, kept, and another can be asked."""

    def send(question: str) -> None:
        turns = page.locator(".turn")
        before = turns.count()
        page.get_by_label("Votre question", exact=True).fill(question)
        page.keyboard.press("Enter")
        expect(turns).to_have_count(before + 1)
        expect(turns.last.locator(".outcome, .notice.bad")).to_have_count(1)
        expect(page.locator(".turns")).to_have_attribute("aria-busy", "false")

    return send


@pytest.fixture(scope="session")
def intranet(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Intranet"]:
    """Another site, whose pages may embed the chat."""
    with Intranet(tmp_path_factory.mktemp("intranet")) as site:
        yield site


class Intranet:
    """A site of static pages on this machine; `origin` is its address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

        class Quiet(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *args: object) -> None:
                super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

            def log_message(self, *_: object) -> None:
                return

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"

    def write(self, name: str, html: str) -> str:
        """Put a page on the site; its address."""
        (self.folder / name).write_text(html, encoding="utf-8")
        return f"{self.origin}/{name}"

    def __enter__(self) -> "Intranet":
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory, intranet: Intranet) -> Iterator[str]:
    """The address of an `essaim serve` that has the bundled corpus."""
    home = tmp_path_factory.mktemp("served") / "home"
    settings = {"ESSAIM_EMBED_HOSTS": intranet.origin, "ESSAIM_REQUESTS_PER_MINUTE": "100000"}
    command = [sys.executable, "-m", "api.cli", "serve", "--port", "0", "--home", str(home)]
    log = home.parent / "log"
    with log.open("w") as stderr:
        server = subprocess.Popen(command, stderr=stderr, env={**os.environ, **settings})
        try:
            yield _await_address(server, log)
        finally:
            server.terminate()
            server.wait(timeout=60)


def _await_address(server: "subprocess.Popen[bytes]", log: Path) -> str:
    said = threading.Event()
    for _ in range(int(_START_LIMIT / 0.2)):
        found = re.search(r"http://127\.0\.0\.1:\d+", log.read_text(errors="replace"))
        if found:
            return found.group()
        if server.poll() is not None:
            break
        said.wait(0.2)
    pytest.fail(f"the server did not start:\n{log.read_text(errors='replace')}")


@pytest.fixture(autouse=True)
def troubles(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """What the browser complains of (scripts that fail, a policy that is broken); a test ends without."""
    complaints: list[str] = []
    if "page" not in request.fixturenames:
        yield complaints
        return
    page: Page = request.getfixturevalue("page")
    page.context.set_default_timeout(_PATIENCE)
    expect.set_options(timeout=_PATIENCE)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda told: complaints.append(told.text) if "Content Security Policy" in told.text else None)
    yield complaints
    assert complaints == []
