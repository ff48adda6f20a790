"""The page of what the corpus lacks."""

from playwright.sync_api import Page, expect

QUESTION = "Quelle est la météo à Valparaíso demain ?"


def test_gap_is_asked_again_proposed_and_resolved(page: Page) -> None:
    page.request.post("/api/chat", data={"question": QUESTION}, headers={"Accept": "application/json"})
    page.goto("/manques")
    gap = page.locator(".gap-entry", has_text="Valparaíso")
    expect(gap.get_by_role("link", name="Poser de nouveau")).to_have_attribute("href", "/?q=" + encoded(page))
    gap.get_by_role("link", name="Proposer une expérience").click()
    expect(page.locator(".messages")).to_contain_text("Valparaíso")
    page.go_back()
    gap.get_by_role("button", name="Manque comblé").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Annuler").click()
    expect(gap).to_have_count(1)
    gap.get_by_role("button", name="Manque comblé").click()
    dialog.get_by_role("button", name="Manque comblé").click()
    expect(gap).to_have_count(0)


def encoded(page: Page) -> str:
    """The question as an address holds it."""
    return str(page.evaluate("encodeURIComponent", QUESTION))


def test_page_offers_to_try_again_when_the_server_is_away(page: Page) -> None:
    page.route("**/api/gaps", lambda route: route.abort())
    page.goto("/manques")
    expect(page.get_by_role("alert")).to_contain_text("Le serveur ne répond pas")
    page.unroute("**/api/gaps")
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator(".gaps, .empty")).to_be_visible()
