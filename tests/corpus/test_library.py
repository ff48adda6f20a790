"""The library's face: what is put is found, read and removed whole."""

import threading
from pathlib import Path

import pytest

from corpus.access import ANYBODY, OPERATOR, Reader
from corpus.document import Passage, Span
from corpus.embedding.models import NamedEmbeddings
from corpus.errors import UnknownSource
from corpus.facets import Facets, Period
from corpus.library import POOL, Library
from corpus.notice import Notice
from tests.shelved import make_document

YOUTH = "Un foyer accueille des jeunes sans logement. Une colocation solidaire les héberge."
CARERS = "Une ferme offre du répit aux aidants. Les chevaux y apaisent les enfants."


def test_a_document_comes_back_as_it_was_put(library: Library) -> None:
    facets = Facets(("logement",), ("jeunes",), ("departement:38",), True, "en_cours", "x", "y", Period("2018", None))
    document, passages = make_document("foyer", YOUTH, facets=facets, partial=True)
    library.put(document, passages)
    stored = library.read(OPERATOR, "foyer")
    assert stored.document == document
    assert list(stored.passages) == passages


def test_the_words_of_a_passage_find_it(library: Library) -> None:
    library.put(*make_document("foyer", YOUTH))
    library.put(*make_document("ferme", CARERS))
    hits = library.search(ANYBODY, "répit des aidants", "fr", 3)
    assert hits[0].passage.text == "Une ferme offre du répit aux aidants."
    assert (hits[0].title, hits[0].source_kind) == ("Titre de ferme", "document")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_search_of_sources_gives_each_once(library: Library) -> None:
    library.put(*make_document("foyer", YOUTH))
    library.put(*make_document("ferme", CARERS))
    hits = library.search_sources(ANYBODY, "logement des jeunes", "fr", 10)
    assert hits[0].passage.source_id == "foyer"
    assert len({hit.passage.source_id for hit in hits}) == len(hits)


def test_a_search_stays_within_the_sources_named(library: Library) -> None:
    library.put(*make_document("foyer", YOUTH))
    library.put(*make_document("ferme", CARERS))
    hits = library.search(ANYBODY, "logement des jeunes", "fr", 10, {"ferme"})
    assert {hit.passage.source_id for hit in hits} == {"ferme"}
    assert library.search(ANYBODY, "logement", "fr", 10, set()) == []


def test_what_is_unreadable_takes_no_place_in_either_index(library: Library) -> None:
    crowd = " ".join(f"A shelter for homeless people, number {number}." for number in range(POOL + 50))
    library.put(*make_document("crowd", crowd, groups=()))
    library.put(*make_document("foyer", YOUTH))
    for question in ("a shelter for homeless people", "logement"):
        hits = library.search(ANYBODY, question, "fr", 5)
        assert {hit.passage.source_id for hit in hits} == {"foyer"}


@pytest.mark.parametrize("question", ["", "de la", "?!", '" OR NEAR(', "zzzzqqqq", "é" * 10_000])
def test_odd_searches_fail_on_nothing(library: Library, question: str) -> None:
    library.put(*make_document("foyer", YOUTH))
    library.search(ANYBODY, question, "fr", 5)


def test_what_is_unknown_and_what_is_private_look_the_same(library: Library) -> None:
    library.put(*make_document("prive", YOUTH, groups=()))
    for source_id in ("prive", "inconnu"):
        with pytest.raises(UnknownSource):
            library.read(ANYBODY, source_id)
    assert library.sources(ANYBODY) == []
    assert [row.source_id for row in library.sources(OPERATOR)] == ["prive"]


def test_the_same_again_is_unchanged(library: Library) -> None:
    first = library.put(*make_document("foyer", YOUTH))
    revision = library.revision()
    again = library.put(*make_document("foyer", YOUTH))
    assert (first.status, again.status, again.passages) == ("added", "unchanged", 2)
    assert library.revision() == revision


def test_the_same_bytes_under_another_origin_keep_the_first_id(library: Library) -> None:
    library.put(*make_document("foyer", YOUTH))
    put = library.put(*make_document("copie", YOUTH))
    assert (put.source_id, put.status) == ("foyer", "unchanged")
    assert [row.source_id for row in library.sources(OPERATOR)] == ["foyer"]


def test_the_same_bytes_for_another_group_serve_both(library: Library) -> None:
    library.put(*make_document("foyer", YOUTH, groups={"siege"}))
    put = library.put(*make_document("copie", YOUTH, groups={"terrain"}))
    assert (put.source_id, put.status) == ("foyer", "updated")
    assert library.read(Reader(frozenset({"terrain"})), "foyer").document.source.groups == {"siege", "terrain"}


