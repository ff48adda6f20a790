"""What a page says about itself is no evidence."""

import pytest

from ingest.parsing.blocks import Block
from ingest.parsing.noise import drop_noise


@pytest.mark.parametrize(
    "line",
    [
        "S’abonner",
        "Se connecter",
        "Mot de passe oublié ?",
        "Recevoir notre newsletter",
        "Contenu réservé aux abonnés",
        "Continuer sans accepter",
        "Politique de confidentialité",
        "ABONNEZ-VOUS POUR LIRE LA SUITE",
    ],
)
def test_lines_of_login_and_subscription_are_dropped(line: str) -> None:
    kept, warnings = drop_noise([Block("L’association ouvre un lieu."), Block(line)])
    assert [block.text for block in kept] == ["L’association ouvre un lieu."]
    assert warnings


@pytest.mark.parametrize(
    "line",
    [
        "Se connecter aux autres habitants change le quotidien des personnes isolées.",
        "S’inscrire dans une démarche participative",
        "Inscription à la résidence sociale",
        "La connexion des jeunes à l’emploi",
        "Un espace recruteur et un espace candidat se rencontrent chaque mois.",
        "L’abonnement solidaire aux transports",
    ],
)
def test_lines_that_share_their_words_are_kept(line: str) -> None:
    assert drop_noise([Block(line)]) == ([Block(line)], ())


def test_short_lines_caught_between_two_are_dropped_and_paragraphs_are_not() -> None:
    caught = [Block("S’abonner"), Block("Message d’alerte"), Block("Se connecter")]
    assert drop_noise(caught)[0] == []
    article = Block("Un paragraphe assez long pour être celui d’un article, quoi que disent ses voisins.")
    assert drop_noise([Block("S’abonner"), article, Block("Se connecter")])[0] == [article]
