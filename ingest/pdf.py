"""PDF (thin)."""

from pathlib import Path

import pypdfium2

from ingest.blocks import Block, Leaf, Remarks, bind
from ingest.errors import EncryptedFile, OcrNeeded, TooManyPages, UnreadableFile
from ingest.parsed import Parsed
from ingest.tasks import Progress, Report, Task


def read_pdf(path: Path, task: Task, report: Report) -> Parsed:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFile() from error
        raise UnreadableFile() from error
    if len(document) > task.limits.pages:
        raise TooManyPages(pages=len(document), limit=task.limits.pages)
    leaves = []
    for i in range(len(document)):
        page = document[i]
        text = page.get_textpage().get_text_range().replace("\ufffe", "").replace("\r\n", "\n")
        leaves.append(Leaf((Block(text),), document.get_page_label(i)))
        report(Progress(i + 1, len(document)))
    if not any(leaf.blocks[0].text.strip() for leaf in leaves):
        raise OcrNeeded(reason="aucun texte")
    return bind(leaves, Remarks(), paged=True)
