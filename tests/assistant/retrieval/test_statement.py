"""Sentences of sources, each with its field, none of it furniture."""

from assistant.retrieval.statement import read_statements
from corpus.document import Document, Passage, Section, Source, Span
from corpus.store.stored import StoredSource


def stored(text: str, heading: str | None = None) -> StoredSource:
    span = Span(0, len(text))
    sections = (Section(heading, span),) if heading else ()
    document = Document(Source("s", "document", "Un rapport", "s.txt"), text, "0", sections=sections)
    return StoredSource(document, (Passage("p", "s", span, text, section=heading),), "", "", 1)


def test_every_statement_is_at_its_span() -> None:
    source = stored("Une phrase. Une autre !\n\nEt la fin.")
    texts = [(one.text, one.span.cut(source.document.text)) for one in read_statements(source)]
    assert texts == [(text, text) for text in ("Une phrase.", "Une autre !", "Et la fin.")]


def test_headings_and_furniture_are_no_statements() -> None:
    source = stored("Bilan\n\nDix familles logées.\n\nContactez le service client 01.40.05.23.15", "Bilan")
    assert [one.text for one in read_statements(source)] == ["Dix familles logées."]


def test_a_heading_of_a_report_tells_the_field() -> None:
    (one,) = read_statements(stored("Freins rencontrés\n\nLe foncier manque.", "Freins rencontrés"))
    assert one.field == "obstacles"


def test_a_fiche_s_lines_and_sections_have_their_fields(fiches, statements) -> None:
    totem = next(source for source in fiches if source.id == "gdp-totem")
    fields = {one.field: one.text for one in statements(totem)}
    assert fields["carrier"].startswith("Porteur")
    assert "pairs" in fields["obstacles"]


def test_a_contact_on_a_short_page_belongs_to_the_whole_page() -> None:
    text = "Le laboratoire naît.\n\nPour en savoir plus : a.b@exemple.org"
    contact = read_statements(stored(text))[-1]
    assert "laboratoir" in contact.around
