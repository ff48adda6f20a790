"""OpenDocument texts (ODT): paragraphs, headings, lists and tables; tracked deletions and hidden text left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import EncryptedFile, UnreadableFile
from ingest.parsed import Parsed
from ingest.parsing.blocks import Block, Leaf, Remarks, bind
from ingest.parsing.package import Element, Package, open_package
from ingest.parsing.properties import told_date, told_language, told_title
from ingest.parsing.word import HIDDEN

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_SKIPPED = frozenset(
    {_TEXT + "tracked-changes", _TEXT + "hidden-text", _OFFICE + "annotation", _TEXT + "note-citation"}
)
_BREAKS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n"}


@dataclass
class _Reading:
    hidden_styles: frozenset[str]
    hidden: int = 0
    blocks: list[Block] = field(default_factory=list)


def read_opendocument(path: Path) -> Parsed:
    """The text of an ODT in reading order."""
    with open_package(path) as package:
        root = package.part("content.xml")
        body = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
        if root is None or body is None:
            raise EncryptedFile() if _is_encrypted(package) else UnreadableFile()
        reading = _Reading(_hidden_styles(root) | _hidden_styles(package.part("styles.xml")))
        _read_body(body, reading)
        remarks = _remark(package, reading)
    return bind([Leaf(tuple(reading.blocks))], remarks, paged=False)


def _read_body(parent: Element, reading: _Reading) -> None:
    for child in parent.iterchildren():
        if child.tag in _SKIPPED:
            continue
        if child.tag in (_TEXT + "p", _TEXT + "h"):
            level = min(int(child.get(_TEXT + "outline-level", "1")), 6) if child.tag == _TEXT + "h" else 0
            text = "".join(_inline(child, reading)).strip()
            if text:
                reading.blocks.append(Block(text, level))
        elif child.tag == _TABLE + "table":
            _read_table(child, reading)
        else:
            _read_body(child, reading)


def _read_table(table: Element, reading: _Reading) -> None:
    for row in table.iter(_TABLE + "table-row"):
        if next(row.iterancestors(_TABLE + "table")) is not table:
            continue  # a table inside: its words are already in the cell that holds it
        cells = []
        for cell in row.iterchildren(_TABLE + "table-cell"):
            paragraphs = ("".join(_inline(paragraph, reading)).strip() for paragraph in cell.iter(_TEXT + "p"))
            cells.append(" ".join(filter(None, paragraphs)))
        if any(cells):
            reading.blocks.append(Block(" | ".join(cells)))


def _inline(parent: Element, reading: _Reading) -> Iterator[str]:
    if parent.get(_TEXT + "style-name") in reading.hidden_styles:
        reading.hidden += bool("".join(parent.itertext()).strip())
        return
    yield parent.text or ""
    for child in parent.iterchildren():
        if child.tag == _TEXT + "s":
            yield " " * min(int(child.get(_TEXT + "c", "1")), 100)
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _inline(child, reading)
        yield child.tail or ""


def _hidden_styles(root: Element | None) -> frozenset[str]:
    """Names of the styles whose text is not displayed."""
    if root is None:
        return frozenset()
    return frozenset(
        style.get(_STYLE + "name", "")
        for style in root.iter(_STYLE + "style")
        if any(properties.get(_TEXT + "display") == "none" for properties in style.iter(_STYLE + "text-properties"))
    )


def _is_encrypted(package: Package) -> bool:
    manifest = package.part("META-INF/manifest.xml")
    return manifest is not None and next(manifest.iter(_MANIFEST + "encryption-data"), None) is not None


def _remark(package: Package, reading: _Reading) -> Remarks:
    meta = package.part("meta.xml")
    found = {tag: "" if meta is None else (meta.findtext(f".//{tag}") or "") for tag in _TOLD}
    heading = next((block.text for block in reading.blocks if block.level), "")
    return Remarks(
        title=told_title(found[_DC + "title"]) or heading,
        language=told_language(found[_DC + "language"]),
        date=told_date(found[_META + "creation-date"]),
        warnings=(HIDDEN.fill(count=reading.hidden),) if reading.hidden else (),
    )


_TOLD = (_DC + "title", _DC + "language", _META + "creation-date")
