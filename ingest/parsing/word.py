"""Word documents (DOCX), run by run: tracked insertions are read, deletions and hidden runs are not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.notice import Notice
from ingest.errors import UnreadableFile
from ingest.parsed import Parsed
from ingest.parsing.blocks import Block, Leaf, Remarks, bind
from ingest.parsing.package import Element, Package, open_package
from ingest.parsing.properties import read_core_properties

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(_W + tag for tag in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "txbxContent"))
_OFF = frozenset({"0", "false", "off", "none"})
_BREAKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011"}
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
HIDDEN = Notice("Texte masqué, laissé de côté (fragments : {count}).", "Hidden text, left aside (fragments: {count}).")


@dataclass
class _Reading:
    """What is known of the document while it is read."""

    levels: dict[str, int]
    hidden_styles: frozenset[str]
    hidden: int = 0
    title: str = ""
    blocks: list[Block] = field(default_factory=list)


def read_word(path: Path) -> Parsed:
    """The paragraphs, tables and notes of a DOCX in reading order."""
    with open_package(path) as package:
        root = package.part("word/document.xml")
        body = None if root is None else root.find(_W + "body")
        if body is None:
            raise UnreadableFile()
        reading = _Reading(*_read_styles(package))
        _read_body(body, reading)
        for name in _NOTES:
            notes = package.part(name)
            if notes is not None:
                _read_notes(notes, reading)
        core = read_core_properties(package)
    warnings = (HIDDEN.fill(count=reading.hidden),) if reading.hidden else ()
    first_heading = next((block.text for block in reading.blocks if block.level), "")
    remarks = Remarks(core.title or reading.title or first_heading, core.language, core.date, warnings)
    return bind([Leaf(tuple(reading.blocks))], remarks, paged=False)


def _read_body(body: Element, reading: _Reading) -> None:
    for child in body.iterchildren():
        if child.tag == _W + "p":
            _read_paragraph(child, reading)
        elif child.tag == _W + "tbl":
            _read_table(child, reading)
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins", _W + "moveTo", _W + "customXml"):
            _read_body(child, reading)


def _read_paragraph(paragraph: Element, reading: _Reading) -> None:
    text = "".join(_run_texts(paragraph, reading)).strip()
    style = _value(paragraph, f"{_W}pPr/{_W}pStyle") or ""
    if text:
        reading.blocks.append(Block(text, reading.levels.get(style, 0)))
        if style.lower() in ("title", "titre") and not reading.title:
            reading.title = text
    for box in paragraph.iter(_W + "txbxContent"):
        # The same box stands twice in the file, for new and for old readers.
        if not any("Fallback" in str(parent.tag) for parent in box.iterancestors()):
            _read_body(box, reading)


def _read_table(table: Element, reading: _Reading) -> None:
    """One block a row, cells parted by « | »: a row stays readable."""
    for row in table.iter(_W + "tr"):
        nested = next(row.iterancestors(_W + "tbl")) is not table
        if nested or row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells = []
        for cell in row.iterchildren(_W + "tc"):
            paragraphs = ("".join(_run_texts(paragraph, reading)).strip() for paragraph in cell.iter(_W + "p"))
            cells.append(" ".join(filter(None, paragraphs)))
        if any(cells):
            reading.blocks.append(Block(" | ".join(cells)))


def _read_notes(notes: Element, reading: _Reading) -> None:
    for note in notes.iterchildren():
        if note.get(_W + "type") is None:
            _read_body(note, reading)


def _run_texts(parent: Element, reading: _Reading) -> Iterator[str]:
    for child in parent.iterchildren():
        if child.tag in _SKIPPED:
            continue
        if child.tag == _W + "r" and _is_hidden(child, reading):
            reading.hidden += any(text.text for text in child.iter(_W + "t"))
        elif child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        else:
            yield from _run_texts(child, reading)


def _is_hidden(run: Element, reading: _Reading) -> bool:
    properties = run.find(_W + "rPr")
    if properties is None:
        return False
    style = _value(properties, _W + "rStyle")
    size = _value(properties, _W + "sz")
    white = (_value(properties, _W + "color") or "").upper() == "FFFFFF"
    shaded = properties.find(_W + "shd") is not None or properties.find(_W + "highlight") is not None
    return (
        _is_on(properties, _W + "vanish")
        or _is_on(properties, _W + "webHidden")
        or style in reading.hidden_styles
        or (size is not None and size.isdigit() and int(size) < 2)  # half-points
        or (white and not shaded and not _in_shaded_place(run))
    )


def _in_shaded_place(run: Element) -> bool:
    """Whether a cell or paragraph around the run has a colour that white letters can be read on."""
    places = (f"{_W}tcPr/{_W}shd", f"{_W}pPr/{_W}shd")
    return any(parent.find(place) is not None for parent in run.iterancestors() for place in places)


def _is_on(properties: Element, tag: str) -> bool:
    element = properties.find(tag)
    return element is not None and element.get(_W + "val", "1").lower() not in _OFF


def _value(parent: Element, path: str) -> str | None:
    element = parent.find(path)
    return None if element is None else element.get(_W + "val")


def _read_styles(package: Package) -> tuple[dict[str, int], frozenset[str]]:
    """Heading level by style id (names are English in every Word), and the styles that hide."""
    levels, hidden = {"Title": 1, "Titre": 1}, set[str]()
    levels |= {f"{name}{level}": level for name in ("Heading", "Titre") for level in range(1, 7)}
    root = package.part("word/styles.xml")
    for style in () if root is None else root.iterchildren(_W + "style"):
        key = style.get(_W + "styleId", "")
        name = (_value(style, _W + "name") or "").lower()
        if name == "title":
            levels[key] = 1
        elif name.startswith("heading ") and name[8:].isdigit():
            levels[key] = min(int(name[8:]), 6)
        properties = style.find(_W + "rPr")
        if properties is not None and _is_on(properties, _W + "vanish"):
            hidden.add(key)
    return levels, frozenset(hidden)