def test_fiches_of_one_table_are_no_twins(library: Library) -> None:
    library.put(*make_document("un", YOUTH, kind="fiche"))
    assert library.put(*make_document("deux", YOUTH, kind="fiche")).status == "added"


def test_a_new_version_takes_the_place_of_the_old(library: Library) -> None:
    library.put(*make_document("foyer", YOUTH))
    added_at = library.read(OPERATOR, "foyer").added_at
    put = library.put(*make_document("foyer", CARERS))
    assert put.status == "updated"
    stored = library.read(OPERATOR, "foyer")
    assert (stored.document.text, stored.added_at) == (CARERS, added_at)
    assert all(hit.passage.text in CARERS for hit in library.search(OPERATOR, "foyer jeunes colocation", "fr", 10))


def test_other_groups_are_an_update(library: Library) -> None:
    library.put(*make_document("foyer", YOUTH, groups=()))
    assert library.put(*make_document("foyer", YOUTH, groups={"public"})).status == "updated"
    assert library.search(ANYBODY, "foyer", "fr", 5)


def test_what_was_read_in_part_says_so(library: Library) -> None:
    assert library.put(*make_document("scan", YOUTH, partial=True)).status == "partial"
    assert library.put(*make_document("scan", YOUTH, partial=True)).status == "unchanged"


def test_a_passage_that_is_not_at_its_span_is_refused(library: Library) -> None:
    document, passages = make_document("foyer", YOUTH)
    moved = Passage("x", "foyer", Span(1, 9), passages[0].text[:8])
    with pytest.raises(ValueError, match="not at its span"):
        library.put(document, [moved])
    assert library.sources(OPERATOR) == []


def test_a_source_without_text_is_kept(library: Library) -> None:
    library.put(*make_document("vide", ""))
    assert library.sources(OPERATOR)[0].passages == 0


def test_a_summary_counts_and_names(library: Library) -> None:
    library.put(*make_document("foyer", YOUTH, groups={"siege", "public"}))
    row = library.sources(OPERATOR)[0]
    assert (row.pages, row.passages, row.groups) == (1, 2, ("public", "siege"))
    assert row.warnings == (Notice("Texte caché retiré.", "Hidden text removed."),)


def test_everything_is_there_after_a_restart(tmp_path: Path, embeddings: NamedEmbeddings) -> None:
    with Library.open(tmp_path, embeddings) as library:
        library.put(*make_document("foyer", YOUTH))
        before = library.search(ANYBODY, "logement des jeunes", "fr", 5)
    with Library.open(tmp_path, embeddings) as library:
        assert library.search(ANYBODY, "logement des jeunes", "fr", 5) == before
        assert all(check.ok for check in library.check())


def test_another_model_embeds_everything_again(tmp_path: Path, embeddings: NamedEmbeddings) -> None:
    with Library.open(tmp_path, _Narrow(embeddings)) as library:
        library.put(*make_document("foyer", YOUTH))
        assert library.search(ANYBODY, "logement des jeunes", "fr", 5)
    with Library.open(tmp_path, embeddings) as library:
        assert library.search(ANYBODY, "logement des jeunes", "fr", 5)[0].passage.text.startswith("Un foyer")
        assert all(check.ok for check in library.check())


def test_threads_read_while_one_writes(library: Library) -> None:
    texts = {YOUTH, CARERS}
    library.put(*make_document("foyer", YOUTH))
    seen: set[str] = set()
    failures: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                for hit in library.search(ANYBODY, "foyer ferme aidants jeunes", "fr", 10):
                    assert any(hit.passage.text in text for text in texts)
                stored = library.read(ANYBODY, "foyer")
                seen.add(stored.document.text)
                assert all(passage.span.cut(stored.document.text) == passage.text for passage in stored.passages)
        except BaseException as error:
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for turn in range(12):
        library.put(*make_document("foyer", (CARERS, YOUTH)[turn % 2]))
    done.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert seen <= texts


class _Narrow:
    """The same model, cut to its first dimensions: another model as far as the library can tell."""

    name = "narrow"
    dimension = 64

    def __init__(self, whole: NamedEmbeddings) -> None:
        self._whole = whole

    def encode(self, texts: list[str]) -> object:
        return self._whole.encode(texts)[:, :64].copy()

    def encode_query(self, text: str) -> object:
        return self._whole.encode_query(text)[:64].copy()

    def match_words(self, query: str, texts: list[str]) -> object:
        return self._whole.match_words(query, texts)
