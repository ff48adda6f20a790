"""ZIP archives of documents: unpacked as their directory says, under names of ours."""

import shutil
import zipfile
from pathlib import Path, PurePosixPath

from ingest.errors import EmptyFile, EncryptedFile, UnreadableFile, UnsafeFile
from ingest.limits import Limits
from ingest.parsing.formats import recognise
from ingest.parsing.package import check_directory
from ingest.tasks import Member

_IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini"})
BOMB = "bombe de décompression"


def unpack(path: Path, into: Path, limits: Limits) -> tuple[Member, ...]:
    """Write each file of the archive to `into`; none when `path` is a document that happens to be a ZIP.

    Names inside an archive are only told, never used as paths: "../../x" goes nowhere.
    """
    if recognise(path, path.name) != "zip":
        return ()
    try:
        with zipfile.ZipFile(path) as archive:
            check_directory(archive, limits.archive_files)
            entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_clutter(entry.filename)]
            if sum(entry.file_size for entry in entries) > limits.archive_bytes:
                raise UnsafeFile(reason=BOMB)
            members = _write(archive, entries, into)
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise UnreadableFile() from error
    except RuntimeError as error:
        raise EncryptedFile() from error
    if not members:
        raise EmptyFile()
    return members


def _is_clutter(name: str) -> bool:
    """What systems add to archives unasked, and hidden files."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts) or (
        bool(parts) and parts[-1].lower() in _IGNORED_NAMES
    )


def _write(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], into: Path) -> tuple[Member, ...]:
    """Never more bytes than the directory says: zipfile stops there, and fails on a directory that lies."""
    members = []
    for number, entry in enumerate(entries, start=1):
        target = into / f"{number:05}"
        with archive.open(entry) as source, target.open("wb") as file:
            shutil.copyfileobj(source, file)
        members.append(Member(_told_name(entry), target))
    return tuple(members)


def _told_name(entry: zipfile.ZipInfo) -> str:
    """The name for people: relative, without climbing; old Windows archives are in code page 850, not 437."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        name = name.encode("cp437", errors="replace").decode("cp850", errors="replace")
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    return "/".join(parts) or "sans nom"
