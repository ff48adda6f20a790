"""Every page passes axe, in light and dark, and fits a small phone."""

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PAGES = ("/", "/embed", "/fiches", "/documents", "/proposer", "/manques", "/sources/gdp-bail-glissant?start=0&end=20")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def ready(page: Page, address: str) -> None:
    """Open a page and wait until it shows what it is about."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def faults(page: Page) -> str:
    """What axe finds wrong."""
    results = Axe().run(page, options=RULES)
    return results.generate_report() if results.violations_count else ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_page_is_accessible(page: Page, address: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    ready(page, address)
    assert faults(page) == ""


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Quelles expérimentations de logement pour les jeunes existent ?", ".card-facts"),
        ("Compare Totem et Logement Toujours", ".comparison"),
        ("Quelle est la météo à Oslo ?", ".gap"),
    ],
)
def test_answer_is_accessible(page: Page, ask: Callable[[str], None], question: str, shown: str) -> None:
    ready(page, "/")
    ask(question)
    expect(page.locator(shown).first).to_be_visible()
    assert faults(page) == ""


def test_conversation_and_its_dialogs_are_accessible(page: Page, ask: Callable[[str], None]) -> None:
    ready(page, "/")
    for question in ("Quels obstacles rencontre le travail pair ?", "Compare Totem et Logement Toujours"):
        ask(question)
        ask(question)
    assert faults(page) == ""
    page.get_by_role("button", name="Mes conversations").click()
    assert faults(page) == ""
    page.get_by_role("button", name="Tout supprimer").click()
    expect(page.get_by_role("dialog")).to_have_count(2)
    assert faults(page) == ""


@pytest.mark.parametrize("address", PAGES)
def test_page_fits_a_small_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    ready(page, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Quelles expérimentations pour les jeunes existent ?", ".card-facts"),
        ("Compare Totem et Logement Toujours", ".comparison"),
    ],
)
def test_answer_fits_a_small_phone(page: Page, ask: Callable[[str], None], question: str, shown: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    ready(page, "/")
    ask(question)
    expect(page.locator(shown).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
