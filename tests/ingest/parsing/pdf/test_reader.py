"""PDF text as people read it."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import EncryptedFile, OcrNeeded, TooManyPages
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.parsing import ocr
from ingest.parsing.pdf.reader import page_ranges
from ingest.sandbox import Sandbox
from tests.papers import SENTENCE, draw_pdf, print_report, write_lines

INVISIBLE = 3


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """With time enough for OCR on a busy machine."""
    with Sandbox(replace(DEFAULT_LIMITS, ocr_page_seconds=120)) as sandbox:
        yield sandbox


def test_justified_report_reads_as_printed(sandbox: Sandbox, tmp_path: Path) -> None:
    parsed = sandbox.load(print_report(tmp_path / "rapport.pdf", 60))
    words = parsed.text.split()
    assert len(words) > 5_000
    assert sum(len(word) > 30 for word in words) < 0.001 * len(words)
    assert parsed.text.count(SENTENCE) == 4 * 60
    assert [section.heading for section in parsed.sections] == [
        f"Chapitre {number} : agir avec les habitants" for number in range(1, 7)
    ]
    assert "Les Deux Rives" not in parsed.text
    assert "Page" not in parsed.text


def test_pages_cover_the_text_in_order(sandbox: Sandbox, tmp_path: Path) -> None:
    path = print_report(tmp_path / "rapport.pdf", 30)
    parsed = sandbox.load(path)
    assert len(parsed.pages) == len(PdfReader(path).pages)
    assert parsed.pages[0].span.start == 0
    assert parsed.pages[-1].span.end == len(parsed.text)
    assert all(one.span.end == two.span.start for one, two in zip(parsed.pages, parsed.pages[1:], strict=False))
    for number in (0, 11, 29):
        at = parsed.text.index(f"Action {number}. ")
        page = next(page for page in parsed.pages if page.span.start <= at < page.span.end)
        printed = PdfReader(path).pages[page.number - 1].extract_text()
        assert f"Action {number}." in printed


def test_line_end_hyphens_are_joined_and_compounds_kept(sandbox: Sandbox, tmp_path: Path) -> None:
    lines = ["Le taux de pau-", "vreté décrit ci-", "dessus baisse dans la Seine-", "Maritime selon celui-", "ci."]
    path = draw_pdf(tmp_path / "a.pdf", lambda canvas: write_lines(canvas, lines))
    text = sandbox.load(path).text
    assert text == "Le taux de pauvreté décrit ci-dessus baisse dans la Seine-Maritime selon celui-ci.\n\n"


def test_a_paragraph_goes_on_over_the_page_end(sandbox: Sandbox, tmp_path: Path) -> None:
    path = draw_pdf(
        tmp_path / "a.pdf",
        lambda canvas: write_lines(canvas, ["Les jeunes sont accompagnés par une"]),
        lambda canvas: write_lines(canvas, ["éducatrice de rue."]),
    )
    parsed = sandbox.load(path)
    assert "par une éducatrice de rue." in parsed.text
    assert parsed.pages[1].span.cut(parsed.text).startswith("éducatrice")


LEFT = [f"gauche {number} : le projet accueille des familles" for number in range(12)]
RIGHT = [f"droite {number} : la commune prête une salle ronde" for number in range(12)]


@pytest.mark.parametrize("by_line", [True, False])
def test_columns_come_one_after_the_other(sandbox: Sandbox, tmp_path: Path, by_line: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 740, "Un titre qui court au-dessus des deux colonnes de ce bulletin associatif mensuel")
        pairs = [(60, y, text) for y, text in enumerate(LEFT)] + [(320, y, text) for y, text in enumerate(RIGHT)]
        for x, y, text in sorted(pairs, key=lambda pair: pair[1]) if by_line else pairs:
            canvas.drawString(x, 700 - 14 * y, text)

    text = sandbox.load(draw_pdf(tmp_path / "a.pdf", draw)).text
    assert text.index("Un titre") < text.index("gauche 0")
    assert text.index("gauche 11") < text.index("droite 0")


def test_table_rows_stay_whole(sandbox: Sandbox, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(8):
            for x, text in ((60, f"Ville {number}"), (220, f"{number} places"), (400, "ouvert")):
                canvas.drawString(x, 700 - 16 * number, text)

    text = sandbox.load(draw_pdf(tmp_path / "a.pdf", draw)).text
    assert "Ville 3 | 3 places | ouvert\n\nVille 4 | 4 places | ouvert" in text


def _invisible(canvas: Canvas) -> None:
    text = canvas.beginText(72, 600)
    text.setTextRenderMode(INVISIBLE)
    text.textLine("SECRET")
    canvas.drawText(text)


def _white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 600, "SECRET")


def _tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 0.5)
    canvas.drawString(72, 600, "SECRET")


def _off_page(canvas: Canvas) -> None:
    canvas.drawString(72, -400, "SECRET")


@pytest.mark.parametrize("hide", [_invisible, _white, _tiny, _off_page])
def test_hidden_text_is_dropped_and_told(sandbox: Sandbox, tmp_path: Path, hide: object) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Ce que tout le monde voit.")
        hide(canvas)  # type: ignore[operator]

    parsed = sandbox.load(draw_pdf(tmp_path / "a.pdf", draw))
    assert parsed.text == "Ce que tout le monde voit.\n\n"
    assert any("masqué" in warning.fr for warning in parsed.warnings)


def test_white_on_a_dark_band_is_read(sandbox: Sandbox, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.5)
        canvas.rect(0, 580, 600, 60, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 600, "Titre blanc sur fond bleu")

    parsed = sandbox.load(draw_pdf(tmp_path / "a.pdf", draw))
    assert "Titre blanc sur fond bleu" in parsed.text
    assert parsed.warnings == ()


def _scan(words: str) -> ImageReader:
    image = Image.new("L", (1240, 600), 255)
    font = ImageFont.load_default(size=44)
    ImageDraw.Draw(image).text((80, 200), words, fill=0, font=font)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    buffer.seek(0)
    return ImageReader(buffer)


def test_a_scans_text_layer_is_read(sandbox: Sandbox, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(_scan("Le logement"), 0, 0, 595, 842)
        text = canvas.beginText(72, 600)
        text.setTextRenderMode(INVISIBLE)
        text.textLine("Le logement des jeunes travailleurs")
        canvas.drawText(text)

    assert "jeunes travailleurs" in sandbox.load(draw_pdf(tmp_path / "a.pdf", draw)).text


def test_a_scan_goes_to_ocr_or_says_so(sandbox: Sandbox, tmp_path: Path) -> None:
    path = draw_pdf(
        tmp_path / "a.pdf", lambda canvas: canvas.drawImage(_scan("Le logement des jeunes"), 0, 400, 595, 288)
    )
    if ocr.is_available():
        parsed = sandbox.load(path)
        assert "logement des jeunes" in parsed.text
        assert any("OCR" in warning.fr for warning in parsed.warnings)
    else:
        with pytest.raises(OcrNeeded, match="OCR nécessaire"):
            sandbox.load(path)


def test_a_page_that_ocr_cannot_read_makes_the_source_partial(sandbox: Sandbox, tmp_path: Path) -> None:
    path = draw_pdf(
        tmp_path / "a.pdf",
        lambda canvas: canvas.drawString(72, 700, SENTENCE),
        lambda canvas: canvas.drawImage(_scan(""), 0, 0, 595, 842),
    )
    parsed = sandbox.load(path)
    assert parsed.partial
    assert any("OCR nécessaire" in warning.fr and "2" in warning.fr for warning in parsed.warnings)


def test_outline_labels_title_and_date_are_kept(sandbox: Sandbox, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry("Les constats", "a")
        write_lines(canvas, ["Les constats"])
        canvas.drawString(72, 650, SENTENCE[:80])

    path = draw_pdf(tmp_path / "a.pdf", draw, title="Bilan de l’expérimentation")
    writer = PdfWriter(clone_from=path)
    writer.set_page_label(0, 0, style="/r", start=4)
    writer.write(path)
    parsed = sandbox.load(path)
    assert parsed.title == "Bilan de l’expérimentation"
    assert [section.heading for section in parsed.sections] == ["Les constats"]
    assert parsed.pages[0].label == "iv"
    assert parsed.date is not None


def test_a_password_is_told(sandbox: Sandbox, tmp_path: Path) -> None:
    path = draw_pdf(tmp_path / "a.pdf", lambda canvas: canvas.drawString(72, 700, SENTENCE))
    writer = PdfWriter(clone_from=path)
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(path)
    with pytest.raises(EncryptedFile):
        sandbox.load(path)


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    path = draw_pdf(tmp_path / "a.pdf", *[lambda canvas: canvas.drawString(72, 700, SENTENCE)] * 3)
    with Sandbox(Limits(pages=2)) as sandbox, pytest.raises(TooManyPages):
        sandbox.load(path)


def test_progress_ends_at_the_last_page(sandbox: Sandbox, tmp_path: Path) -> None:
    seen = []
    path = draw_pdf(tmp_path / "a.pdf", *[lambda canvas: canvas.drawString(72, 700, SENTENCE)] * 3)
    sandbox.load(path, report=seen.append)
    assert (seen[-1].done, seen[-1].total) == (3, 3)


def test_a_lost_trailer_is_made_again(sandbox: Sandbox, tmp_path: Path) -> None:
    path = draw_pdf(tmp_path / "a.pdf", lambda canvas: canvas.drawString(72, 700, SENTENCE[:60]))
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"xref")])
    assert SENTENCE[:60] in sandbox.load(path).text


def test_page_ranges() -> None:
    assert page_ranges([6, 0, 1, 2]) == "1-3, 7"
