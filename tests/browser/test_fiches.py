"""The fiches page: facets, words, exports."""

import re

from playwright.sync_api import Page, expect


def test_facets_narrow_the_fiches_and_the_exports(page: Page) -> None:
    page.goto("/fiches")
    everything = page.request.get("/api/fiches").json()["total"]
    total = page.locator(".total")
    expect(total).to_have_text(f"{everything} fiches")
    page.get_by_label(re.compile("^Emploi")).check()
    expected = page.request.get("/api/fiches?theme=emploi").json()["total"]
    assert 0 < expected < everything
    expect(total).to_have_text(f"{expected} fiches")
    address = page.get_by_role("link", name="JSON").get_attribute("href")
    assert address is not None
    assert page.request.get(address).json()["total"] == expected


def test_words_are_sought_in_the_whole_text(page: Page) -> None:
    page.goto("/fiches")
    page.get_by_label("Mots du titre ou du texte").fill("bail glissant")
    expected = page.request.get("/api/fiches?q=bail+glissant").json()["total"]
    expect(page.locator(".total")).to_have_text(re.compile(rf"^{expected} fiches?$"))
    assert expected > 0


def test_selection_is_exported_alone(page: Page) -> None:
    page.goto("/fiches")
    page.locator(".card input[type=checkbox]").nth(0).check()
    page.locator(".card input[type=checkbox]").nth(1).check()
    address = page.get_by_role("link", name="CSV").get_attribute("href")
    assert address is not None
    assert address.count("ids=") == 2
    assert page.request.get(address).headers["content-type"].startswith("text/csv")


def test_address_keeps_the_choice(page: Page) -> None:
    page.goto("/fiches?theme=emploi&status=perenne")
    expected = page.request.get("/api/fiches?theme=emploi&status=perenne").json()["total"]
    expect(page.locator(".total")).to_have_text(re.compile(rf"^{expected} fiches?$"))
    expect(page.get_by_label(re.compile("^Emploi"))).to_be_checked()
