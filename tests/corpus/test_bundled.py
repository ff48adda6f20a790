"""An upgrade brings new bundled fiches and renews old ones, but leaves alone what users touched."""

import hashlib
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from corpus.access import ANYBODY, OPERATOR
from corpus.bundled import bring_fiches
from corpus.document import Document, Passage
from corpus.library import Library
from tests.shelved import make_document


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "fiches"
    folder.mkdir()
    for name in ("foyer", "ferme"):
        (folder / f"{name}.md").write_text(f"La {name} de la première version.")
    return folder


def _read(file: Traversable) -> tuple[Document, Sequence[Passage]]:
    return make_document(file.name.removesuffix(".md"), file.read_text(), kind="fiche")


def _bring(library: Library, folder: Path) -> list[str]:
    return bring_fiches(library, sorted(folder.iterdir()), _read)


def _text(library: Library, source_id: str) -> str:
    return library.read(OPERATOR, source_id).document.text


def test_a_new_home_gets_them_all_once(library: Library, shipped: Path) -> None:
    told: list[tuple[int, int]] = []
    assert bring_fiches(library, sorted(shipped.iterdir()), _read, lambda done, of: told.append((done, of))) == [
        "ferme",
        "foyer",
    ]
    assert told == [(1, 2), (2, 2)]
    assert _bring(library, shipped) == []
    assert len(library.sources(ANYBODY)) == 2


def test_an_upgrade_adds_and_renews(library: Library, shipped: Path) -> None:
    _bring(library, shipped)
    (shipped / "jardin.md").write_text("Le jardin.")
    (shipped / "foyer.md").write_text("Le foyer de la seconde version.")
    assert _bring(library, shipped) == ["foyer", "jardin"]
    assert _text(library, "foyer") == "Le foyer de la seconde version."


def test_what_a_user_edited_or_removed_stays_so(library: Library, shipped: Path) -> None:
    _bring(library, shipped)
    library.put(*make_document("foyer", "Mon foyer à moi.", kind="fiche"))
    library.remove(["ferme"])
    for name in ("foyer", "ferme"):
        (shipped / f"{name}.md").write_text(f"La {name} de la seconde version.")
    assert _bring(library, shipped) == []
    assert _text(library, "foyer") == "Mon foyer à moi."
    assert [row.source_id for row in library.sources(OPERATOR)] == ["foyer"]


def test_a_users_own_fiche_of_the_same_id_is_his(library: Library, shipped: Path) -> None:
    library.put(*make_document("foyer", "Mon foyer à moi.", kind="fiche"))
    assert _bring(library, shipped) == ["ferme"]
    assert _text(library, "foyer") == "Mon foyer à moi."


def test_who_may_read_a_renewed_fiche_does_not_change(library: Library, shipped: Path) -> None:
    _bring(library, shipped)
    library.share("foyer", {"siege"})
    (shipped / "foyer.md").write_text("Le foyer de la seconde version.")
    assert _bring(library, shipped) == ["foyer"]
    assert library.read(OPERATOR, "foyer").document.source.groups == {"siege"}


def test_a_start_that_was_killed_after_a_put_is_made_good(library: Library, shipped: Path) -> None:
    library.put(*_read(shipped / "foyer.md"))  # put, then killed before it was noted
    assert hashlib.sha256((shipped / "foyer.md").read_bytes()).hexdigest() == library.sources(OPERATOR)[0].checksum
    assert _bring(library, shipped) == ["ferme"]
    (shipped / "foyer.md").write_text("Le foyer de la seconde version.")
    assert _bring(library, shipped) == ["foyer"]
