"""The lexical index follows the code that made it."""

from pathlib import Path

from corpus.access import OPERATOR
from corpus.embedding.models import NamedEmbeddings
from corpus.library import Library
from corpus.store import catalogue
from tests.shelved import make_document


def test_an_index_of_another_version_is_made_anew(tmp_path: Path, embeddings: NamedEmbeddings) -> None:
    with Library.open(tmp_path, embeddings) as library:
        library.put(*make_document("foyer", "Un foyer accueille des jeunes."))
        with library.database.write() as connection:
            catalogue.write_state(connection, "lexical.version", "0")
            connection.exec_driver_sql("DELETE FROM lexical")
    with Library.open(tmp_path, embeddings) as library:
        assert [check for check in library.check() if not check.ok] == []
        assert library.search(OPERATOR, "foyer", "fr", 5)
