from corpus.tagging.glossary import glossary
from corpus.tagging.vocabulary import vocabulary


def test_every_theme_and_public_of_the_glossary_exists() -> None:
    for entry in glossary():
        kind, _, code = entry.code.partition(":")
        if kind in ("theme", "public"):
            assert code in vocabulary("themes" if kind == "theme" else "publics").terms, entry.term


def test_terms_are_there_once_with_names_in_both_languages() -> None:
    terms = [entry.term for entry in glossary()]
    assert len(terms) == len(set(terms)) >= 200
    fjt = next(entry for entry in glossary() if entry.term == "FJT")
    assert fjt.is_sigle
    assert "résidence habitat jeunes" in fjt.names()
    assert "young workers' hostel" in fjt.names()
