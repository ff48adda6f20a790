"""The chat page, as a reader uses it."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import APIResponse, Page, Request, Route, expect

LIST = "Quelles expérimentations de logement pour les jeunes existent ?"
FACT = "Qui porte la première mesure de bail glissant ?"

Ask = Callable[[str], None]


STALL = """
const plain = window.fetch;
let stalled = false;
window.fetch = async (address, options) => {
  const response = await plain(address, options);
  if (stalled || !String(address).endsWith("/api/chat")) return response;
  stalled = true;
  const told = await response.text();
  const start = (wire) => {
    wire.enqueue(new TextEncoder().encode(told.slice(0, told.indexOf("\\n\\n") + 2)));
    options.signal.addEventListener("abort", () => wire.error(options.signal.reason));
  };
  return new Response(new ReadableStream({ start }), { headers: response.headers });
};
"""
"""The first answer stops after its first event, as one that is long in the writing."""


@pytest.fixture
def chat(page: Page) -> Page:
    """The chat page, opened."""
    page.goto("/")
    return page


def answer_of(page: Page, question: str) -> dict[str, object]:
    """The same question's answer as JSON."""
    sent: APIResponse = page.request.post(
        "/api/chat", data={"question": question, "remember": False}, headers={"Accept": "application/json"}
    )
    found: dict[str, object] = sent.json()
    return found


def test_first_page_says_what_it_is_for(chat: Page) -> None:
    expect(chat.get_by_role("heading", level=1)).to_have_text("Qu’a-t-on déjà essayé ailleurs\u202f?")
    expect(chat.locator("html")).to_have_attribute("lang", "fr")
    chat.get_by_role("button", name="Quelles expérimentations de logement").click()
    expect(chat.locator(".turn .question")).to_contain_text("Quelles expérimentations de logement")


def test_answer_streams_in_with_its_citations(chat: Page, ask: Ask) -> None:
    with chat.expect_response("**/api/chat") as streamed:
        ask(FACT)
    assert streamed.value.headers["content-type"].startswith("text/event-stream")
    expect(chat.locator(".answer-text .segment").first).to_be_visible()
    expect(chat.locator(".answer-text .cite").first).to_have_attribute(
        "href", re.compile(r"^/sources/.+start=\d+&end=\d+")
    )


def test_citation_opens_the_source_at_the_cited_words(chat: Page, ask: Ask) -> None:
    ask(FACT)
    link = chat.locator(".answer-text .cite").first
    href = link.get_attribute("href") or ""
    link.click()
    with chat.expect_popup() as opened:
        chat.get_by_role("link", name="Ouvrir toute la source").click()
    source = opened.value
    span = {name: int(value[0]) for name, value in parse_qs(urlsplit(href).query).items()}
    text = source.request.get(f"/api{urlsplit(href).path}").json()["text"]
    marked = source.locator("mark")
    expect(marked.first).to_be_in_viewport()
    assert "".join("".join(marked.all_inner_texts()).split()) == "".join(text[span["start"] : span["end"]].split())


def test_citation_previews_its_words(chat: Page, ask: Ask) -> None:
    ask(FACT)
    chat.locator(".answer-text .cite").first.hover()
    preview = chat.get_by_role("tooltip")
    expect(preview.locator("blockquote")).not_to_be_empty()
    chat.keyboard.press("Escape")
    expect(preview).to_be_hidden()


def test_list_shows_a_card_for_each_item(chat: Page, ask: Ask) -> None:
    ask(LIST)
    answer = answer_of(chat, LIST)
    expect(chat.locator(".results-title")).to_contain_text(str(answer["total"]))
    more = chat.get_by_role("button", name="Montrer")
    if more.count():
        more.first.click()
    expect(chat.locator(".results .card")).to_have_count(len(list(answer["items"])))  # type: ignore[call-overload]
    first = chat.locator(".results .card").filter(has=chat.locator(".card-facts")).first
    expect(first.locator(".tag.status")).to_be_visible()
    expect(first.get_by_text("Jeunes", exact=False).first).to_be_visible()
    expect(first.locator(".fact").first).not_to_be_empty()


