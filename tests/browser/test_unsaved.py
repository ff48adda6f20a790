"""A fiche that is being written is not lost by a click."""

from playwright.sync_api import Page, expect


def test_what_is_not_saved_is_left_only_when_confirmed(page: Page) -> None:
    page.goto("/proposer")
    title = page.get_by_label("Titre (obligatoire)", exact=True)
    title.fill("La laverie des Genêts")
    page.get_by_role("button", name="Nouvelle fiche").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Annuler").click()
    expect(title).to_have_value("La laverie des Genêts")
    page.get_by_role("button", name="Nouvelle fiche").click()
    dialog.get_by_role("button", name="Quitter sans enregistrer").click()
    expect(title).to_have_value("")
    title.fill("La laverie des Genêts")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator(".messages")).to_contain_text("Fiche enregistrée.")
    page.get_by_role("button", name="Nouvelle fiche").click()
    expect(dialog).to_have_count(0)


def test_actions_of_a_document_are_in_sight_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/documents")
    page.locator("input[type=file]").set_input_files(
        [{"name": "mouettes.txt", "mimeType": "text/plain", "buffer": b"Le foyer des Mouettes loge huit apprentis."}]
    )
    line = page.locator(".listing tbody tr", has_text="mouettes.txt")
    button = line.get_by_role("button", name="Retirer").bounding_box()
    assert button
    assert button["x"] + button["width"] <= 390 - 16
