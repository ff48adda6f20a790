"""What a sum is for: rents are no budgets, and budgets no wages."""

import re

from corpus.text import fold

_KINDS = {
    "price": re.compile(r"\b(?:loyers?|tarifs?|prix|par mois|la nuit|nuitees?|rents?|prices?|fees?)\b"),
    "pay": re.compile(
        r"\b(?:salaires?|remuner\w+|l'heure|payees?|gagn\w+|allocations?|indemnit\w+"
        r"|salary|wages?|allowance|per hour)\b"
    ),
    "budget": re.compile(
        r"\b(?:budgets?|credits?|subvention\w*|dotations?|millions?|par projet|fund\w*|financ\w+)\b|m€"
    ),
}


def may_be_meant(question: str, text: str) -> bool:
    """Whether a sum in `text` may be the one asked; one of which nothing is said may be any."""
    asked, said = _kinds(question), _kinds(text)
    return not asked or not said or bool(asked & said)


def shares_kind(question: str, text: str) -> bool:
    """Whether both say what the sum is for, and say the same."""
    return bool(_kinds(question) & _kinds(text))


def is_money(word: str) -> bool:
    """Whether a word only says what a sum is for: « budget », “rent”."""
    return bool(_kinds(word))


def _kinds(text: str) -> set[str]:
    return {kind for kind, pattern in _KINDS.items() if pattern.search(fold(text))}
