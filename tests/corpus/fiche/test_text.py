from corpus.fiche.files import OVERVIEW, SECTIONS, bundled_fiches, fiche_document, read_fiche
from corpus.text import sentences


def test_a_fiches_text_says_what_its_file_says_and_its_sections_are_exact() -> None:
    headings = [OVERVIEW, *(heading for _, heading in SECTIONS)]
    for file in bundled_fiches():
        fiche = read_fiche(file)
        document = fiche_document(fiche, file.name, ["public"])
        assert document.text.startswith(fiche.title)
        for section in document.sections:
            assert section.heading in headings
            assert section.heading in section.span.cut(document.text)
        for field, heading in SECTIONS:
            content = fiche.section(field)
            found = [section for section in document.sections if section.heading == heading]
            assert len(found) == (1 if content else 0)
            assert not content or content in found[0].span.cut(document.text)


def test_each_metadata_line_can_be_cited_alone() -> None:
    fiche = read_fiche(next(file for file in bundled_fiches() if file.name == "gdp-totem.md"))
    document = fiche_document(fiche, "gdp-totem.md", ["public"])
    cut = [span.cut(document.text) for span in sentences(document.text)]
    assert "Porteur\u00a0: Relais Ozanam" in cut
    assert "Territoire\u00a0: Grenoble (Isère, Auvergne-Rhône-Alpes)" in cut


def test_the_document_carries_id_groups_facets_and_date() -> None:
    fiche = read_fiche(next(file for file in bundled_fiches() if file.name == "empex-93.md"))
    document = fiche_document(fiche, "empex-93.md", ["public", "membres"])
    assert (document.source.id, document.source.kind) == ("empex-93", "fiche")
    assert document.source.groups == {"public", "membres"}
    assert document.facets.places == ("departement:93",)
    assert document.source.date == fiche.checked_on
