"""What reading a file gives, and its form on the pipe between the worker and the server."""

import json
from dataclasses import asdict, dataclass

from corpus.document import Page, Section, Span
from corpus.notice import Notice


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a spreadsheet as written; each row has a cell for every column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def mappings(self) -> list[dict[str, str]]:
        """Each row as column → cell, empty cells left out."""
        return [{name: cell for name, cell in zip(self.columns, row, strict=True) if cell} for row in self.rows]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's text, already normalised, and what is known of it.

    `pages` (none for a source without pages) and `sections` (flat: each ends where the next
    begins, heading line included) are spans of `text`. `language` is what the file says of
    itself, `date` ISO and possibly partial. `partial` means that something readable to a
    person is missing from the text; `warnings` say what.
    """

    text: str
    title: str
    pages: tuple[Page, ...] = ()
    sections: tuple[Section, ...] = ()
    language: str | None = None
    date: str | None = None
    warnings: tuple[Notice, ...] = ()
    partial: bool = False
    table: Table | None = None


def encode_parsed(parsed: Parsed) -> bytes:
    """The JSON form of `parsed`."""
    return json.dumps(asdict(parsed), ensure_ascii=False).encode()


def decode_parsed(data: bytes) -> Parsed:
    """`Parsed` from what a worker wrote; ValueError, KeyError or TypeError when it is not of that form."""
    raw = json.loads(data)
    table = raw["table"]
    return Parsed(
        text=str(raw["text"]),
        title=str(raw["title"]),
        pages=tuple(Page(int(page["number"]), _span(page["span"]), str(page["label"])) for page in raw["pages"]),
        sections=tuple(Section(str(s["heading"]), _span(s["span"]), int(s["level"])) for s in raw["sections"]),
        language=raw["language"],
        date=raw["date"],
        warnings=tuple(map(Notice.read, raw["warnings"])),
        partial=bool(raw["partial"]),
        table=table and Table(tuple(table["columns"]), tuple(tuple(row) for row in table["rows"])),
    )


def _span(raw: dict[str, int]) -> Span:
    return Span(int(raw["start"]), int(raw["end"]))
