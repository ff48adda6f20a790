"""What can be done with an answer: copy, print, export, judge, report."""

import csv
import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

LIST = "Quelles expérimentations de logement pour les jeunes existent ?"
FACT = "Qui porte la première mesure de bail glissant ?"
SILENT = "Quelle est la météo à Reykjavik demain ?"

Ask = Callable[[str], None]


@pytest.fixture
def chat(page: Page) -> Page:
    """The chat page, opened."""
    page.goto("/")
    return page


def answer_of(page: Page, question: str) -> dict[str, object]:
    """The same question's answer as JSON."""
    sent = page.request.post(
        "/api/chat", data={"question": question, "remember": False}, headers={"Accept": "application/json"}
    )
    found: dict[str, object] = sent.json()
    return found


def test_answer_can_be_judged(chat: Page, ask: Ask) -> None:
    ask(FACT)
    chat.get_by_role("button", name="Pas utile").click()
    chat.get_by_label("Que manque-t-il").fill("La date de signature.")
    with chat.expect_response("**/api/feedback") as judged:
        chat.get_by_role("button", name="Envoyer").click()
    assert judged.value.ok
    expect(chat.get_by_text("Merci, c’est noté.").first).to_be_visible()


def test_what_comes_late_leaves_what_the_reader_has_begun(chat: Page, ask: Ask) -> None:
    held: list[Route] = []
    chat.route("**/api/fiches", lambda route: held.append(route))
    ask(LIST)
    chat.get_by_role("button", name="Pas utile").click()
    reason = chat.get_by_label("Que manque-t-il")
    reason.fill("Les dates.")
    expect(chat.locator(".card-facts")).to_have_count(0)
    held[0].continue_()
    expect(chat.locator(".card-facts").first).to_be_visible()
    expect(reason).to_have_value("Les dates.")


def test_answer_is_copied_with_its_sources(chat: Page, ask: Ask) -> None:
    ask(FACT)
    chat.get_by_role("button", name="Copier avec les sources").click()
    expect(chat.locator("essaim-chat > [role=status]")).to_have_text("Copié")
    copied = chat.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(FACT)
    assert "[1]" in copied
    assert "/sources/" in copied


def test_list_is_given_as_a_table(chat: Page, ask: Ask) -> None:
    ask(LIST)
    answer = answer_of(chat, LIST)
    with chat.expect_download() as given:
        chat.get_by_role("button", name="Exporter la liste").click()
    assert given.value.suggested_filename == "essaim-liste.csv"
    text = given.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert len(rows) == answer["total"]
    assert rows[0]["Titre"]
    assert rows[0]["Passage cité"]
    assert all(row["Adresse"].startswith(f"{chat.url}sources/") for row in rows)


def test_one_answer_is_printed_alone(chat: Page, ask: Ask) -> None:
    chat.add_init_script("window.print = () => {}")
    chat.reload()
    ask(FACT)
    ask("Quels obstacles rencontre le travail pair ?")
    chat.get_by_role("button", name="Imprimer").first.click()
    chat.emulate_media(media="print")
    expect(chat.locator(".turn").first).to_be_visible()
    expect(chat.locator(".turn").last).to_be_hidden()
    chat.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(chat.locator(".turn").last).to_be_visible()


def test_near_misses_are_folded_after_the_first(chat: Page, ask: Ask) -> None:
    ask(LIST)
    near = list(answer_of(chat, LIST)["near"])  # type: ignore[call-overload]
    links = chat.locator(".pointers a")
    expect(links).to_have_count(len(near))
    expect(links.last).to_be_hidden()
    chat.locator(".pointers summary").click()
    expect(links.last).to_be_visible()


def test_silence_is_said_and_can_be_reported(chat: Page, ask: Ask) -> None:
    ask(SILENT)
    expect(chat.locator(".outcome")).to_have_text("Le corpus ne répond pas à cette question")
    expect(chat.locator(".cite")).to_have_count(0)
    chat.get_by_role("button", name="Signaler ce manque").click()
    expect(chat.locator(".gap .notice")).to_contain_text("Manque signalé")
    expect(chat.locator(".gap .notice")).to_be_focused()
    chat.goto("/manques")
    expect(chat.locator(".gap-entry", has_text="Reykjavik")).to_contain_text("Signalée 1 fois")