def test_chip_that_is_removed_asks_again_without_it(chat: Page, ask: Ask) -> None:
    ask(LIST)
    chip = chat.locator(".chip", has_text="Public")
    expect(chip).to_have_count(1)
    with chat.expect_request("**/api/chat") as asked:
        chip.get_by_role("button", name="Retirer ce critère").click()
    sent = asked.value.post_data_json
    assert sent["filters"]["publics"] == []
    assert sent["filters"]["themes"] == ["logement"]
    expect(chat.locator(".outcome")).to_be_visible()
    expect(chip).to_have_count(0)
    expect(chat.locator(".turn")).to_have_count(1)


def test_chip_can_be_added(chat: Page, ask: Ask) -> None:
    ask(LIST)
    chat.get_by_role("button", name="Ajouter", exact=True).click()
    dialog = chat.get_by_role("dialog")
    dialog.get_by_label("Territoire", exact=True).fill("Isère")
    with chat.expect_request("**/api/chat") as asked:
        dialog.get_by_role("button", name="Redemander").click()
    assert [place["code"] for place in asked.value.post_data_json["filters"]["territories"]] == ["38"]
    expect(chat.locator(".chip", has_text="Isère")).to_be_visible()


def test_chip_that_is_removed_while_the_answer_is_written_asks_again_at_once(page: Page) -> None:
    page.add_init_script(STALL)
    page.goto("/")
    page.get_by_label("Votre question", exact=True).fill(LIST)
    page.keyboard.press("Enter")
    chip = page.locator(".chip", has_text="Public")
    with page.expect_request("**/api/chat") as asked:
        chip.get_by_role("button", name="Retirer ce critère").click()
    assert asked.value.post_data_json["filters"]["publics"] == []
    expect(page.locator(".outcome")).to_be_visible()
    expect(chip).to_have_count(0)
    expect(page.get_by_role("button", name="Arrêter")).to_be_hidden()


def test_other_question_that_is_asked_anew_breaks_off_what_is_written(chat: Page, ask: Ask) -> None:
    ask(LIST)
    held: list[Route] = []
    chat.route("**/api/chat", lambda route: route.continue_() if held else held.append(route))
    with chat.expect_request("**/api/chat"):
        chat.get_by_label("Votre question", exact=True).fill(FACT)
        chat.keyboard.press("Enter")
    with chat.expect_request("**/api/chat") as asked:
        chat.locator(".chip", has_text="Public").get_by_role("button", name="Retirer ce critère").click()
    assert asked.value.post_data_json["question"] == LIST
    first, second = chat.locator(".turn").nth(0), chat.locator(".turn").nth(1)
    expect(first.locator(".outcome")).to_be_visible()
    expect(second.get_by_text("Réponse interrompue.")).to_be_visible()
    expect(second.get_by_role("button", name="Poser de nouveau la question")).to_be_visible()


def test_follow_up_sends_the_earlier_questions(chat: Page, ask: Ask) -> None:
    ask(LIST)
    with chat.expect_request("**/api/chat") as asked:
        ask("Et en Isère ?")
    assert asked.value.post_data_json["history"] == [LIST]
    assert asked.value.post_data_json["conversation_id"]


def test_new_conversation_forgets_the_old_one(chat: Page, ask: Ask) -> None:
    ask(FACT)
    chat.get_by_role("button", name="Nouvelle conversation").click()
    expect(chat.locator(".turn")).to_have_count(0)
    with chat.expect_request("**/api/chat") as asked:
        ask(LIST)
    assert asked.value.post_data_json["history"] == []


def test_conversation_is_still_there_after_a_reload(chat: Page, ask: Ask) -> None:
    ask(FACT)
    chat.reload()
    expect(chat.locator(".turn .question")).to_contain_text(FACT)
    expect(chat.locator(".answer-text .cite").first).to_be_visible()


def test_chips_take_their_labels_when_these_come_late(chat: Page, ask: Ask) -> None:
    ask(LIST)
    held: list[Route] = []
    chat.route("**/api/vocabulary", lambda route: held.append(route))
    with chat.expect_request("**/api/vocabulary"):
        chat.reload()
    chips = chat.locator(".chips").first
    expect(chips).to_contain_text("Thème logement")
    held[0].continue_()
    expect(chips).to_contain_text("Thème Logement")


