"""The peers run for real: MiniLM from its package, Chroma, rank-bm25."""

import pytest

from evaluation.peers.subject import stock_peers

TEXTS = {
    "jardin": "Un jardin partagé est cultivé par les habitants d'un centre d'hébergement.",
    "velo": "Un atelier répare les bicyclettes des salariés en insertion.",
    "repas": "Une cuisine ouverte prépare des repas solidaires chaque midi.",
    "logement": "Une association loge des jeunes dans des appartements avec un accompagnement.",
}


@pytest.fixture(scope="module")
def peers():
    return stock_peers(TEXTS)


def test_every_peer_finds_the_source_that_shares_the_words(peers) -> None:
    for name, peer in peers.items():
        assert next(iter(peer.search("un jardin partagé", 10))) == "jardin", name


def test_a_peer_answers_whatever_is_asked(peers) -> None:
    for peer in peers.values():
        reply = peer.ask("Quelle est la météo demain ?", ())
        assert reply.outcome == "answered"
        assert set(reply.items) <= set(TEXTS)
