"""Where tokens are needed: a guest, a reader who signs in, the operator."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.processes import Server, serve

TOKEN = "jeton-de-la-grande-equipe"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server in token mode, with the bundled corpus left out."""
    home = tmp_path_factory.mktemp("guarded") / "home"
    tokens = json.dumps({TOKEN: ["equipe"]})
    with serve(home, ESSAIM_AUTH="token", ESSAIM_TOKENS=tokens, ESSAIM_BUNDLED_CORPUS="false") as server:
        yield server


def sign_in(page: Page, token: str) -> None:
    """Give a token in the dialog."""
    page.get_by_role("button", name="Se connecter").click()
    dialog = page.get_by_role("dialog", name="Se connecter")
    dialog.get_by_label("Jeton d’accès").fill(token)
    dialog.get_by_role("button", name="Se connecter").click()


def test_guest_is_shown_only_what_a_guest_can_do(page: Page, guarded: Server) -> None:
    page.goto(f"{guarded.address}/documents")
    expect(page.get_by_text("Aucun document que vous puissiez lire ici.")).to_be_visible()
    expect(page.locator(".upload")).to_have_count(0)
    expect(page.get_by_role("link", name="Manques")).to_have_count(0)
    page.goto(f"{guarded.address}/proposer")
    expect(page.locator(".notice")).to_contain_text("connectez-vous avec sa clef")


def test_wrong_token_is_told_in_the_dialog(page: Page, guarded: Server) -> None:
    page.goto(guarded.address)
    sign_in(page, "jeton-invente")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("Jeton inconnu")


def test_reader_signs_in_and_out(page: Page, guarded: Server) -> None:
    page.goto(guarded.address)
    sign_in(page, TOKEN)
    expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()
    page.goto(f"{guarded.address}/documents")
    expect(page.locator(".upload")).to_have_count(0)
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("button", name="Se connecter")).to_be_visible()


def test_operator_adds_a_document_for_a_group_that_its_reader_finds(page: Page, guarded: Server) -> None:
    page.goto(f"{guarded.address}/documents")
    sign_in(page, (Path(guarded.home) / "essaim.key").read_text(encoding="ascii"))
    expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()
    page.get_by_label("Le groupe", exact=True).check()
    page.get_by_label("Nom du groupe").fill("equipe")
    story = {"name": "bleuet.txt", "mimeType": "text/plain", "buffer": b"La maison Bleuet loge des apprentis."}
    page.locator("input[type=file]").set_input_files([story])
    expect(page.locator(".outcome-line")).to_contain_text("Ajouté")
    page.get_by_role("button", name="Se déconnecter").click()
    sign_in(page, TOKEN)
    # Signing in loads the page again: a visit made before that is done would be cut off.
    expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()
    page.goto(f"{guarded.address}/documents")
    page.get_by_role("link", name="bleuet", exact=False).first.click()
    expect(page.locator("#text")).to_contain_text("La maison Bleuet")