def test_question_that_is_too_long_is_told_and_kept(chat: Page) -> None:
    box = chat.get_by_label("Votre question", exact=True)
    box.fill("logement " * 1200)
    box.press("Enter")
    expect(chat.get_by_role("alert")).to_contain_text("2\u202f000 au plus")
    expect(chat.locator(".turn")).to_have_count(0)
    assert len(box.input_value()) == 10_800
    box.fill("")
    expect(chat.get_by_role("alert")).to_have_count(0)


def test_new_question_stands_at_the_top(chat: Page, ask: Ask) -> None:
    ask(FACT)
    ask(LIST)
    header = chat.locator(".top").bounding_box()
    turn = chat.locator(".turn").last.bounding_box()
    assert header
    assert turn
    assert abs(turn["y"] - header["height"]) < 8


def test_magnified_page_leaves_room_for_the_answer(chat: Page, ask: Ask) -> None:
    chat.set_viewport_size({"width": 640, "height": 400})
    ask(LIST)
    chat.locator(".tools").scroll_into_view_if_needed()
    expect(chat.locator(".top")).not_to_be_in_viewport()
    expect(chat.locator(".composer")).to_have_css("position", "static")


def test_stop_button_aborts(chat: Page) -> None:
    held: list[Request] = []
    chat.route("**/api/chat", lambda route: held.append(route.request))
    chat.get_by_label("Votre question", exact=True).fill(FACT)
    chat.get_by_role("button", name="Demander").click()
    chat.get_by_role("button", name="Arrêter").click()
    expect(chat.locator(".slot-state .notice")).to_have_text("Réponse interrompue.")
    expect(chat.locator("essaim-chat > [role=status]")).to_have_text("Réponse interrompue.")
    chat.unroute("**/api/chat")
    chat.get_by_role("button", name="Poser de nouveau la question").click()
    expect(chat.locator(".answer-text .cite").first).to_be_visible()
    assert len(held) == 1


def test_unreachable_server_is_told(chat: Page, ask: Ask) -> None:
    chat.route("**/api/chat", lambda route: route.abort())
    ask(FACT)
    expect(chat.get_by_role("alert")).to_contain_text("Le serveur ne répond pas")


def test_words_of_others_stay_words(chat: Page, ask: Ask) -> None:
    ask("<img src=x onerror=\"document.title='pris'\"><b>gras</b> bail glissant ?")
    expect(chat.locator(".question")).to_contain_text("<img src=x")
    expect(chat.locator(".turn img, .turn b")).to_have_count(0)
    assert chat.title().startswith("<img src=x")


def test_language_switch_keeps_the_conversation(chat: Page, ask: Ask) -> None:
    ask(LIST)
    chat.get_by_role("button", name="English").click()
    expect(chat.locator("html")).to_have_attribute("lang", "en")
    expect(chat.get_by_role("link", name="Records")).to_be_visible()
    expect(chat.locator(".chip", has_text="Young people")).to_be_visible()
    expect(chat.locator(".question")).to_contain_text(LIST)
    chat.goto("/fiches")
    expect(chat.get_by_role("heading", level=1)).to_have_text("Experiment records")


def test_keyboard_alone_is_enough(chat: Page) -> None:
    chat.keyboard.press("Tab")
    expect(chat.get_by_role("link", name="Aller au contenu")).to_be_focused()
    chat.keyboard.press("Enter")
    chat.keyboard.press("Tab")
    field = chat.get_by_label("Votre question", exact=True)
    expect(field).to_be_focused()
    chat.keyboard.type(FACT)
    chat.keyboard.press("Shift+Enter")
    chat.keyboard.press("Backspace")
    chat.keyboard.press("Enter")
    expect(chat.locator(".outcome")).to_be_visible()
    expect(field).to_be_focused()


def test_screen_reader_hears_the_answer(chat: Page, ask: Ask) -> None:
    ask(FACT)
    status = chat.locator("essaim-chat > [role=status]")
    expect(status).to_have_attribute("aria-live", "polite")
    expect(status).to_contain_text(re.compile("Réponse (tirée|partielle)"))
    first = chat.locator(".answer-text .segment").first.inner_text()
    expect(status).to_contain_text(first[:40])
    assert ".." not in status.inner_text()


def test_comparison_is_a_table(chat: Page, ask: Ask) -> None:
    ask("Compare Totem et Logement Toujours")
    table = chat.get_by_role("table")
    expect(table.locator("thead th[scope=col]")).to_have_count(2)
    expect(table.locator("tbody th[scope=row]").first).to_be_visible()
