"""What is kept in memory is what stands in the catalogue, and is read no more often than it changes."""

from corpus.access import ANYBODY, OPERATOR, Reader
from corpus.library import Library
from corpus.store.shelf import EMPTY
from tests.shelved import make_document


def test_only_what_changed_is_read_again(library: Library) -> None:
    for name in ("un", "deux", "trois"):
        library.put(*make_document(name, f"Le {name} est là."))
    before = {stored.id: stored for stored in library.documents(OPERATOR)}
    library.put(*make_document("deux", "Le deux a changé."))
    after = {stored.id: stored for stored in library.documents(OPERATOR)}
    assert {name for name in after if after[name] is before[name]} == {"un", "trois"}
    assert list(after) == list(before)


def test_readers_of_the_same_sources_share_a_view(library: Library) -> None:
    library.put(*make_document("un", "Le premier est là.", groups={"public"}))
    library.put(*make_document("deux", "Le deuxième est là.", groups={"siege"}))
    with library.database.read() as connection:
        shelf = EMPTY.refreshed(connection)
    assert shelf.view(ANYBODY) is shelf.view(Reader(frozenset({"nulle-part"})))
    assert shelf.view(ANYBODY) is not shelf.view(Reader(frozenset({"siege"})))
    assert not shelf.view(ANYBODY).whole
    assert shelf.view(Reader(frozenset({"siege"}))).whole
