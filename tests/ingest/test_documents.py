"""ODT and PPTX, made by the libraries that people use."""

from pathlib import Path

from odf import style, table, text
from odf.opendocument import OpenDocumentText
from pptx import Presentation
from pptx.util import Inches

from ingest.parsing.opendocument import read_opendocument
from ingest.parsing.slides import read_slides


def test_opendocument_keeps_headings_tables_and_spaces(tmp_path: Path) -> None:
    document = OpenDocumentText()
    document.text.addElement(text.H(outlinelevel=1, text="Le besoin"))
    paragraph = text.P(text="Un bail")
    paragraph.addElement(text.LineBreak())
    paragraph.addText("glissant")
    document.text.addElement(paragraph)
    grid, row = table.Table(), table.TableRow()
    for cell_text in ("Voiron", "8 places"):
        cell = table.TableCell()
        cell.addElement(text.P(text=cell_text))
        row.addElement(cell)
    grid.addElement(row)
    document.text.addElement(grid)
    document.save(tmp_path / "a.odt")
    parsed = read_opendocument(tmp_path / "a.odt")
    assert parsed.text == "Le besoin\n\nUn bail\nglissant\n\nVoiron | 8 places\n\n"
    assert [section.heading for section in parsed.sections] == ["Le besoin"]


def test_opendocument_drops_what_is_not_displayed(tmp_path: Path) -> None:
    document = OpenDocumentText()
    hidden = style.Style(name="cache", family="text")
    hidden.addElement(style.TextProperties(display="none"))
    document.automaticstyles.addElement(hidden)
    paragraph = text.P(text="Visible ")
    paragraph.addElement(text.Span(stylename=hidden, text="SECRET"))
    document.text.addElement(paragraph)
    document.save(tmp_path / "a.odt")
    parsed = read_opendocument(tmp_path / "a.odt")
    assert parsed.text == "Visible\n\n"
    assert len(parsed.warnings) == 1


def test_a_slide_is_a_page_and_its_title_a_heading(tmp_path: Path) -> None:
    show = Presentation()
    for title, words in (
        ("Le constat", "Des jeunes sans toit"),
        ("SECRET", "masquée"),
        ("La réponse", "Un bail glissant"),
    ):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = title, words
    show.slides[1]._element.set("show", "0")
    show.slides[2].notes_slide.notes_text_frame.text = "Dit à l’oral."
    grid = show.slides[2].shapes.add_table(1, 2, Inches(1), Inches(4), Inches(4), Inches(1)).table
    grid.cell(0, 0).text, grid.cell(0, 1).text = "Voiron", "8 places"
    show.save(tmp_path / "a.pptx")
    parsed = read_slides(tmp_path / "a.pptx")
    assert [page.span.cut(parsed.text) for page in parsed.pages] == [
        "Le constat\n\nDes jeunes sans toit\n\n",
        "",
        "La réponse\n\nUn bail glissant\n\nVoiron | 8 places\n\nDit à l’oral.\n\n",
    ]
    assert [section.heading for section in parsed.sections] == ["Le constat", "La réponse"]
    assert any("masquées" in warning.fr for warning in parsed.warnings)
