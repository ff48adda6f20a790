"""What sort of thing a noun counts: people, or homes.

« 200 personnes » answers how many young people a scheme for the young took in, « 200 jeunes » how many people; neither
how many children.
"""

from collections.abc import Collection, Iterable

from assistant.words.matching import Term, root
from corpus.tagging.lexicon import find_terms

_ANYBODY = frozenset(
    root(word)
    for word in "personne monde gens people person usager beneficiaire participant accueilli accompagne resident user "
    "participant beneficiary".split()
)
_PEOPLE = _ANYBODY | frozenset(
    root(word)
    for word in "habitant jeune enfant femme homme famille menage locataire eleve etudiant senior adulte refugie "
    "salarie tenant child woman man family household young".split()
)
_STAFF = frozenset(
    root(word)
    for word in (
        "membre adherent benevole volontaire professionnel employe member employee volunteer worker staff".split()
    )
)
_HOMES = frozenset(
    root(word)
    for word in "logement place lit chambre appartement maison studio pavillon colocation home dwelling flat apartment "
    "bed room house unit".split()
)
_DOING = ("eur", "eus", "ant", "ien", "ist")
"""How nouns for people who do or are something end: « accordeurs », « habitants », « lycéens »."""
_LONG = 7
_THINGS = frozenset("restaurant secteur ordinateur montant carburant".split())


def counts_people(counted: Collection[str]) -> bool:
    """Whether what is counted (its roots, head first) are people."""
    head = next(iter(counted), "")
    doing = head.endswith(_DOING) and len(head) >= _LONG and head not in _THINGS
    return head in _PEOPLE or head in _STAFF or doing


def speaks_of_homes(roots: Iterable[str]) -> bool:
    """Whether a home is among these roots: a room, a flat, a place in a shelter."""
    return not _HOMES.isdisjoint(roots)


def are_alike(noun: Term, publics: Collection[str], counted: Collection[str]) -> bool:
    """Whether things counted (their roots) are of the noun's sort: homes, or the people whom a source with these
    `publics` is about."""
    if noun.root in _HOMES:
        return speaks_of_homes(counted)
    if noun.root in _ANYBODY:
        return not _PEOPLE.isdisjoint(counted)
    about = any(found.code in publics for found in find_terms(noun.word, question=True))
    return about and not _ANYBODY.isdisjoint(counted)
