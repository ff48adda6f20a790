"""Nouns of a question: what an answer must be about."""

import pytest

from assistant.query import Language
from assistant.words.grammar import read_nouns


@pytest.mark.parametrize(
    ("question", "language", "nouns", "others"),
    [
        ("Depuis quand l’équipe mobile tourne-t-elle dans la vallée ?", "fr", "equipe vallee", "tourne"),
        ("Ils paient combien de loyer pour leur studio ?", "fr", "loyer studio", "paient"),
        ("Combien de personnes la ferme a-t-elle accueillies ?", "fr", "personnes ferme", "accueillies"),
        ("Qui le finance pour ouvrir un jardin ?", "fr", "jardin", "finance ouvrir"),
        ("How long does a host agreement last?", "en", "host agreement", "last"),
        ("How much do residents spend on rent?", "en", "rent", "spend"),
        ("Who opened the garden?", "en", "garden", "opened"),
        ("durée séjour foyer", "fr", "duree sejour foyer", ""),
    ],
)
def test_verbs_are_none(question: str, language: Language, nouns: str, others: str) -> None:
    found = read_nouns(question, language)
    assert set(nouns.split()) <= found
    assert found.isdisjoint(others.split())
