"""pypdf, for what pdfium can't read. It glues words of justified text together: second choice only."""

from pathlib import Path

import pypdf
from pypdf.errors import FileNotDecryptedError

from corpus.notice import Notice
from ingest.errors import EncryptedFile, TooManyPages, UnsafeFile
from ingest.parsed import Parsed
from ingest.parsing.blocks import Block, Leaf, Remarks, bind
from ingest.parsing.hyphens import Hyphens
from ingest.parsing.plain import paragraphs
from ingest.tasks import Progress, Report, Task

_PAGE_CHARACTERS = 100_000
"""More than any page holds in letters that can be read."""
SECOND_READER = Notice(
    "PDF abîmé, lu par un second lecteur : des mots peuvent être collés.",
    "Damaged PDF, read by a second reader: words may run together.",
)


def read_with_pypdf(path: Path, task: Task, report: Report) -> Parsed:
    """The text of each page; raises what pypdf raises, of many classes."""
    reader = pypdf.PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise EncryptedFile()
    try:
        total = len(reader.pages)
        if total > task.limits.pages:
            raise TooManyPages(pages=total, limit=task.limits.pages)
        leaves = []
        for number, page in enumerate(reader.pages, start=1):
            text = page.extract_text() or ""
            if len(text) > _PAGE_CHARACTERS:
                raise UnsafeFile(reason="page sans fin")
            leaves.append(Leaf(tuple(_blocks(text))))
            report(Progress(number, total))
    except FileNotDecryptedError as error:
        raise EncryptedFile() from error
    return bind(leaves, Remarks(warnings=(SECOND_READER,)), paged=True)


def _blocks(text: str) -> list[Block]:
    hyphens = Hyphens([text])
    return [Block(hyphens.join_lines(paragraph.split("\n"))) for paragraph in paragraphs(text)]
