"""A source's page: its whole text, the cited words, what is missing."""

import re

import pytest
from playwright.sync_api import Page, expect

FICHE = "gdp-bail-glissant"


@pytest.fixture
def text(page: Page) -> str:
    """The stored text of the fiche."""
    return str(page.request.get(f"/api/sources/{FICHE}").json()["text"])


def test_cited_words_are_marked_and_in_view(page: Page, text: str) -> None:
    start = text.index("vocation")
    page.goto(f"/sources/{FICHE}?start={start}&end={start + 20}")
    expect(page.locator("mark")).to_have_text(text[start : start + 20])
    expect(page.locator("mark")).to_be_in_viewport()
    expect(page.locator("mark")).to_be_focused()


def test_words_over_two_paragraphs_are_marked_in_both(page: Page, text: str) -> None:
    start = text.index("La réponse\n") - 30
    page.goto(f"/sources/{FICHE}?start={start}&end={start + 60}")
    marked = " ".join(page.locator("mark").all_inner_texts())
    assert marked.split() == text[start : start + 60].split()


def test_whole_text_stands_in_the_page(page: Page, text: str) -> None:
    page.goto(f"/sources/{FICHE}")
    shown = page.locator("main").inner_text().split()
    assert set(text.replace("\u00a0:", " ").split()) - set(shown) <= {":"}


def test_fiche_says_what_its_sources_leave_out(page: Page) -> None:
    page.goto(f"/sources/{FICHE}")
    missing = page.locator(".lines.missing")
    expect(missing.get_by_text("La source ne le précise pas").first).to_be_visible()
    expect(missing.locator("dt", has_text="Financeurs")).to_be_visible()


def test_offsets_beyond_the_text_do_no_harm(page: Page) -> None:
    page.goto(f"/sources/{FICHE}?start=999999&end=1000000")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("mark")).to_have_count(0)


def test_unknown_source_is_told(page: Page) -> None:
    answer = page.goto("/sources/nulle-part")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas")


def test_page_can_be_read_without_scripts(page: Page, text: str) -> None:
    start = text.index("vocation")
    html = page.request.get(f"/sources/{FICHE}?start={start}&end={start + 20}").text()
    assert f'<mark id="passage">{text[start : start + 20]}</mark>' in html


def test_fiche_leads_to_its_file_and_to_its_neighbours(page: Page) -> None:
    page.goto(f"/sources/{FICHE}")
    address = page.get_by_role("link", name="Télécharger la fiche").get_attribute("href")
    assert address is not None
    assert "bail glissant" in page.request.get(address).text()
    page.locator(".source-text .tags").get_by_role("link", name="Logement").click()
    expect(page.get_by_role("checkbox", name=re.compile(r"^Logement \d"))).to_be_checked()


def test_contents_are_at_hand_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/sources/{FICHE}")
    contents = page.get_by_role("navigation", name="Sommaire")
    expect(contents.get_by_role("link", name="Résultats")).to_be_hidden()
    contents.get_by_text("Sommaire").click()
    contents.get_by_role("link", name="Résultats").click()
    expect(page.get_by_role("heading", name="Résultats")).to_be_in_viewport()
