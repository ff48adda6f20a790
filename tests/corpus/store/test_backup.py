"""A backup is one file, brings everything back, and nothing foreign is ever restored."""

import json
import resource
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.access import OPERATOR
from corpus.embedding.models import NamedEmbeddings
from corpus.errors import FileUnwritable, HomeInUse, InvalidBackup
from corpus.library import Library
from corpus.store.backup import restore_backup, write_backup
from corpus.store.gaps import GapStore
from tests.shelved import make_document

FIRST = "Un foyer accueille des jeunes sans logement."
SECOND = "Une ferme offre du répit aux aidants."


@pytest.fixture
def backup(tmp_path: Path, embeddings: NamedEmbeddings) -> Path:
    """A backup of a home with one source."""
    file = tmp_path / "essaim.backup"
    with Library.open(tmp_path / "home", embeddings) as library:
        library.put(*make_document("foyer", FIRST, groups={"siege"}))
        GapStore(library.database).record("a", "Des jardins ?", "fr", "no_evidence")
        manifest = write_backup(library.database, file)
    assert (manifest.sources, manifest.passages) == (1, 1)
    return file


def test_a_backup_brings_everything_back(tmp_path: Path, backup: Path, embeddings: NamedEmbeddings) -> None:
    with Library.open(tmp_path / "home", embeddings) as library:
        library.put(*make_document("ferme", SECOND))
        library.search(OPERATOR, "ferme", "fr", 5)
    restore_backup(tmp_path / "home", backup)
    with Library.open(tmp_path / "home", embeddings) as library:
        assert [(row.source_id, row.groups) for row in library.sources(OPERATOR)] == [("foyer", ("siege",))]
        assert library.search(OPERATOR, "logement des jeunes", "fr", 5)[0].passage.text == FIRST
        assert len(GapStore(library.database).gaps()) == 1
        assert [check for check in library.check() if not check.ok] == []


def test_a_backup_opens_on_another_machine(tmp_path: Path, backup: Path, embeddings: NamedEmbeddings) -> None:
    restore_backup(tmp_path / "elsewhere", backup)
    with Library.open(tmp_path / "elsewhere", embeddings) as library:
        assert library.read(OPERATOR, "foyer").document.text == FIRST


def test_a_home_in_use_is_not_replaced(tmp_path: Path, backup: Path, embeddings: NamedEmbeddings) -> None:
    with Library.open(tmp_path / "home", embeddings), pytest.raises(HomeInUse):
        restore_backup(tmp_path / "home", backup)


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, library: Library) -> None:
    library.put(*make_document("foyer", FIRST))
    (tmp_path / "disque").mkdir()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(FileUnwritable):
            write_backup(library.database, tmp_path / "disque" / "essaim.backup")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list((tmp_path / "disque").iterdir()) == []


def _not_a_zip(file: Path) -> None:
    file.write_text("bonjour")


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _foreign_zip(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.jpg", b"\xff\xd8")


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(bytes(content))


def _rewrite(file: Path, **changes: object) -> None:
    with zipfile.ZipFile(file) as archive:
        manifest, catalogue = json.loads(archive.read("manifest.json")), archive.read("essaim.db")
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest | changes))
        archive.writestr("essaim.db", catalogue)


def _newer(file: Path) -> None:
    _rewrite(file, schema="9999")


def _shorter_than_it_is(file: Path) -> None:
    _rewrite(file, size=10)


def _other_digest(file: Path) -> None:
    _rewrite(file, sha256="0" * 64)


def _strange_manifest(file: Path) -> None:
    _rewrite(file, surprise=1)


@pytest.mark.parametrize(
    "spoil",
    [_not_a_zip, _empty, _foreign_zip, _cut, _flipped, _newer, _shorter_than_it_is, _other_digest, _strange_manifest],
)
def test_a_foreign_or_damaged_file_changes_nothing(
    spoil: Callable[[Path], None], tmp_path: Path, backup: Path, embeddings: NamedEmbeddings
) -> None:
    spoil(backup)
    with pytest.raises(InvalidBackup):
        restore_backup(tmp_path / "home", backup)
    with pytest.raises(InvalidBackup):
        restore_backup(tmp_path / "home", tmp_path / "absent")
    with Library.open(tmp_path / "home", embeddings) as library:
        assert library.read(OPERATOR, "foyer").document.text == FIRST


def test_a_backup_that_can_not_be_written_leaves_no_crumbs(tmp_path: Path, embeddings: NamedEmbeddings) -> None:
    with Library.open(tmp_path / "home", embeddings) as library, pytest.raises(FileUnwritable):
        write_backup(library.database, tmp_path / "absent" / "file")


def test_a_backup_is_its_owners_alone(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0
    assert [file.name for file in backup.parent.iterdir() if file.is_file()] == [backup.name]
