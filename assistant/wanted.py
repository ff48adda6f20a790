"""What one part of a question wants: a type of value, and the words that say about what."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from assistant.asking import type_parts
from assistant.matching import Term, read_terms, root
from assistant.query import Asked, Language, Query
from corpus.text import words

_ASKING = """
combien nombre annee date duree longtemps age tranche taux part pourcentage proportion montant chiffre quel exister existe
situer situe trouver trouve lieu endroit contact contacter joindre coordonnees adresse telephone numero courriel mail
appeler appelle dire savoir connaitre donner indiquer preciser parler parle presenter presente expliquer question
fiche corpus source quoi depuis grace aller va vont rester reste stay stays people combien selon concretement exactement svp merci bonjour aujourd'hui actuellement certains certaines
dispositif projet experimentation programme action initiative service durer dure personne quelqu'un someone somebody
last lasts lasted scheme project programme program experiment initiative thing things another
many much long old year date number percentage share rate what which who where when how why tell about know give
please contact phone email address there get amount duration
"""
_SECTION_WORDS = """
obstacle obstacles frein freins difficulte difficultes limite limites condition conditions reussite succes facteur facteurs
cle cles levier leviers resultat resultats bilan impact partenaire partenaires porteur porte porter financeur financeurs finance
public publics besoin methode etape etapes marche fonctionne fonctionnement recommander recommandation conseil conseiller
transposer transposition obstacle barriers barrier limits success factors factor results result outcome outcomes
partners partner runs carrier funder funders funds need work works made make transfer replicate challenges weaknesses weakness faiblesses inconvenients drawbacks pitfalls succeed problemes problems
"""
ASKING_STEMS = frozenset(root(word.folded) for word in words(_ASKING))
"""Stems that ask, or name any experiment, and so say nothing of the subject."""
_MODAL = "maximum maximal maximale minimum minimal moyen moyenne environ total premier premiere average mean maximum minimum first"
MODAL_STEMS = frozenset(root(word.folded) for word in words(_MODAL))
"""Stems that qualify a value: welcome in the sentence that answers, not required."""
_SECTION_STEMS = frozenset(root(word.folded) for word in words(_SECTION_WORDS))


@dataclass(frozen=True, slots=True)
class Wanted:
    """One part of a question.

    `terms` are its content words without the names that `Query.names` recognised, `required`
    those of them that the answer may not ignore (a facet or a modal word it may); `counted` are
    what a number must count, head first.
    """

    text: str
    asked: Asked
    terms: tuple[Term, ...]
    required: tuple[Term, ...]
    counted: tuple[Term, ...]
    language: Language


Weigh = Callable[[str], float]
Translate = Callable[[str], Iterable[str]]


def read_wanted(query: Query, weigh: Weigh, translate: Translate) -> tuple[Wanted, ...]:
    """Each part of a question, in order."""
    named = {
        root(word.folded)
        for name in query.names
        if name.source_ids
        for word in (*words(name.label), *words(name.span.cut(query.standalone)))
    }
    parts = type_parts(query.standalone, query.language)
    plain = {root(word.folded) for typed in query.words for word in words(typed)}
    found = []
    for text, asked in parts:
        skip = named | ASKING_STEMS | (_SECTION_STEMS if asked.type == "section" else frozenset())
        told = {root(word.folded) for word in words(text)} - plain
        terms = read_terms(text, weigh, translate, skip, lighter=told)
        counted = tuple(term for term in read_terms(text, weigh, translate) if term.root in asked.of)
        required = tuple(term for term in terms if term.root in plain - MODAL_STEMS)
        found.append(Wanted(text, asked, terms, required, _in_order(counted, asked.of), query.language))
    return tuple(found)


def _in_order(terms: Collection[Term], order: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: order.index(term.root)))
