"""What a file is, told by its bytes; its name only settles what bytes can't (CSV, Markdown)."""

import re
import zipfile
from pathlib import Path
from typing import Literal

from ingest.errors import EmptyFile, EncryptedFile, LegacyOffice, MismatchedFile, UnreadableFile, UnsupportedFormat

Format = Literal["pdf", "docx", "odt", "pptx", "xlsx", "zip", "html", "text"]

_HEAD_BYTES = 65_536
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNICODE_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_HTML = re.compile(
    r"<(?:!doctype html|html|head|meta|title|script|body|div|p|a|b|i|span|table|article|section|main|h[1-6]|ul|ol|img)"
    r"\b",
    re.IGNORECASE,
)
_BINARY_SUFFIXES = frozenset({".pdf", ".docx", ".docm", ".odt", ".pptx", ".xlsx", ".zip"})
_ODT = b"application/vnd.oasis.opendocument.text"
_MAIN_PARTS: tuple[tuple[str, Format], ...] = (("word/", "docx"), ("ppt/", "pptx"), ("xl/", "xlsx"))


def recognise(path: Path, name: str) -> Format:
    """The format of `path`; raises the error to show when it is none that is read."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head.strip(b"\0 \t\r\n"):
        raise EmptyFile()
    if b"%PDF-" in head[:1024] or (b"%PDF-" in head and name.lower().endswith(".pdf")):
        return "pdf"
    if head.startswith(_ZIP):
        return _recognise_package(path)
    if head.startswith(_OLE):
        raise EncryptedFile() if "EncryptedPackage".encode("utf-16-le") in path.read_bytes() else LegacyOffice()
    return _recognise_text(head, name)


def _recognise_package(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = frozenset(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                mimetype = archive.read("mimetype").strip()
                if mimetype.startswith(b"application/vnd.oasis.opendocument"):
                    return _only_text_document(mimetype)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile() from error
    if "[Content_Types].xml" in names:
        found = next((kind for folder, kind in _MAIN_PARTS if any(n.startswith(folder) for n in names)), None)
        if found is None:
            raise UnsupportedFormat()
        return found
    return "zip"


def _only_text_document(mimetype: bytes) -> Format:
    if not mimetype.startswith(_ODT):
        raise UnsupportedFormat()
    return "odt"


def _recognise_text(head: bytes, name: str) -> Format:
    marked = head.startswith(_UNICODE_MARKS)
    if (not marked and _looks_binary(head)) or head.startswith(b"{\\rtf"):
        raise UnsupportedFormat()
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    start = head[:4096].decode(encoding, errors="ignore").lstrip("\ufeffï»¿ \t\r\n")
    found: Format = "html" if start.startswith("<") and _HTML.search(start) else "text"
    suffix = Path(name).suffix.lower()
    if suffix in _BINARY_SUFFIXES:
        raise MismatchedFile(suffix=suffix, format="HTML" if found == "html" else "TXT")
    return found


def _looks_binary(head: bytes) -> bool:
    """More than one byte in fifty is a control character that no text holds."""
    odd = sum(head.count(bytes([value])) for value in (*range(9), *range(14, 27), *range(28, 32)))
    return odd * 50 > len(head)
