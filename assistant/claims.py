"""What a sentence asserts: its figures, its names, its content words, and whether it denies.

Two sentences may share every word and say opposite things; so denial and a short list of
opposites are compared too.
"""

import re
from dataclasses import dataclass

from assistant.numerals import numerals
from corpus.text import STOP_WORDS, fold, stem, words

_NAME = re.compile(r"(?<![\w'’])(?:[dlDL]['’])?([A-ZÀ-ÖØ-Þ][\w'’-]*[\w]|[A-Z]{2,})")
_DENIAL = re.compile(
    r"\b(?:ne|n')\s?[^.;,]{1,60}?\b(?:pas|plus|jamais|aucune?s?|ni|rien|personne)\b|\baucune?\b|\bsans\b|\bni\b|\bnon\b"
    r"|\b(?:not|no|never|none|neither|nor|without|cannot)\b|\w+n't\b"
)
_OPPOSITES = tuple(
    tuple(frozenset(stem(fold(word)) for word in side.split()) for side in pair.split("/"))
    for pair in (
        "augmenter augmente hausse increase rise/diminuer diminue baisse baisser reduire reduit decrease fall",
        "ouvrir ouvert ouverture open opened/fermer ferme fermeture closed close",
        "commencer debut debute lancement start began begin/terminer fin termine arret end ended",
        "succes reussite reussi success/echec echoue failure failed",
        "gratuit gratuite free/payant payante",
        "obligatoire compulsory mandatory/facultatif volontaire optional voluntary",
        "accepter accepte accepted/refuser refuse refused rejected",
        "premier premiere first/dernier derniere last",
        "minimum moins least less fewer/maximum plus most more",
        "avant before/apres after",
        "inclure inclus compris include included/exclure exclu exclude excluded",
        "public publique/prive privee private",
        "homme hommes man men/femme femmes woman women",
        "facile easy/difficile hard difficult",
        "local locale/national nationale",
        "individuel individuelle/collectif collective",
        "interdit interdire forbidden/autorise autoriser permis allowed",
    )
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the folded words that stand next to it: what it counts."""

    value: float
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence reduced to what can be checked; `words` are folded, in order, stop words left out."""

    figures: tuple[Figure, ...]
    names: frozenset[str]
    words: tuple[str, ...]
    denies: bool

    @property
    def stems(self) -> frozenset[str]:
        """Stems of the content words."""
        return frozenset(stem(word) for word in self.words)


def read_claim(sentence: str) -> Claim:
    """What `sentence` asserts."""
    kept = tuple(word.folded for word in words(sentence) if word.folded not in STOP_WORDS and not word.folded.isdigit())
    return Claim(_read_figures(sentence), _read_names(sentence), kept, bool(_DENIAL.search(fold(sentence))))


def contradict(one: Claim, other: Claim) -> bool:
    """Whether one side of a pair of opposites stands in `one` and only the other side in `other`."""
    return any(
        (one.stems & left and not one.stems & right and other.stems & right and not other.stems & left)
        or (one.stems & right and not one.stems & left and other.stems & left and not other.stems & right)
        for left, right in _OPPOSITES
    )


def _read_figures(sentence: str) -> tuple[Figure, ...]:
    figures = []
    for numeral in numerals(sentence):
        after = [word.folded for word in words(sentence[numeral.span.end : numeral.span.end + 60])][:4]
        before = [word.folded for word in words(sentence[max(0, numeral.span.start - 40) : numeral.span.start])][-3:]
        beside = frozenset(word for word in (*after, *before) if word not in STOP_WORDS and not word.isdigit())
        figures.append(Figure(numeral.value, beside))
    return tuple(figures)


def _read_names(sentence: str) -> frozenset[str]:
    first = re.match(r"\W*", sentence)
    begin = first.end() if first else 0
    return frozenset(
        part
        for match in _NAME.finditer(sentence)
        if match.start(1) > begin or match.group(1).isupper()
        for part in re.findall(r"[^\W_]{2,}", fold(match.group(1)))
    )
