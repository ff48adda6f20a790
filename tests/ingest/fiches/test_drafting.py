from corpus.document import Document, Section, Source, Span
from corpus.text import fold
from ingest.fiches.drafting import Filled, propose

TEXT = (
    "- Création du Service d’Accueil Mobile (SAM) pour les jeunes sans logement du pays voironnais, porté par la "
    "Maison Verte depuis mars 2015, en partenariat avec la mission locale. Ce dispositif a permis à trente jeunes de "
    "se loger. Il répond à un besoin ancien.\n"
    "- Ouverture d’un atelier où chacun vient réparer son vélo, avec des outils prêtés."
)


def fields(number: int) -> dict[str, Filled]:
    source = Source(id="rapport", kind="document", title="Rapport", origin="rapport.txt")
    return {one.field: one for one in propose(Document(source, TEXT, "0" * 64))[number].filled}


def test_fields_are_filled_with_words_of_the_report() -> None:
    found = fields(0)
    assert found["title"].value == "Service d’Accueil Mobile (SAM) pour les jeunes sans logement du pays voironnais"
    assert found["acronym"].value == ("SAM",)
    assert found["territory"].value == "Pays voironnais"
    assert found["departement_codes"].value == ("38",)
    assert "jeunes" in found["public"].value
    assert "logement" in found["themes"].value
    assert found["carrier"].value == "Maison Verte"
    assert found["period"].value == "mars 2015"
    assert found["partners"].value == ("la mission locale",)
    assert found["results"].value == "Ce dispositif a permis à trente jeunes de se loger."
    assert found["need"].value == "Il répond à un besoin ancien."


def test_every_filled_field_cites_its_words() -> None:
    for number in (0, 1):
        for one in fields(number).values():
            assert one.spans
            assert all(span.cut(TEXT).strip() for span in one.spans)
    for name in ("title", "carrier", "period", "results", "need", "what_is_done"):
        one = fields(0)[name]
        assert fold(str(one.value)) == fold("\n\n".join(span.cut(TEXT) for span in one.spans))


def test_what_the_report_does_not_say_stays_empty() -> None:
    assert not fields(1).keys() & {"territory", "carrier", "period", "partners", "results", "need", "acronym", "kind"}


def report(*parts: tuple[str, str]) -> Document:
    """A report of sections (heading, text)."""
    text, sections = "Rapport de la Laverie des Genêts", []
    for heading, body in parts:
        start = len(text) + 2
        text += f"\n\n{heading}\n\n{body}"
        sections.append(Section(heading, Span(start, len(text))))
    source = Source(id="laverie", kind="document", title="Rapport de la Laverie des Genêts", origin="laverie.txt")
    return Document(source, text, "0" * 64, sections=tuple(sections))


def test_report_with_the_sections_of_a_fiche_is_one_experiment() -> None:
    document = report(
        ("1. Le contexte", "À Vannes, des jeunes vivent sans eau."),
        ("Notre réponse", "Deux machines et un café."),
        ("Bilan de l'année", "Neuf cents lessives."),
        ("Remerciements", "À tous."),
    )
    [proposal] = propose(document)
    found = {one.field: one for one in proposal.filled}
    assert proposal.title == "Rapport de la Laverie des Genêts"
    assert found["need"].value == "À Vannes, des jeunes vivent sans eau."
    assert found["what_is_done"].value == "Deux machines et un café."
    assert found["results"].value == "Neuf cents lessives."
    assert found["departement_codes"].value == ("56",)
    assert all(span.cut(document.text).strip() for one in proposal.filled for span in one.spans)


def test_report_without_an_answer_is_no_experiment() -> None:
    assert propose(report(("Contexte", "Rien."), ("Bilan", "Rien."), ("Limites", "Rien."))) == []
