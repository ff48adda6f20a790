"""Web pages: the article without menus, scripts, hidden elements and calls to subscribe."""

import re
from pathlib import Path

import trafilatura
from lxml import etree, html

from ingest.errors import EmptyFile
from ingest.parsed import Parsed
from ingest.parsing.blocks import Block, Leaf, Remarks, bind
from ingest.parsing.encoding import decode
from ingest.parsing.noise import drop_noise
from ingest.parsing.properties import told_date, told_language, told_title
from ingest.parsing.word import HIDDEN

_DROPPED = frozenset("script style template noscript iframe svg object embed canvas form dialog nav footer".split())
_HIDING = re.compile(
    r"display:none|visibility:hidden|font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|!|$)|opacity:0(?:\.0+)?(?:;|!|$)"
    r"|text-indent:-\d{3,}|(?:left|top):-\d{3,}px"
)
_BLOCKS = frozenset("p li h1 h2 h3 h4 h5 h6 blockquote pre figcaption dt dd tr".split())
_DEPTH = 250


def read_html(path: Path) -> Parsed:
    """The main text of a page; all its visible text when no article stands out."""
    source, warnings = decode(path.read_bytes())
    tree = html.document_fromstring(_without_declaration(source), parser=html.HTMLParser(huge_tree=False))
    hidden = _drop_hidden(tree)
    title, date, language = _describe(tree)
    blocks = _article(tree) or _all_text(tree)
    blocks, noise = drop_noise(blocks)
    if not blocks:
        raise EmptyFile()
    told = warnings + noise + ((HIDDEN.fill(count=hidden),) if hidden else ())
    heading = next((block.text for block in blocks if block.level), "")
    return bind([Leaf(tuple(blocks))], Remarks(title or heading, language, date, told), paged=False)


def _without_declaration(source: str) -> str:
    """lxml refuses text that declares an encoding."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", source, count=1) or "<html></html>"


def _drop_hidden(tree: html.HtmlElement) -> int:
    """Remove what a browser doesn't show; count what held words."""
    count = 0
    for element in list(tree.iter(etree.Element)):
        name = str(element.tag)
        if name in _DROPPED or _is_hidden(element):
            count += name not in _DROPPED and bool("".join(element.itertext()).strip())
            element.drop_tree()
    return count


def _is_hidden(element: html.HtmlElement) -> bool:
    style = "".join((element.get("style") or "").lower().split())
    return element.get("hidden") is not None or bool(style and _HIDING.search(style))


def _describe(tree: html.HtmlElement) -> tuple[str, str | None, str | None]:
    metadata = trafilatura.extract_metadata(tree)
    language = told_language(tree.get("lang") or "")
    if metadata is None:
        return "", None, language
    return told_title(metadata.title or ""), told_date(metadata.date or ""), language


def _article(tree: html.HtmlElement) -> list[Block]:
    """What trafilatura takes for the article, as blocks."""
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, deduplicate=False)
    body = getattr(found, "body", None)
    return [] if body is None else _tei_blocks(body)


def _tei_blocks(body: etree._Element) -> list[Block]:
    blocks: list[Block] = []
    for element in body.iter("head", "p", "item", "quote", "code", "row", "ab"):
        if any(parent.tag in ("p", "item", "quote", "row", "head") for parent in element.iterancestors()):
            continue
        if element.tag == "row":
            cells = (" ".join("".join(cell.itertext()).split()) for cell in element.iter("cell"))
            text = " | ".join(cells)
        else:
            text = " ".join("".join(element.itertext()).split())
        level = int(element.get("rend", "h2")[1:2]) if element.tag == "head" else 0
        if text:
            blocks.append(Block("- " + text if element.tag == "item" else text, level))
    return blocks


def _all_text(tree: html.HtmlElement) -> list[Block]:
    """Every visible word, by block elements: short pages and lists that look like no article."""
    blocks: list[Block] = []
    loose: list[str] = []

    def close() -> None:
        text = " ".join(" ".join(loose).split())
        if text:
            blocks.append(Block(text))
        loose.clear()

    body = tree.find("body")
    for event, element in etree.iterwalk(tree if body is None else body, events=("start", "end")):
        name = element.tag
        if not isinstance(name, str):
            continue
        boundary = name in _BLOCKS or name in ("div", "section", "article", "table", "ul", "ol", "br", "body")
        if boundary:
            close()
            if event == "end" and re.fullmatch(r"h[1-6]", name) and blocks:
                blocks[-1] = Block(blocks[-1].text, int(name[1]))
        loose.append((element.text if event == "start" else element.tail) or "")
    close()
    return blocks
