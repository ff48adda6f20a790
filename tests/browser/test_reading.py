"""A citation's number shows the cited words where they stand, beside the conversation."""

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

FACT = "Quels obstacles rencontre le travail pair ?"

Ask = Callable[[str], None]


def test_number_shows_the_cited_words_in_their_passage(page: Page, ask: Ask) -> None:
    page.goto("/")
    ask(FACT)
    quote = page.locator(".answer-text .verbatim").first.inner_text()
    link = page.locator(".answer-text .cite").first
    link.click()
    panel = page.get_by_role("dialog")
    expect(panel.locator("mark")).to_have_text(quote)
    expect(panel.locator("mark")).to_be_in_viewport()
    expect(panel.get_by_role("heading", name="Obstacles et points de vigilance")).to_be_visible()
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(link).to_be_focused()


def test_source_that_is_gone_leaves_the_quoted_words_and_says_so(page: Page, ask: Ask) -> None:
    page.goto("/")
    ask(FACT)
    page.route("**/api/sources/*", lambda route: route.abort())
    page.locator(".answer-text .cite").first.click()
    panel = page.get_by_role("dialog")
    expect(panel.locator("mark")).not_to_be_empty()
    expect(panel.get_by_role("alert")).to_contain_text("Le serveur ne répond pas")


def test_control_click_opens_the_whole_source_in_a_tab(page: Page, ask: Ask) -> None:
    page.goto("/")
    ask(FACT)
    with page.context.expect_page() as opened:
        page.locator(".answer-text .cite").first.click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator("#passage")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_panel_fits_a_phone(page: Page, ask: Ask) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/")
    ask(FACT)
    page.locator(".answer-text .cite").first.click()
    panel = page.get_by_role("dialog").bounding_box()
    assert panel
    assert (panel["x"], panel["width"]) == (0, 360)
    expect(page.get_by_role("dialog").locator("mark")).to_be_in_viewport()


def test_new_question_stands_at_the_top_of_a_phone(page: Page, ask: Ask) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/")
    ask(FACT)
    turn = page.locator(".turn").last.bounding_box()
    assert turn
    assert abs(turn["y"]) < 8
    expect(page.locator(".top")).not_to_be_in_viewport()
    expect(page.locator(".composer")).to_be_in_viewport()
