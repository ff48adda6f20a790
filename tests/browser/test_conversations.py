"""Conversations that are remembered, and questions that travel in an address."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

FACT = "Qui porte la première mesure de bail glissant ?"
PAIR = "Quels obstacles rencontre le travail pair ?"
LIST = "Quelles expérimentations de logement pour les jeunes existent ?"

Ask = Callable[[str], None]


@pytest.fixture
def chat(page: Page) -> Page:
    """The chat page, opened."""
    page.goto("/")
    return page


def remembered(page: Page) -> str:
    """What the browser keeps of conversations."""
    return str(page.evaluate("localStorage.getItem('essaim.conversations') ?? ''"))


def open_history(page: Page) -> None:
    """The dialog of earlier conversations."""
    page.get_by_role("button", name="Mes conversations").click()
    expect(page.get_by_role("dialog", name="Mes conversations")).to_be_visible()


def test_conversation_is_found_again_and_asked_again(chat: Page, ask: Ask) -> None:
    ask(FACT)
    ask(PAIR)
    chat.get_by_role("button", name="Nouvelle conversation").click()
    open_history(chat)
    with chat.expect_request("**/api/chat") as asked:
        chat.get_by_role("dialog").get_by_role("button", name=FACT).click()
    assert asked.value.post_data_json["question"] == PAIR
    assert asked.value.post_data_json["history"] == [FACT]
    first, last = chat.locator(".turn").first, chat.locator(".turn").last
    expect(last.locator(".cite").first).to_be_visible()
    expect(chat.locator(".turns")).to_have_attribute("aria-busy", "false")
    expect(first.locator(".cite")).to_have_count(0)
    first.get_by_role("button", name="Montrer la réponse").click()
    expect(first.locator(".cite").first).to_be_visible()


def test_browser_remembers_questions_and_no_answer(chat: Page, ask: Ask) -> None:
    ask(FACT)
    kept = json.loads(remembered(chat))
    assert [turn["question"] for turn in kept[0]["questions"]] == [FACT]
    assert "Relais Ozanam" not in remembered(chat)


def test_deleted_conversation_is_gone_here_and_there(chat: Page, ask: Ask) -> None:
    ask(FACT)
    (identifier,) = json.loads(remembered(chat))[0]["ids"]
    open_history(chat)
    with chat.expect_response(f"**/api/conversations/{identifier}") as deleted:
        chat.get_by_role("button", name="Supprimer cette conversation").click()
    assert deleted.value.status == 204
    assert remembered(chat) == ""
    expect(chat.get_by_role("dialog")).to_have_count(0)
    expect(chat.locator(".turn")).to_have_count(0)
    expect(chat.get_by_role("button", name="Mes conversations")).to_be_hidden()


def test_all_conversations_are_deleted_at_once(chat: Page, ask: Ask) -> None:
    ask(FACT)
    chat.get_by_role("button", name="Nouvelle conversation").click()
    ask(PAIR)
    open_history(chat)
    expect(chat.locator(".history-list li")).to_have_count(2)
    chat.get_by_role("button", name="Tout supprimer").click()
    chat.get_by_role("dialog", name="Supprimer toutes").get_by_role("button", name="Tout supprimer").click()
    expect(chat.locator(".history")).to_have_count(0)
    assert remembered(chat) == ""


def test_question_that_is_refined_stands_alone(chat: Page, ask: Ask) -> None:
    ask(LIST)
    ask(FACT)
    with chat.expect_request("**/api/chat") as asked:
        chat.locator(".turn").first.get_by_role("button", name="Retirer ce critère").first.click()
    assert asked.value.post_data_json["history"] == []
    assert "conversation_id" not in asked.value.post_data_json


def test_follow_up_shows_how_it_was_understood_and_can_be_asked_alone(chat: Page, ask: Ask) -> None:
    ask(LIST)
    ask("Et en Isère ?")
    follow_up = chat.locator(".turn").last
    expect(follow_up.locator(".context")).to_contain_text("Comprise avec les questions d’avant")
    with chat.expect_request("**/api/chat") as asked:
        follow_up.get_by_role("button", name="La poser seule").click()
    assert asked.value.post_data_json["history"] == []
    expect(follow_up.locator(".outcome")).to_be_visible()
    expect(follow_up.locator(".context")).to_have_count(0)
    expect(chat.locator(".turn").first.locator(".context")).to_have_count(0)


def test_link_asks_the_same_with_the_chosen_criteria(chat: Page, ask: Ask) -> None:
    ask(LIST)
    chip = chat.locator(".chip", has_text="Public")
    chip.get_by_role("button", name="Retirer ce critère").click()
    expect(chat.locator(".outcome")).to_be_visible()
    expect(chip).to_have_count(0)
    expect(chat.locator(".turns")).to_have_attribute("aria-busy", "false")
    total = chat.locator(".results-title").inner_text()
    chat.get_by_role("button", name="Copier le lien").click()
    expect(chat.locator("essaim-chat > [role=status]")).to_have_text("Copié")
    address = chat.evaluate("navigator.clipboard.readText()")
    chat.get_by_role("button", name="Nouvelle conversation").click()
    chat.goto(address)
    expect(chat.locator(".results-title")).to_have_text(total)
    expect(chat.locator(".chip", has_text="Public")).to_have_count(0)


def test_question_of_an_address_is_asked_once_whatever_was_there(chat: Page, ask: Ask, base_url: str) -> None:
    ask(FACT)
    chat.goto(f"/?q={PAIR}")
    expect(chat.locator(".turn .question")).to_contain_text(PAIR)
    expect(chat.locator(".outcome")).to_be_visible()
    expect(chat.locator(".turns")).to_have_attribute("aria-busy", "false")
    expect(chat).to_have_url(f"{base_url}/")
    asked: list[str] = []
    chat.on("request", lambda request: asked.append(request.url))
    chat.reload()
    expect(chat.locator(".outcome")).to_be_visible()
    assert not [url for url in asked if url.endswith("/api/chat")]


def test_question_can_be_reached_and_taken_up_by_keys(chat: Page, ask: Ask) -> None:
    ask(FACT)
    field = chat.get_by_label("Votre question", exact=True)
    chat.locator(".cite").first.focus()
    chat.keyboard.press("Control+k")
    expect(field).to_be_focused()
    chat.keyboard.press("ArrowUp")
    expect(field).to_have_value(FACT)
