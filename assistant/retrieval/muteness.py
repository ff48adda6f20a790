"""Sentences that tell nothing: a page's own furniture, and what a source says that it does not say."""

import re

from corpus.text import fold

_SILENT = re.compile(
    r"\b(?:ne|n')\s?(?:donne|indique|precise|detaille|nomme|mentionne|dit|publie|fournit|chiffre)\w*\b"
    r"|\bnon (?:indique|precise|communique|renseigne)|\bni (?:le|la|l'|les) ?\w+(?:,| ni)"
    r"|\b(?:pas|ne sont pas|n'est pas) (?:indiques?|precises?|nommee?s?|connus?|donnes?|chiffres?)\b"
    r"|\baucun (?:chiffre|resultat chiffre)|\bpas de resultat chiffre|\bsans (?:indication|precision)\b"
)
_NOISE = re.compile(
    r"\b(?:s'abonner|abonnez|abonnes?\b.*\b(?:article|identifiants|service)|article reserve|newsletters?|infolettre"
    r"|mot de passe|identifiez|se connecter|connectez|service clients?|cookies?|espace recruteur"
    r"|mentions legales|partager sur|tous droits reserves|lire aussi|champ obligatoire"
    r"|log ?in|sign ?up|subscribe|password|privacy policy)\b"
)


def is_noise(text: str) -> bool:
    """Whether a sentence is a page's own furniture (log-in, newsletter, subscriber service), not its subject."""
    return _NOISE.search(fold(text)) is not None


def is_silent(text: str) -> bool:
    """Whether a clause says that something is not said (« La source n’indique ni l’âge, ni le montant »)."""
    return _SILENT.search(fold(text)) is not None
