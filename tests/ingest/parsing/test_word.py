"""DOCX, run by run."""

import zipfile
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile, UnsafeFile
from ingest.parsing.word import read_word
from tests.papers import write_docx


def paragraph(text: str, style: str = "", run: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def test_headings_become_sections_by_the_name_of_their_style(tmp_path: Path) -> None:
    styles = '<w:style w:styleId="Titre1x"><w:name w:val="heading 1"/></w:style>'
    body = paragraph("Le besoin", "Titre1x") + paragraph("Un logement.") + paragraph("La réponse", "Titre1x")
    parsed = read_word(write_docx(tmp_path / "a.docx", body, styles=styles))
    assert [(section.heading, section.level) for section in parsed.sections] == [("Le besoin", 1), ("La réponse", 1)]
    assert parsed.sections[0].span.cut(parsed.text) == "Le besoin\n\nUn logement.\n\n"


def test_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Il y a </w:t></w:r><w:del><w:r><w:delText>dix</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>douze</w:t></w:r></w:ins><w:r><w:t> places.</w:t></w:r></w:p>"
    )
    assert read_word(write_docx(tmp_path / "a.docx", body)).text == "Il y a douze places.\n\n"


@pytest.mark.parametrize(
    "run", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="1"/>', '<w:rStyle w:val="cache"/>']
)
def test_hidden_runs_are_dropped_and_told(tmp_path: Path, run: str) -> None:
    styles = '<w:style w:styleId="cache"><w:name w:val="cache"/><w:rPr><w:vanish/></w:rPr></w:style>'
    body = paragraph("Visible") + paragraph("SECRET", run=run)
    parsed = read_word(write_docx(tmp_path / "a.docx", body, styles=styles))
    assert parsed.text == "Visible\n\n"
    assert len(parsed.warnings) == 1


@pytest.mark.parametrize("run", ['<w:vanish w:val="0"/>', '<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>'])
def test_runs_that_only_look_hidden_are_read(tmp_path: Path, run: str) -> None:
    assert read_word(write_docx(tmp_path / "a.docx", paragraph("Lisible", run=run))).text == "Lisible\n\n"


def test_table_rows_are_lines(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Grenoble", "12 places"))
    parsed = read_word(write_docx(tmp_path / "a.docx", f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    assert parsed.text == "Grenoble | 12 places\n\n"


def test_a_nested_table_is_read_once_and_a_deleted_row_never(tmp_path: Path) -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('dedans')}</w:tc></w:tr></w:tbl>"
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('SECRET')}</w:tc></w:tr>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('dehors')}{inner}</w:tc></w:tr>{deleted}</w:tbl>"
    assert read_word(write_docx(tmp_path / "a.docx", body)).text == "dehors dedans\n\n"


def test_notes_come_last(tmp_path: Path) -> None:
    separator = f'<w:footnote w:type="separator">{paragraph("---")}</w:footnote>'
    notes = f"{separator}<w:footnote>{paragraph('Source : Insee.')}</w:footnote>"
    parsed = read_word(write_docx(tmp_path / "a.docx", paragraph("Le texte."), footnotes=notes))
    assert parsed.text == "Le texte.\n\nSource : Insee.\n\n"


def test_broken_xml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_word(write_docx(tmp_path / "a.docx", "<w:p>"))


def test_a_part_that_declares_a_doctype_is_refused(tmp_path: Path) -> None:
    """Entities would come with it; the package is sound otherwise."""
    whole = write_docx(tmp_path / "a.docx", paragraph("x"))
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = b'<!DOCTYPE a [<!ENTITY e "x">]>' + parts["word/document.xml"]
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with pytest.raises(UnsafeFile):
        read_word(tmp_path / "b.docx")
