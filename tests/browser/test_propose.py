"""From a blank form to a published fiche, and from a report to drafts."""

from playwright.sync_api import Page, expect

TITLE = "L'Écluse des Hérons"


def test_fiche_goes_from_draft_to_published(page: Page) -> None:
    page.goto("/proposer")
    page.get_by_label("Titre (obligatoire)").fill(TITLE)
    statuses = page.get_by_label("Statut (obligatoire)").locator("option").all_inner_texts()
    assert len(set(statuses)) == len(statuses)
    page.get_by_label("Nature (obligatoire)").select_option("dispositif")
    page.get_by_label("Statut (obligatoire)").select_option("perenne")
    page.get_by_label("Territoire").fill("Cahors")
    page.get_by_role("group", name="Publics accompagnés").get_by_label("Familles", exact=True).check()
    page.get_by_role("group", name="Thématiques").get_by_label("Lien social", exact=True).check()
    page.get_by_label("Le besoin (obligatoire)").fill("Des familles sans jardin au bord du canal.")
    page.get_by_label("La réponse (obligatoire)").fill(
        "Une péniche héronnière ouverte chaque samedi aux familles du quartier."
    )
    page.get_by_label("Titre de la source").fill("Lettre de l'association")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Fiche enregistrée.")).to_be_visible()
    expect(page.locator(".draft-list")).to_contain_text(TITLE)

    page.get_by_role("button", name="Donner à relire").click()
    expect(page.get_by_text("La fiche attend sa relecture.")).to_be_visible()
    assert TITLE not in page.request.get("/api/fiches").text()
    page.get_by_role("button", name="Publier").click()
    expect(page.get_by_text("La fiche est publiée")).to_be_visible()
    titles = [fiche["title"] for fiche in page.request.get("/api/fiches").json()["fiches"]]
    assert TITLE in titles


def test_fiche_that_lacks_fields_is_not_published_and_says_which(page: Page) -> None:
    page.goto("/proposer")
    page.get_by_label("Titre (obligatoire)").fill("Sans rien")
    page.get_by_role("button", name="Donner à relire").click()
    page.get_by_role("button", name="Publier").click()
    told = page.get_by_role("alert")
    expect(told).to_contain_text("Nature, Statut, Publics accompagnés")
    expect(told).to_be_in_viewport()
    expect(page.get_by_label("Nature (obligatoire)")).to_be_focused()


def test_report_becomes_drafts_that_cite_it(page: Page) -> None:
    report = (
        "Des dispositifs innovants\n\n"
        "Création de la Ruche du Lez, un atelier de réparation pour les jeunes sans emploi de Montpellier.\n\n"
        "Création du Phare de Sète, un accueil de nuit pour les femmes sans domicile de Sète.\n"
    )
    page.goto("/documents")
    page.locator("input[type=file]").set_input_files(
        [{"name": "lez.txt", "mimeType": "text/plain", "buffer": report.encode()}]
    )
    page.locator(".listing tbody tr", has_text="lez.txt").get_by_role("link", name="Brouillons de fiches").click()
    expect(page.locator(".messages")).to_contain_text("tirés du document")
    expect(page.locator(".filled-from").first).to_be_visible()


def test_gap_is_taken_along(page: Page) -> None:
    page.goto("/proposer?question=Quelle épicerie à Guéret ?")
    expect(page.locator(".messages")).to_contain_text("Quelle épicerie à Guéret")


def test_draft_is_deleted_only_when_confirmed(page: Page) -> None:
    page.goto("/proposer")
    page.get_by_label("Titre (obligatoire)").fill("À jeter")
    page.get_by_role("button", name="Enregistrer").click()
    kept = page.locator(".draft", has_text="À jeter")
    for answer, left in (("Annuler", 1), ("Supprimer", 0)):
        page.locator(".desk-actions").get_by_role("button", name="Supprimer").click()
        page.get_by_role("dialog").get_by_role("button", name=answer).click()
        expect(kept).to_have_count(left)
