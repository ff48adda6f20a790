"""The chat in an intranet's page."""

import re
from typing import Protocol

import pytest
from playwright.sync_api import Page, expect


class Site(Protocol):
    """Another site's pages."""

    origin: str

    def write(self, name: str, html: str) -> str:
        """Put a page on the site; its address."""


PAGE = '<!doctype html><html lang="fr"><title>Intranet</title><h1>Accueil</h1><script src="{src}"></script>'
ADD_SCRIPT = """src => new Promise((done) => {
    const script = document.createElement("script");
    script.addEventListener("load", done);
    script.src = src;
    document.body.append(script);
})"""


@pytest.fixture
def host(page: Page, base_url: str, intranet: Site) -> Page:
    """A page of the intranet that carries the widget, opened."""
    address = intranet.write("accueil.html", PAGE.format(src=f"{base_url}/widget.js"))
    page.goto(address)
    return page


def test_button_opens_the_chat_and_gives_cited_answers(host: Page) -> None:
    button = host.get_by_role("button", name="Interroger Essaim")
    button.focus()
    host.keyboard.press("Enter")
    expect(host.get_by_role("dialog")).to_be_visible()
    chat = host.frame_locator("iframe")
    chat.get_by_label("Votre question", exact=True).fill("Qui porte la première mesure de bail glissant ?")
    chat.get_by_label("Votre question", exact=True).press("Enter")
    expect(chat.locator(".answer-text .cite").first).to_be_visible()
    host.get_by_role("button", name="Fermer").click()
    expect(host.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()


def test_widget_leaves_nothing_behind_in_the_page(host: Page, base_url: str) -> None:
    before = host.evaluate("Object.keys(window).length")
    host.evaluate(ADD_SCRIPT, f"{base_url}/widget.js")
    assert host.evaluate("Object.keys(window).length") == before


def test_other_pages_cannot_be_framed(host: Page, base_url: str) -> None:
    assert "frame-ancestors 'none'" in host.request.get(f"{base_url}/").headers["content-security-policy"]
    assert host.url.rpartition("/")[0] in host.request.get(f"{base_url}/embed").headers["content-security-policy"]


def test_escape_leaves_the_chat_and_the_question_has_the_focus(host: Page) -> None:
    host.get_by_role("button", name="Interroger Essaim").click()
    field = host.frame_locator("iframe").get_by_label("Votre question", exact=True)
    expect(field).to_be_focused()
    host.keyboard.type("bail")
    expect(field).to_have_value("bail")
    host.keyboard.press("Escape")
    expect(host.get_by_role("dialog")).to_be_hidden()


def test_chat_can_be_opened_full_size(host: Page, base_url: str) -> None:
    host.get_by_role("button", name="Interroger Essaim").click()
    with host.expect_popup() as opened:
        host.get_by_role("link", name="Ouvrir en grand").click()
    expect(opened.value).to_have_url(re.compile(rf"^{re.escape(base_url)}/\?lang=fr"))
