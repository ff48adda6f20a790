"""PDF: pdfium reads; pages without text over an image go to OCR; pypdf stands in when pdfium finds nothing."""

import re
from collections.abc import Iterable
from itertools import count, groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.notice import Notice
from ingest.errors import EncryptedFile, OcrNeeded, TooManyPages, UnreadableFile, UnsafeFile
from ingest.parsed import Parsed
from ingest.parsing import ocr
from ingest.parsing.blocks import Remarks
from ingest.parsing.pdf.book import Outline, Sheet, bind_sheets
from ingest.parsing.pdf.objects import Scanner
from ingest.parsing.pdf.page import PageRead, read_page
from ingest.parsing.properties import told_date, told_title
from ingest.tasks import Progress, Report, Task

_HEADER, _HEADER_BYTES = b"%PDF-", 65_536
_NESTED = re.compile(rb"(?:\[\s*){500}|(?:<<\s*/[^\s/<>\[\]]*\s*){500}")
"""Deeper than anything but an attack on readers that recurse."""
_CATALOGUE = re.compile(rb"(\d+)\s+(\d+)\s+obj\s*<<[^>]{0,500}/Type\s*/Catalog\b")
_TRAILER = b"\ntrailer\n<< /Root %b %b R >>\nstartxref\n0\n%%%%EOF\n"
_OUTLINE_ENTRIES, _OUTLINE_DEPTH = 2_000, 6
_BROKEN = PageRead([], 0.0)

HIDDEN = Notice("Texte masqué, laissé de côté (pages : {pages}).", "Hidden text, left aside (pages: {pages}).")
BROKEN = Notice("Pages illisibles : {pages}.", "Pages that can't be read: {pages}.")
READ_BY_OCR = Notice(
    "Pages lues par reconnaissance de caractères (OCR) : {pages} ; vérifiez les citations.",
    "Pages read by character recognition (OCR): {pages}; check the quotes.",
)
OCR_NEEDED = Notice(
    "OCR nécessaire : les pages {pages} sont des images ({reason}).",
    "OCR needed: pages {pages} are images, and no word could be recognised in them.",
)


def read_pdf(path: Path, task: Task, report: Report) -> Parsed:
    """The text of a PDF as people read it."""
    from ingest.parsing.pdf.fallback import read_with_pypdf

    if task.pdf_reader == "pypdf":
        return read_with_pypdf(path, task, report)
    try:
        parsed = _read_with_pdfium(path, task, report)
    except UnreadableFile:
        parsed = None
    return parsed or read_with_pypdf(path, task, report)


def page_ranges(indexes: Iterable[int]) -> str:
    """« 1-3, 7 » for pages 0, 1, 2 and 6 (indexes count from 0)."""
    counter = count()
    runs = [list(run) for _, run in groupby(sorted(indexes), key=lambda index: index - next(counter))]
    return ", ".join(f"{run[0] + 1}-{run[-1] + 1}" if len(run) > 1 else str(run[0] + 1) for run in runs)


def _read_with_pdfium(path: Path, task: Task, report: Report) -> Parsed | None:
    """What pdfium and OCR find, None when there is nothing to find for them."""
    with _open(path) as document:
        total = len(document)
        if total > task.limits.pages:
            raise TooManyPages(pages=total, limit=task.limits.pages)
        pages = _read_pages(document, total, report)
        pictures = [index for index, page in enumerate(pages) if page.is_picture]
        recognised = _recognise(document, pictures, task, report)
        sheets = [
            Sheet(tuple(page.lines), page.height, document.get_page_label(index), recognised.get(index, ""))
            for index, page in enumerate(pages)
        ]
        if any(sheet.has_letters() for sheet in sheets):
            return bind_sheets(sheets, _outline(document), _remark(document, pages, recognised))
    if pictures:
        raise OcrNeeded(reason=ocr.reason())
    return None


def _open(path: Path) -> pypdfium2.PdfDocument:
    """The document; whatever stands before its header is skipped, a lost trailer is made again."""
    data = path.read_bytes()
    if _NESTED.search(data):
        raise UnsafeFile(reason="imbrication démesurée")
    start = max(data[:_HEADER_BYTES].find(_HEADER), 0)
    try:
        return pypdfium2.PdfDocument(data[start:])
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise EncryptedFile() from error
    catalogue = _CATALOGUE.search(data)
    if catalogue is None:
        raise UnreadableFile()
    try:
        return pypdfium2.PdfDocument(data[start:] + _TRAILER % catalogue.groups())
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile() from error


def _read_pages(document: pypdfium2.PdfDocument, total: int, report: Report) -> list[PageRead]:
    scanner = Scanner()
    pages = []
    for index in range(total):
        try:
            pages.append(read_page(document, index, scanner))
        except pypdfium2.PdfiumError:
            pages.append(_BROKEN)
        report(Progress(index + 1, total))
    return pages


def _recognise(document: pypdfium2.PdfDocument, pictures: list[int], task: Task, report: Report) -> dict[int, str]:
    """What OCR reads on the pages that are pictures of text; empty without tesseract."""
    found: dict[int, str] = {}
    if not ocr.is_available():
        return found
    report(Progress(len(document), len(document), len(pictures)))
    for index in pictures:
        text = ocr.recognise_page(document[index], task.limits.ocr_page_seconds)
        if any(char.isalnum() for char in text):
            found[index] = text
        report(Progress(len(document), len(document), len(pictures)))
    return found


def _remark(document: pypdfium2.PdfDocument, pages: list[PageRead], recognised: dict[int, str]) -> Remarks:
    told = {
        HIDDEN: [index for index, page in enumerate(pages) if page.has_hidden],
        BROKEN: [index for index, page in enumerate(pages) if page is _BROKEN],
        READ_BY_OCR: list(recognised),
        OCR_NEEDED: [index for index, page in enumerate(pages) if page.is_picture and index not in recognised],
    }
    warnings = tuple(
        text.fill(pages=page_ranges(indexes), reason=ocr.reason()) for text, indexes in told.items() if indexes
    )
    metadata = document.get_metadata_dict()
    return Remarks(
        title=told_title(metadata.get("Title", "")),
        date=_date(metadata.get("CreationDate", "")),
        warnings=warnings,
        partial=bool(told[BROKEN] or told[OCR_NEEDED]),
    )


def _date(raw: str) -> str | None:
    """The day of « D:20231004120000+02'00' »."""
    digits = raw.removeprefix("D:")[:8]
    return told_date(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")


def _outline(document: pypdfium2.PdfDocument) -> list[Outline]:
    entries = []
    for entry, _ in zip(document.get_toc(max_depth=_OUTLINE_DEPTH), range(_OUTLINE_ENTRIES), strict=False):
        destination = entry.get_dest()
        index = destination.get_index() if destination else None
        if index is not None:
            entries.append(Outline(entry.get_title(), index, entry.level + 1))
    return entries
