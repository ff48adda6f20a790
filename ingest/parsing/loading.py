"""From a file to `Parsed`, by what the file is. Runs in the worker only: see `ingest.sandbox`."""

from dataclasses import replace
from pathlib import Path

from ingest.errors import ArchiveInside, EmptyFile, TooMuchText, UnsafeFile
from ingest.parsed import Parsed
from ingest.parsing.formats import Format, recognise
from ingest.tasks import Report, Task

_MANY_WORDS, _HANDFUL = 1_000, 5


def load(task: Task, report: Report) -> Parsed:
    """The text of the task's file; raises an `IngestError`, or whatever a parser raises."""
    path = Path(task.path)
    parsed = _parse(recognise(path, task.name), path, task, report)
    if not any(char.isalnum() for char in parsed.text):
        raise EmptyFile()
    if len(parsed.text) > task.limits.characters:
        raise TooMuchText(millions=task.limits.characters // 1_000_000)
    if _is_endless(parsed.text):
        raise UnsafeFile(reason="les mêmes mots sans fin")
    return replace(parsed, title=parsed.title or _name_to_title(task.name))


def _is_endless(text: str) -> bool:
    """A handful of words over and over: what is left of a bomb that was cut short."""
    sample = text[:100_000].split()
    return len(sample) > _MANY_WORDS and len(set(sample)) <= _HANDFUL


def _parse(kind: Format, path: Path, task: Task, report: Report) -> Parsed:
    """Each parser is imported when it is needed: a worker that reads PDFs never loads the others."""
    match kind:
        case "pdf":
            from ingest.parsing.pdf.reader import read_pdf

            return read_pdf(path, task, report)
        case "docx":
            from ingest.parsing.word import read_word

            return read_word(path)
        case "html":
            from ingest.parsing.web import read_html

            return read_html(path)
        case "text":
            from ingest.parsing.plain import read_text

            return read_text(path, task)
        case "zip":
            raise ArchiveInside()
        case "odt":
            from ingest.parsing.opendocument import read_opendocument

            return read_opendocument(path)
        case "pptx":
            from ingest.parsing.slides import read_slides

            return read_slides(path)
        case "xlsx":
            from ingest.parsing.table import read_workbook

            return read_workbook(path)


def _name_to_title(name: str) -> str:
    stem = Path(name).stem
    return " ".join(stem.replace("_", " ").replace("-", " ").split()) or name
