"""A courtesy is answered as one, and judged by nobody."""

from playwright.sync_api import Page, expect


def test_greeting_is_no_failure_of_the_corpus(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Votre question", exact=True).fill("Bonjour !")
    page.keyboard.press("Enter")
    expect(page.locator(".answer-text")).to_contain_text("Posez-moi une question")
    expect(page.locator("essaim-chat > [role=status]")).to_contain_text("Posez-moi une question")
    expect(page.locator("essaim-chat > [role=status]")).not_to_contain_text("ne répond pas")
    expect(page.locator(".outcome, .chips, .gap, .tools")).to_have_count(0)
    expect(page.get_by_role("button", name="Demander")).to_be_visible()
