"""ZIP archives of documents."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.errors import ArchiveInside, EmptyFile, EncryptedFile, IngestError, UnsafeFile
from ingest.limits import DEFAULT_LIMITS
from ingest.sandbox import Sandbox
from tests.papers import write_docx


def pack(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


def test_members_lie_under_names_of_ours(tmp_path: Path, into: Path) -> None:
    files = {"notes/été.txt": b"un", "../../evil.txt": b"deux", "__MACOSX/x": b"", ".DS_Store": b"x", "vide/": b""}
    with Sandbox() as sandbox:
        members = sandbox.unpack(pack(tmp_path / "a.zip", files), into)
    assert [member.name for member in members] == ["notes/été.txt", "evil.txt"]
    assert [member.path.read_bytes() for member in members] == [b"un", b"deux"]
    assert all(member.path.parent == into for member in members)
    assert not list(tmp_path.rglob("evil*"))


def test_documents_are_no_archives(tmp_path: Path, into: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("PK n’est qu’un début de phrase ici.", encoding="utf-8")
    with Sandbox() as sandbox:
        assert sandbox.unpack(write_docx(tmp_path / "a.docx", "<w:p/>"), into) == ()
        assert sandbox.unpack(note, into) == ()


def test_bombs_crowds_and_doubles_are_refused(tmp_path: Path, into: Path) -> None:
    small = replace(DEFAULT_LIMITS, archive_files=3, archive_bytes=1_000_000)
    crowd = pack(tmp_path / "b.zip", {f"{number}.txt": b"x" for number in range(4)})
    bomb = pack(tmp_path / "c.zip", {"a.txt": b"0" * 2_000_000})
    with Sandbox(small) as sandbox:
        for path in (crowd, bomb):
            with pytest.raises(UnsafeFile):
                sandbox.unpack(path, into)
        with pytest.raises(EmptyFile):
            sandbox.unpack(pack(tmp_path / "d.zip", {}), into)


def test_a_directory_that_lies_about_sizes_buys_nothing(tmp_path: Path, into: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": b"0" * 2_000_000})
    data = path.read_bytes().replace((2_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(data)
    with Sandbox(replace(DEFAULT_LIMITS, archive_bytes=1_000_000)) as sandbox, pytest.raises(IngestError):
        sandbox.unpack(path, into)
    assert sum(file.stat().st_size for file in into.iterdir()) <= 1_000_000


def test_an_archive_inside_is_refused_as_a_document(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", "x")
    path = tmp_path / "b.zip"
    path.write_bytes(inner.getvalue())
    with Sandbox() as sandbox, pytest.raises(ArchiveInside):
        sandbox.load(path)


def test_a_locked_archive_says_so(tmp_path: Path, into: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.txt": b"un mot"})
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    path.write_bytes(bytes(data))
    with Sandbox() as sandbox, pytest.raises(EncryptedFile):
        sandbox.unpack(path, into)
