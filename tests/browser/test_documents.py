"""The documents page: in, read, out, with every outcome told."""

from urllib.parse import urlsplit

from playwright.sync_api import FilePayload, Page, expect

STORY = (
    "La Maison des Marmottes\n\n"
    "La Maison des Marmottes accueille seize jeunes apprentis à Gap depuis 2019.\n\n"
    "Le dispositif <script>document.title = 'pris'</script> est porté par l'association Les Choucas.\n"
)


def file(name: str, content: str | bytes) -> FilePayload:
    """A file as the chooser gives it."""
    return {
        "name": name,
        "mimeType": "application/octet-stream",
        "buffer": content.encode() if isinstance(content, str) else content,
    }


def test_files_come_in_and_go_out_with_proof(page: Page) -> None:
    page.goto("/documents")
    page.locator("input[type=file]").set_input_files([file("marmottes.txt", STORY), file("vide.pdf", b"%PDF-1.4 rien")])
    job = page.locator(".job")
    expect(job.locator(".outcome-line", has_text="marmottes.txt")).to_contain_text("Ajouté")
    refused = job.locator(".outcome-line", has_text="vide.pdf")
    expect(refused).to_contain_text("Refusé")
    expect(refused.locator(".trouble")).not_to_be_empty()
    expect(job).to_contain_text("Terminé")

    line = page.locator(".listing tbody tr", has_text="marmottes.txt")
    expect(line).to_contain_text("Vous seul")
    line.get_by_role("link", name="Texte extrait").click()
    expect(page.locator("#text")).to_contain_text("<script>document.title = 'pris'</script>")
    assert "pris" not in page.title()
    page.go_back()

    line.get_by_role("button", name="Retirer").click()
    page.get_by_role("dialog").get_by_role("button", name="Retirer").click()
    expect(page.locator(".messages").get_by_text("Vérifié")).to_be_in_viewport()
    expect(page.locator(".messages")).to_be_focused()
    proof = page.locator(".messages .notice")
    expect(proof).to_contain_text("0 passage dans le catalogue et les deux index, 0 octet", timeout=60_000)
    expect(line).to_have_count(0)


def test_what_is_told_of_a_file_follows_the_language_of_the_page(page: Page) -> None:
    page.goto("/documents")
    page.locator("input[type=file]").set_input_files(
        [file("gerbilles.txt", "Un refuge pour gerbilles âgées.".encode("cp1252"))]
    )
    line = page.locator(".listing tbody tr", has_text="gerbilles.txt")
    expect(line.locator(".warning")).to_contain_text("Encodage du texte deviné")
    page.get_by_role("button", name="English").click()
    expect(line.locator(".warning")).to_contain_text("encoding was guessed")
    page.goto(line.locator("a").first.get_attribute("href") or "")
    told = page.locator("#about .warn")
    expect(told).to_contain_text("encoding was guessed")
    page.get_by_role("button", name="Français").click()
    expect(told).to_contain_text("Encodage du texte deviné")
    page.request.delete(f"/api{urlsplit(page.url).path}")


def test_files_can_be_dropped(page: Page) -> None:
    page.goto("/documents")
    transfer = page.evaluate_handle(
        """() => {
            const transfer = new DataTransfer();
            const words = "Le refuge des Bouquetins loge des saisonniers à Briançon.";
            transfer.items.add(new File([words], "bouquetins.txt"));
            return transfer;
        }"""
    )
    page.dispatch_event(".drop", "drop", {"dataTransfer": transfer})
    expect(page.locator(".outcome-line", has_text="bouquetins.txt")).to_contain_text("Ajouté")


def test_readers_are_the_ones_chosen(page: Page) -> None:
    page.goto("/documents")
    page.get_by_label("Tout le monde").check()
    page.locator("input[type=file]").set_input_files(
        [file("chamois.txt", "L'atelier des Chamois répare des vélos à Embrun.")]
    )
    expect(page.locator(".listing tbody tr", has_text="chamois.txt")).to_contain_text("Tout le monde")


def test_address_is_taken_and_its_refusal_told(page: Page) -> None:
    page.goto("/documents")
    page.get_by_label("Adresse d’une page ou d’un fichier").fill("http://127.0.0.1:9/rapport.pdf")
    page.get_by_role("button", name="Ajouter").click()
    line = page.locator(".outcome-line", has_text="http://127.0.0.1:9/rapport.pdf")
    expect(line).to_contain_text("Refusé")
    expect(line.locator(".trouble")).to_contain_text("donnez une adresse http(s) publique")
