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


def test_regions_narrow_the_fiches_as_the_server_does(page: Page) -> None:
    page.goto("/fiches")
    page.get_by_label(re.compile("^Auvergne-Rhône-Alpes")).check()
    expected = page.request.get("/api/fiches?region=84").json()["total"]
    assert expected > 0
    expect(page.locator(".total")).to_have_text(f"{expected} fiches")


def test_all_choices_are_cleared_at_once(page: Page) -> None:
    page.goto("/fiches?theme=emploi&q=chantier")
    everything = page.request.get("/api/fiches").json()["total"]
    page.get_by_role("button", name="Effacer tous les choix").click()
    expect(page.locator(".total")).to_have_text(f"{everything} fiches")
    expect(page.get_by_label("Mots du titre ou du texte")).to_have_value("")
    expect(page.get_by_role("button", name="Effacer tous les choix")).to_be_hidden()
    expect(page).to_have_url(re.compile("/fiches$"))
