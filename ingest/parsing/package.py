"""The parts of a DOCX, ODT or PPTX: a ZIP read by its directory, its XML without entities."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from ingest.errors import EncryptedFile, UnreadableFile, UnsafeFile

Element: TypeAlias = etree._Element

_PART_BYTES = 64_000_000
_ENTRIES = 10_000
_BOMB_BYTES, _BOMB_RATIO = 100_000_000, 100


class Package:
    """The members of an open package."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    def part(self, name: str) -> Element | None:
        """The root of an XML part, None when there is no such part."""
        if name not in self.names:
            return None
        # libxml2 bounds depth, entities and text nodes itself unless huge_tree lifts that.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self._bytes(name), parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableFile() from error
        if root.getroottree().docinfo.doctype:
            raise UnsafeFile(reason="déclaration DOCTYPE")
        return root

    def _bytes(self, name: str) -> bytes:
        """What the member really inflates to, whatever the directory says."""
        try:
            with self._archive.open(name) as member:
                data = member.read(_PART_BYTES + 1)
        except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
            raise UnreadableFile() from error
        except RuntimeError as error:
            raise EncryptedFile() from error
        if len(data) > _PART_BYTES:
            raise UnsafeFile(reason="bombe de décompression")
        return data


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """The package at `path`, once its directory is known to be sane."""
    try:
        with zipfile.ZipFile(path) as archive:
            check_directory(archive, _ENTRIES)
            yield Package(archive)
    except zipfile.BadZipFile as error:
        raise UnreadableFile() from error


def check_directory(archive: zipfile.ZipFile, entries: int) -> None:
    """Refuse bombs, crowds, and two members under one name (parsers disagree on which counts)."""
    members = archive.infolist()
    if len(members) > entries:
        raise UnsafeFile(reason=f"{len(members)} fichiers internes")
    if len({member.filename for member in members}) < len(members):
        raise UnsafeFile(reason="deux fichiers internes du même nom")
    if any(m.file_size > _BOMB_BYTES and m.file_size > _BOMB_RATIO * max(m.compress_size, 1) for m in members):
        raise UnsafeFile(reason="bombe de décompression")
