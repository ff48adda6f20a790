"""What a question demands and no nearness replaces: its territory, the names that it names, what it may ask at all."""

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.query import AskedPlace, Query
from corpus.store.stored import StoredSource
from corpus.tagging.gazetteer import folded_name, gazetteer
from corpus.tagging.vocabulary import vocabulary
from corpus.text import fold

_LOCAL = ("epci:", "departement:")
_INSTRUCTION = re.compile(
    r"\b(?:ignor\w+|oubli\w+|contourn\w+|disregard|forget)\b.{0,40}"
    r"\b(?:consignes?|instructions?|regles?|rules?|prompt)\b"
    r"|\b(?:prompt|consignes?) (?:systeme|system|initiales?)\b|\bsystem prompt\b|\bjailbreak\b|\bdeveloper mode\b"
    r"|\btu es (?:maintenant|desormais)\b|\byou are now\b|\bagis comme\b|\bact as\b|\bfais comme si\b|\bpretend\b"
)
_AND = (
    r"(?:(?:et|ou|and|or|le|la|les|un|the|de|du|son|sa|numero|nom|portable|mobile|number|telephone|phone|mail)\W+){0,5}"
)
_SOMEBODY = (
    r"(?:benevoles?|locataires?|habitante?s?|residente?s?|usagere?s?|beneficiaires?|particuliere?s?|hebergee?s?"
    r"|volunteers?|tenants?|residents?|beneficiar(?:y|ies)|guests?|service users?)"
)
_HELPED = (
    r"(?:femmes?|hommes?|jeunes?|familles?|menages?|enfants?|mineurs?|refugiee?s?|personnes"
    r"|wom[ae]n|m[ae]n|young people|famil(?:y|ies)|children|refugees?|people)"
)
_PRIVATE = re.compile(
    r"\b(?:adresse|numero|telephone|portable|mail|courriel|vie|compte|situation) (?:\w+ )?"
    r"(?:personnel|prive|perso|domicile)\w*"
    r"|\b(?:ou|dans quelle rue) (?:habite|vit|loge) [a-z]+ [a-z]+\s*\??$"
    r"|\b(?:home|private|personal) (?:address|phone|number|life|email)\b"
    r"|\b(?:date de naissance|salaire|religion|orientation sexuelle|etat de sante|opinions? politiques?)"
    r" de (?:m\.|mme|monsieur|madame)"
    rf"|\b(?:noms?|portable|mobile|telephone|phone|numero|number|e-?mail|coordonnees|name)\W+{_AND}"
    rf"(?:d'un|d'une|du|de la|de l'|of an?|of one of the|of the|of some)\W*(?:\w+\W+)?{_SOMEBODY}\b"
    r"(?! (?:association|organisation|service|centre)s?\b)"
    rf"|\b(?:noms?|prenoms?|names?|coordonnees)\W+{_AND}(?:d'une?|des|du|de la|of an?|of the|of some)\W*{_HELPED}\b"
    r"(?! (?:a contacter|ressources?|referente?s?|in charge)\b)"
    r"(?! (?:qui|who) (?:a|ont|dirige|founded|created|runs?|leads?)\b)"
    r"|\bdossier (?:medical|judiciaire) de\b|\bnumero de securite sociale\b"
)


def refuses(question: str) -> str | None:
    """Why a question is not to be answered at all: "instruction", "private", or None."""
    folded = fold(question)
    if _PRIVATE.search(folded):
        return "private"
    return "instruction" if _INSTRUCTION.search(folded) else None


def in_places(places: Sequence[AskedPlace], stored: StoredSource) -> bool:
    """Whether a source is in, holds, or speaks of one of the territories asked (and in none that is excluded)."""
    wanted = [place for place in places if not place.excluded]
    if any(place.excluded and _lies_in(place, stored) for place in places):
        return False
    return not wanted or any(place_fit(place, stored) for place in wanted)


def place_fit(asked: AskedPlace, stored: StoredSource) -> int:
    """2 when a source lies in the territory asked, 1 when it holds it or speaks of it, else 0."""
    if _lies_in(asked, stored):
        return 2
    key = f"{asked.level}:{asked.code}"
    holds = any(gazetteer().covers(place, key) for place in stored.document.facets.places)
    return int(holds or f" {folded_name(asked.label)} " in _folded(stored.document.text))


def holds_locally(asked: AskedPlace, stored: StoredSource) -> bool:
    """Whether a source is of the département or the association of communes that the place asked lies in."""
    key = f"{asked.level}:{asked.code}"
    local = (place for place in stored.document.facets.places if place.startswith(_LOCAL))
    return any(gazetteer().covers(place, key) for place in local)


def meets_themes(query: Query, stored: StoredSource) -> bool:
    """Whether a source is tagged with one of the themes asked, where any is; a report's passages speak for it."""
    asked = set(query.filters.themes or ())
    tagged = {*stored.document.facets.themes, *(code for passage in stored.passages for code in passage.facets.themes)}
    return not asked or bool(asked & tagged)


def unmet_places(query: Query, sources: Sequence[StoredSource]) -> list[AskedPlace]:
    """The territories asked that none of these sources is in or speaks of; of two that are called alike, one may be."""
    asked = [place for place in query.filters.places or () if not place.excluded]
    met = {fold(place.label) for place in asked if any(in_places((place,), stored) for stored in sources)}
    return [place for place in asked if fold(place.label) not in met]


def unmet_publics(query: Query, sources: Sequence[StoredSource]) -> list[str]:
    """The publics asked that none of these fiches is for."""
    codes = vocabulary("publics")
    served = {code for stored in sources for code in stored.document.facets.publics}
    return [
        codes.label(code, query.language) for code in query.filters.publics or () if not codes.narrow(code) & served
    ]


def _lies_in(asked: AskedPlace, stored: StoredSource) -> bool:
    key = f"{asked.level}:{asked.code}"
    return any(gazetteer().covers(key, place) for place in stored.document.facets.places)


@lru_cache(maxsize=1 << 10)
def _folded(text: str) -> str:
    return f" {folded_name(text)} "
