"""Makes the PDFs and Office files that tests read."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

SENTENCE = (
    "L’association accueille des jeunes sans logement stable et les accompagne vers un bail à leur nom, "
    "avec une éducatrice et un travailleur pair qui tiennent une permanence hebdomadaire."
)

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def draw_pdf(path: Path, *pages: Callable[[Canvas], object], title: str = "") -> Path:
    """A PDF of A4 pages, each drawn by its function."""
    canvas = Canvas(str(path), pagesize=A4)
    if title:
        canvas.setTitle(title)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def write_lines(canvas: Canvas, lines: Sequence[str], x: float = 72, y: float = 700, leading: float = 14) -> None:
    """One line under the other."""
    for number, line in enumerate(lines):
        canvas.drawString(x, y - leading * number, line)


def print_report(path: Path, paragraphs: int, per_chapter: int = 10) -> Path:
    """A justified report with chapters, a running header and page numbers."""
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=13, alignment=TA_JUSTIFY, spaceAfter=6)
    heading = getSampleStyleSheet()["Heading1"]
    flow = []
    for number in range(paragraphs):
        if number % per_chapter == 0:
            flow.append(Paragraph(f"Chapitre {number // per_chapter + 1} : agir avec les habitants", heading))
        flow.append(Paragraph(f"Action {number}. " + " ".join([SENTENCE] * 4), body))

    def decorate(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 815, "Rapport annuel de l’association Les Deux Rives")
        canvas.drawCentredString(300, 25, f"Page {document.page}")

    SimpleDocTemplate(str(path), pagesize=A4).build(flow, onFirstPage=decorate, onLaterPages=decorate)
    return path


def write_docx(path: Path, body: str, **parts: str) -> Path:
    """A DOCX around the inner XML of its body; `parts` are more parts by name (dots as in `styles_xml`)."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')
        for name, content in parts.items():
            root = f'<w:{name} xmlns:w="{_WORD}">{content}</w:{name}>'
            archive.writestr(f"word/{name}.xml", root)
    return path
