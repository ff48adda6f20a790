"""Everyday words mean a facet in a question, never in a text that is tagged."""

from importlib import resources

import pytest

from corpus.tagging.everyday import find_everyday
from corpus.tagging.glossary import glossary
from corpus.tagging.lexicon import find_terms
from corpus.tagging.tags import tag
from corpus.tagging.vocabulary import FACETS, vocabulary
from corpus.text import words


def _codes(question: str) -> set[str]:
    return {one.code for one in find_terms(question, question=True)}


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Qui donne un coup de main pour la paperasse ?", "acces-aux-droits"),
        ("des terrains où l'on fait pousser ses légumes", "jardin"),
        ("des boîtes qui embauchent sans CV", "emploi"),
        ("ceux qui vivent sous la tente", "sans-domicile"),
        ("ceux qui n'arrivent plus à payer leur loyer", "menages-en-impaye"),
        ("des jeunes qui ont grandi en foyer", "jeunes-sortants-ase"),
        ("somewhere to stay for a few weeks", "hebergement"),
        ("people who drink too much", "addictions"),
        ("pilots that were made into public policy", "generalise"),
        ("a say in how the place is run", "participation"),
        ("helping people fill in forms", "acces-aux-droits"),
        ("staff who go out to find families", "aller-vers"),
        ("owners who are willing to rent", "intermediation-locative"),
        ("ex residents now working in the shelter", "travail-pair"),
        ("somewhere to eat cheaply", "alimentation"),
        ("ma nièce fait un stage à Lyon", "apprentis-alternants"),
        ("teenagers growing up in foster homes", "jeunes-sortants-ase"),
        ("faire entrer les résidents dans les décisions", "participation"),
        ("une étudiante logée dans une famille", "cohabitation"),
    ],
)
def test_hears_everyday_words(question: str, code: str) -> None:
    assert code in _codes(question)


def test_reads_them_in_questions_only() -> None:
    told = "Un coup de main pour la paperasse."
    assert find_terms(told) == []
    assert "acces-aux-droits" not in tag(told).themes


def test_takes_the_wider_of_two_that_meet() -> None:
    assert _codes("des jeunes qui dorment dehors") == {"jeunes-en-errance"}
    assert _codes("une pension de famille") == {"logement-accompagne"}


def test_what_ends_up_as_a_law_has_not_ended() -> None:
    assert _codes("schemes that ended up as national programmes") == {"generalise"}


def test_counts_no_article_or_possessive() -> None:
    said = find_everyday(list(words("remplir des papiers, remplir ses papiers, remplir leurs papiers")))
    assert [one.code for one in said] == ["acces-aux-droits"] * 3


def test_holds_single_words_to_their_form() -> None:
    assert "numerique" not in _codes("il faut appliquer la règle")
    assert "alimentation" in _codes("où ils mangent")


def test_every_section_is_a_code() -> None:
    text = resources.files("corpus").joinpath("data/everyday.txt").read_text(encoding="utf-8")
    heads = [line.strip("[]") for line in text.splitlines() if line.startswith("[")]
    assert len(heads) == len(set(heads))
    for head in heads:
        facet, _, named = head.partition(":")
        code, _, term = named.partition("/")
        kind = next(one for one in FACETS if one == facet)
        assert code in vocabulary(kind).codes
        sorts = {names[0] for names in vocabulary(kind).sorts.get(code, ())}
        assert not term or term in sorts | {entry.term for entry in glossary()}, head
