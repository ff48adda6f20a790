"""A carrier, a partner or a funder is held against the lines of the overview of its source."""

import pytest

from assistant.evidence import Evidence
from assistant.verification.verifier import Verifier
from corpus.document import Facets, Passage, Span
from corpus.embedding.models import NamedEmbeddings

OVERVIEW = (
    "En bref\n\nTerritoire\u00a0: Morlaix (Finistère)\n\nPorteur\u00a0: Les Ateliers du Léon\n\n"
    "Partenaires\u00a0: Ville de Morlaix, Fondation Kerbriac\n\nSource\u00a0: Le garage, Gazette du Trégor, 2019"
)
TITLE = "Garage solidaire de Morlaix"


@pytest.fixture
def holds(embeddings: NamedEmbeddings):
    passage = Passage("p", "garage", Span(0, len(OVERVIEW)), OVERVIEW, None, "En bref", Facets())
    evidence = [Evidence(1, passage, TITLE, "fiche")]
    return lambda sentence: Verifier(embeddings).verify(sentence, [1], evidence).holds


@pytest.mark.parametrize(
    "sentence",
    [
        "Le garage solidaire est porté par Les Ateliers du Léon.",
        "Le garage solidaire est porté par Les Ateliers du Léon, avec la Ville de Morlaix comme partenaire.",
        "La Fondation Kerbriac est partenaire des Ateliers du Léon.",
        "The garage is carried by Les Ateliers du Léon, with the Fondation Kerbriac as a partner.",
    ],
)
def test_each_in_its_role_is_verified(holds, sentence: str) -> None:
    assert holds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Le garage solidaire est porté par la Fondation Kerbriac.",
        "Le garage solidaire est porté depuis Morlaix par la Fondation Kerbriac.",
        "Le garage solidaire est porté par la Ville de Morlaix, avec Les Ateliers du Léon comme partenaire.",
        "Les partenaires du garage sont la Ville de Morlaix et la Gazette du Trégor.",
    ],
)
def test_one_taken_for_another_is_refused(holds, sentence: str) -> None:
    assert not holds(sentence)
