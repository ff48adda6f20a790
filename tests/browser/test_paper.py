"""What comes out of the printer: the whole list, with where and when it was answered."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Ask = Callable[[str], None]


def test_long_list_is_printed_whole(page: Page, ask: Ask) -> None:
    page.goto("/")
    ask("Liste toutes les expérimentations de logement")
    cards = page.locator(".results .card")
    expect(cards.last).to_be_attached()
    folded = page.get_by_role("button", name="autres résultats")
    expect(folded).to_be_visible()
    shown = page.locator(".results .card:visible").count()
    assert shown < cards.count()
    page.emulate_media(media="print")
    assert page.locator(".results .card:visible").count() == cards.count()
    expect(folded).to_be_hidden()
    expect(page.locator(".on-paper")).to_contain_text("Réponse d’Essaim (127.0.0.1")
    page.emulate_media(media="screen")
    expect(page.locator(".on-paper")).to_be_hidden()
    folded.click()
    assert page.locator(".results .card:visible").count() == cards.count()


def test_marks_stay_with_their_words(page: Page, ask: Ask) -> None:
    page.goto("/")
    ask("Qui porte la première mesure de bail glissant ?")
    assert page.locator(".question").last.text_content() == (
        "Votre question\u00a0: Qui porte la première mesure de bail glissant\u202f?"
    )
    assert "«\u00a0bail glissant\u00a0»" in (page.locator(".note a").first.text_content() or "")
