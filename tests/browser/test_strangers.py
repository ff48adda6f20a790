"""What those see who are not expected: a site that may not show the chat, a reader whose address leads nowhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Intranet


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[Intranet]:
    """A site that is not among those that may show the chat."""
    with Intranet(tmp_path) as site:
        yield site


def test_site_that_may_not_show_the_chat_is_told(
    page: Page, base_url: str, stranger: Intranet, troubles: list[str]
) -> None:
    script = f'<!doctype html><html lang="fr"><title>Ailleurs</title><script src="{base_url}/widget.js"></script>'
    page.goto(stranger.write("ailleurs.html", script))
    page.get_by_role("button", name="Interroger Essaim").click()
    expect(page.get_by_role("alert")).to_contain_text("ESSAIM_EMBED_HOSTS")
    expect(page.get_by_role("link", name="Ouvrir en grand")).to_be_visible()
    assert all("frame-ancestors" in trouble for trouble in troubles)
    troubles.clear()


def test_lost_reader_is_shown_the_way(page: Page) -> None:
    page.goto("/sources/rien-de-tel")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas")
    expect(page.locator(".lead")).to_contain_text("mal écrite")
    page.get_by_role("main").get_by_role("link", name="Fiches").click()
    expect(page).to_have_url(re.compile("/fiches$"))


def test_question_can_be_asked_once_a_document_is_read(page: Page) -> None:
    page.goto("/documents")
    page.locator("input[type=file]").set_input_files(
        [
            {
                "name": "hermines.txt",
                "mimeType": "text/plain",
                "buffer": "Le gîte des Hermines loge 14 saisonniers.".encode(),
            }
        ]
    )
    page.locator(".job").get_by_role("link", name="Poser une question").click()
    page.get_by_label("Votre question", exact=True).fill("Combien de saisonniers le gîte des Hermines loge-t-il ?")
    page.keyboard.press("Enter")
    expect(page.locator(".answer-text .verbatim")).to_contain_text("14 saisonniers")
