"""Whatever is put in whatever order: the last version of each is there, once and whole; putting it again is nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.access import OPERATOR
from corpus.embedding.models import load_embeddings
from corpus.library import Library
from corpus.text import normalise
from tests.shelved import make_document

_TEXTS = st.text(max_size=80).map(normalise)
_PUTS = st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), _TEXTS), max_size=8)


@settings(max_examples=20)
@given(puts=_PUTS)
def test_the_last_version_of_each_stands_once_and_whole(puts: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder, Library.open(Path(folder), load_embeddings()) as library:
        last: dict[str, str] = {}
        for source_id, text in puts:
            library.put(*make_document(source_id, text, kind="fiche"))
            last[source_id] = text
        stored = {source.id: source for source in library.documents(OPERATOR)}
        assert {source_id: source.document.text for source_id, source in stored.items()} == last
        for source_id, source in stored.items():
            document, passages = make_document(source_id, last[source_id], kind="fiche")
            assert (source.document, source.passages) == (document, tuple(passages))
        revision = library.revision()
        for source_id, text in last.items():
            assert library.put(*make_document(source_id, text, kind="fiche")).status == "unchanged"
        assert library.revision() == revision
        assert [check for check in library.check() if not check.ok] == []
