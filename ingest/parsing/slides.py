"""Presentations (PPTX): a slide is a page, its title a heading; hidden slides and notes are told apart."""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from corpus.notice import Notice
from ingest.errors import UnreadableFile
from ingest.parsed import Parsed
from ingest.parsing.blocks import Block, Leaf, Remarks, bind
from ingest.parsing.package import Element, Package, open_package
from ingest.parsing.properties import read_core_properties

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TITLES = frozenset({"title", "ctrTitle"})
_PASSING = frozenset({"dt", "ftr", "sldNum"})
"""Placeholders that say the same on every slide."""

HIDDEN_SLIDES = Notice("Diapositives masquées écartées : {numbers}.", "Hidden slides, left out: {numbers}.")


def read_slides(path: Path) -> Parsed:
    """The words of each slide in the order shown, then its notes."""
    with open_package(path) as package:
        names = _slide_names(package)
        leaves, hidden = [], []
        for number, name in enumerate(names, start=1):
            slide = package.part(name)
            if slide is None:
                raise UnreadableFile()
            if slide.get("show", "1") in ("0", "false"):
                hidden.append(number)
                leaves.append(Leaf(()))
            else:
                leaves.append(Leaf((*_slide_blocks(slide), *_note_blocks(package, name))))
        core = read_core_properties(package)
    warnings = (HIDDEN_SLIDES.fill(numbers=", ".join(map(str, hidden))),) if hidden else ()
    title = next((block.text for leaf in leaves for block in leaf.blocks if block.level), "")
    return bind(leaves, Remarks(core.title or title, core.language, core.date, warnings), paged=True)


def _slide_names(package: Package) -> list[str]:
    root = package.part("ppt/presentation.xml")
    if root is None:
        raise UnreadableFile()
    targets = _targets(package, "ppt/presentation.xml")
    return [targets[key] for slide in root.iter(_P + "sldId") if (key := slide.get(_R + "id", "")) in targets]


def _targets(package: Package, name: str) -> dict[str, str]:
    """Where the relations of a part lead, inside the package only."""
    folder, file = posixpath.split(name)
    root = package.part(f"{folder}/_rels/{file}.rels")
    found = {}
    for relation in () if root is None else root.iterchildren(_REL + "Relationship"):
        target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", ""))).lstrip("/")
        if relation.get("TargetMode") != "External" and target in package.names:
            found[relation.get("Id", "")] = target
    return found


def _slide_blocks(slide: Element) -> Iterator[Block]:
    for shape in slide.iter(_P + "sp", _A + "tbl"):
        if shape.tag == _A + "tbl":
            yield from _table_blocks(shape)
            continue
        placeholder = next(shape.iter(_P + "ph"), None)
        kind = "" if placeholder is None else placeholder.get("type", "")
        properties = next(shape.iter(_P + "cNvPr"), None)
        if kind in _PASSING or (properties is not None and properties.get("hidden") in ("1", "true")):
            continue
        paragraphs = filter(None, (_paragraph(paragraph) for paragraph in shape.iter(_A + "p")))
        if kind in _TITLES:
            yield Block(" ".join(paragraphs), 1)
        else:
            yield from map(Block, paragraphs)


def _table_blocks(table: Element) -> Iterator[Block]:
    for row in table.iterchildren(_A + "tr"):
        cells = [" ".join(filter(None, map(_paragraph, cell.iter(_A + "p")))) for cell in row.iterchildren(_A + "tc")]
        if any(cells):
            yield Block(" | ".join(cells))


def _note_blocks(package: Package, name: str) -> Iterator[Block]:
    for target in _targets(package, name).values():
        notes = package.part(target) if "/notesSlides/" in target else None
        for shape in () if notes is None else notes.iter(_P + "sp"):
            placeholder = next(shape.iter(_P + "ph"), None)
            if placeholder is not None and placeholder.get("type") == "body":
                yield from map(Block, filter(None, map(_paragraph, shape.iter(_A + "p"))))


def _paragraph(paragraph: Element) -> str:
    parts = (" " if element.tag == _A + "br" else element.text or "" for element in paragraph.iter(_A + "t", _A + "br"))
    return "".join(parts).strip()
