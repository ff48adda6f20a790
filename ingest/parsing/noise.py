"""What a web page says about itself: log in, subscribe, accept cookies.

Such lines are dropped before the text is stored, so that they are never evidence and no span
moves. Only whole lines that match are dropped, and the one or two short lines caught between two of them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.notice import Notice
from corpus.text import fold
from ingest.parsing.blocks import Block

DROPPED = Notice(
    "Lignes de connexion, d’abonnement ou de navigation écartées : {count}.",
    "Lines about signing in, subscribing or finding one's way, left out: {count}.",
)

_LINE = re.compile(
    r"""
      (?:s'abonner|abonnez-vous|je\ m'abonne)\b.{0,60}
    | (?:s'inscrire|inscrivez-vous)(?:\ (?:gratuitement|ici|maintenant|a\ (?:la|notre)\ (?:newsletter|lettre).{0,40}))?
    | (?:se\ connecter|connectez-vous|connexion)(?:\ (?:a\ (?:mon|votre)|avec|pour)\b.{0,60})?
    | (?:identifiez-vous|deja\ (?:abonne|inscrit|un\ compte)|vous\ etes\ (?:deja\ )?abonne)\b.{0,80}
    | creer\ (?:un|mon|votre)\ compte|mon\ compte|mon\ espace|espace\ (?:recruteur|abonne|candidat|client)s?
    | (?:mot\ de\ passe|identifiant)s?(?:\ (?:oublie|obligatoire|perdu|incorrect)s?.{0,40})?
    | champs?\ obligatoires?.{0,60}
    | (?:recevoir|recevez|inscription\ a)\ (?:la\ |notre\ |nos\ |une\ )?(?:newsletters?|lettres?\ d'information).{0,60}
    | newsletters?
    | (?:article|contenu|acces)\ (?:est\ )?reserve\ (?:aux|a\ nos)\ (?:abonne|adherent|inscrit)e?s?.{0,80}
    | il\ vous\ reste.{0,40}(?:a\ lire|abonne).{0,40}
    | contactez\ (?:le|notre)\ service\ (?:clients?|abonnements?|abonnes).{0,60}
    | rendez-vous\ sur\ votre\ espace.{0,40}
    | (?:accepter|refuser|gerer|parametrer|personnaliser)\ (?:tous\ )?(?:les|mes|nos|vos)?\ ?cookies.{0,40}
    | tout\ accepter|tout\ refuser|continuer\ sans\ accepter
    | (?:ce\ site|nous)\ utilis(?:e|ons)\ des\ cookies.{0,200}
    | mentions\ legales|politique\ de\ confidentialite|plan\ du\ site|conditions\ generales\ d'utilisation
    | partager(?:\ sur\ (?:facebook|twitter|linkedin|x))?|imprimer|envoyer\ par\ e?-?mail|lire\ aussi
    | retour\ en\ haut|haut\ de\ page|aller\ au\ contenu(?:\ principal)?
    | (?:subscribe|sign\ in|log\ in|sign\ up|forgot(?:ten)?\ (?:your\ )?password|skip\ to\ content)\b.{0,40}
    | accept\ (?:all\ )?cookies
    """,
    re.VERBOSE,
)
_CAUGHT_LINES, _CAUGHT_LENGTH = 2, 60


def drop_noise(blocks: Sequence[Block]) -> tuple[list[Block], tuple[Notice, ...]]:
    """The blocks without those lines, and a warning that counts them."""
    lines = [(number, line) for number, block in enumerate(blocks) for line in block.text.splitlines() if line.strip()]
    noisy = [_is_noise(line) for _, line in lines]
    found = [index for index, noise in enumerate(noisy) if noise]
    for left, right in pairwise(found):
        between = range(left + 1, right)
        if len(between) <= _CAUGHT_LINES and all(len(lines[index][1]) <= _CAUGHT_LENGTH for index in between):
            noisy[left + 1 : right] = [True] * len(between)
    if not found:
        return list(blocks), ()
    kept: dict[int, list[str]] = {}
    for (number, line), noise in zip(lines, noisy, strict=True):
        if not noise:
            kept.setdefault(number, []).append(line)
    cleaned = [replace(blocks[number], text="\n".join(texts)) for number, texts in kept.items()]
    return cleaned, (DROPPED.fill(count=sum(noisy)),)


def _is_noise(line: str) -> bool:
    folded = " ".join(fold(line).split()).rstrip(" .!:*>»›")
    return len(folded) <= 200 and _LINE.fullmatch(folded) is not None
