from assistant.known.knowledge import KnowledgeOf, learn
from corpus.access import ANYBODY, OPERATOR, Reader
from corpus.library import Library
from corpus.store.stored import StoredSource
from tests.shelved import make_document


def test_what_a_reader_may_not_read_is_unknown_to_his_assistant(library: Library) -> None:
    library.put(*make_document("ouvert", "Un jardin partagé.", groups=["public"]))
    library.put(*make_document("secret", "Le projet Zorglub.", groups=["membres"]))
    known = KnowledgeOf(library)
    assert [source.id for source in known.reader(ANYBODY).sources] == ["ouvert"]
    assert not known.reader(ANYBODY).holds("zorglub")
    assert "zorglub" not in known.reader(ANYBODY).forms
    assert known.reader(ANYBODY).names.find("Titre de secret") == []
    assert known.reader(Reader(frozenset({"membres"}))).holds("zorglub")
    assert known.reader(OPERATOR).names.find("Titre de secret") != []


def test_knowledge_is_kept_until_the_library_changes(library: Library) -> None:
    library.put(*make_document("un", "Un jardin partagé."))
    known = KnowledgeOf(library)
    before = known.reader(ANYBODY)
    assert known.reader(ANYBODY) is before
    library.put(*make_document("deux", "Une yourte."))
    assert known.reader(ANYBODY).holds("yourte")
    assert not before.holds("yourte")


def test_a_rare_word_weighs_more(fiches: list[StoredSource]) -> None:
    knowledge = learn(fiches)
    assert knowledge.weigh("moyembr") > knowledge.weigh("log")
    assert 0.0 <= knowledge.weigh("log") <= knowledge.weigh("inconnu") == 1.0


def test_english_words_reach_french_stems_and_cognates(fiches: list[StoredSource]) -> None:
    knowledge = learn(fiches)
    assert "chien" in knowledge.translate("dog")
    assert "intergenerationnel" in knowledge.translate("intergenerational")


def test_an_empty_corpus_knows_nothing() -> None:
    knowledge = learn([])
    assert knowledge.sources == ()
    assert knowledge.weigh("log") == 1.0
