"""Removed means gone: from the catalogue, both indexes, and every byte of the home's files."""

from pathlib import Path

import pytest

from corpus.access import OPERATOR
from corpus.embedding.models import NamedEmbeddings
from corpus.errors import UnknownSource
from corpus.library import Library
from corpus.store.removal import remaining_bytes, telling_pieces
from tests.shelved import make_document

SECRET = " ".join(f"Le témoin Zéphyrin{number} confie son histoire singulière au foyer." for number in range(60))
KEPT = "Une ferme offre du répit aux aidants. Les chevaux y apaisent les enfants."


@pytest.fixture
def home(library: Library) -> Path:
    """A library's home with a secret among other sources, searched once, so that all is on disk."""
    for number in range(20):
        library.put(*make_document(f"autre-{number}", f"{KEPT} Le chapitre {number} le dit."))
    library.put(*make_document("secret", SECRET))
    library.put(*make_document("secret", SECRET + " Une seconde version suit la première."))
    library.search(OPERATOR, "Zéphyrin7", "fr", 5)
    return library.home.path


def _bytes_left(home: Path, word: str) -> list[str]:
    return [str(file) for file in home.rglob("*") if file.is_file() and word.encode() in file.read_bytes()]


def test_a_removed_source_is_in_no_file_of_the_home(library: Library, home: Path) -> None:
    assert _bytes_left(home, "Zéphyrin17 confie")
    removal = library.remove(["secret"])
    assert (removal.removed, removal.remaining_passages, removal.remaining_bytes) == (("secret",), 0, 0)
    for word in ("Zéphyrin", "zephyrin", "Titre de secret"):
        assert _bytes_left(home, word) == []
    assert library.search(OPERATOR, "Zéphyrin7 confie son histoire", "fr", 5, {"secret"}) == []


def test_what_other_sources_say_too_does_not_count(library: Library, home: Path) -> None:
    library.put(*make_document("double", f"{KEPT} Une troisième phrase la distingue."))
    assert library.remove(["double"]).remaining_bytes == 0
    assert len(library.sources(OPERATOR)) == 21


def test_the_proof_finds_what_is_left(library: Library, home: Path) -> None:
    (home / "uploads" / "oubli.txt").write_text(SECRET)
    assert library.remove(["secret"]).remaining_bytes > 0


def test_an_unknown_id_removes_nothing(library: Library, home: Path) -> None:
    with pytest.raises(UnknownSource):
        library.remove(["secret", "inconnu"])
    assert "secret" in {row.source_id for row in library.sources(OPERATOR)}


def test_several_sources_leave_at_once(library: Library, home: Path) -> None:
    removal = library.remove([f"autre-{number}" for number in range(20)])
    assert (len(removal.removed), removal.remaining_bytes) == (20, 0)
    assert [row.source_id for row in library.sources(OPERATOR)] == ["secret"]
    assert [check for check in library.check() if not check.ok] == []


def test_removals_hold_after_a_restart(tmp_path: Path, embeddings: NamedEmbeddings) -> None:
    with Library.open(tmp_path, embeddings) as library:
        library.put(*make_document("secret", SECRET))
        library.remove(["secret"])
    with Library.open(tmp_path, embeddings) as library:
        assert library.sources(OPERATOR) == []
        assert library.search(OPERATOR, "Zéphyrin", "fr", 5) == []
        assert _bytes_left(tmp_path, "Zéphyrin") == []


def test_pieces_tell_one_text_from_others() -> None:
    shared = "Une phrase assez longue que deux textes ont en commun."
    own = "Une autre phrase, que seul celui-ci contient vraiment."
    pieces = telling_pieces([f"{shared} {own}"], [shared])
    assert pieces
    assert all(piece in own for piece in pieces)


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "vide").touch()
    (tmp_path / "plein").write_bytes("où sont les mots retirés du corpus ?".encode())
    assert remaining_bytes(tmp_path, ["mots retirés"]) == len("mots retirés".encode())
