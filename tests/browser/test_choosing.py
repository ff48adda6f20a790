"""Choosing fiches on their page: side by side, or as a file."""

import csv
import io
import re

from playwright.sync_api import Page, expect


def test_chosen_fiches_are_compared(page: Page) -> None:
    page.goto("/fiches?q=bail")
    boxes = page.locator(".card input[type=checkbox]")
    boxes.nth(0).check()
    expect(page.get_by_text("Choisissez 2 ou 3 fiches")).to_be_visible()
    boxes.nth(1).check()
    titles = page.locator(".card h2").all_inner_texts()[:2]
    page.get_by_role("link", name="Comparer").click()
    heads = page.locator(".comparison thead th")
    expect(heads).to_have_text(titles)


def test_choice_stays_in_sight_and_is_undone_at_once(page: Page) -> None:
    page.goto("/fiches")
    page.locator(".card input[type=checkbox]").nth(15).check()
    head = page.locator(".results-head")
    expect(head).to_be_in_viewport()
    expect(head).to_contain_text("Exporter 1 fiche choisie")
    page.get_by_role("button", name="Ne rien choisir").click()
    expect(page.locator(".card input:checked")).to_have_count(0)
    expect(head).to_contain_text("Exporter ces fiches")


def test_filters_are_folded_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/fiches")
    expect(page.locator(".card").first).to_be_in_viewport()
    page.get_by_text("Filtrer", exact=True).click()
    page.get_by_text("Thèmes", exact=True).first.click()
    page.get_by_label(re.compile("^Emploi")).check()
    expected = page.request.get("/api/fiches?theme=emploi").json()["total"]
    expect(page.locator(".total")).to_have_text(f"{expected} fiches")


def test_comparison_is_given_as_a_table(page: Page) -> None:
    page.goto("/?q=Compare+Totem+et+Logement+Toujours")
    heads = page.locator(".comparison thead th")
    expect(heads).to_have_text([re.compile("Totem"), "Logement Toujours"])
    with page.expect_download() as given:
        page.get_by_role("button", name="Exporter la comparaison").click()
    assert given.value.suggested_filename == "essaim-comparaison.csv"
    text = given.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["Rubrique", *heads.all_inner_texts()]
    assert len(rows) == page.locator(".comparison tbody tr").count() + 2
    assert "La source ne le précise pas" in text
