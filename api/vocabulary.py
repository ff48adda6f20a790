"""The controlled vocabularies and the territories, for chips and forms."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.schemas import Body, PlaceBody
from corpus.tagging.gazetteer import Territory, folded_name, gazetteer
from corpus.tagging.vocabulary import Facet, vocabulary

router = APIRouter(prefix="/api", tags=["vocabulary"])
_SUGGESTIONS = 10


class TermBody(Body):
    """One code of a vocabulary, with its labels."""

    code: str
    fr: str
    en: str
    broader: list[str]


class VocabularyBody(Body):
    """Every facet's codes, and the territories above the communes."""

    themes: list[TermBody]
    publics: list[TermBody]
    statuses: list[TermBody]
    kinds: list[TermBody]
    methods: list[TermBody]
    evidence_levels: list[TermBody]
    territories: list[PlaceBody]


class TerritoriesBody(Body):
    """Territories that a name may mean."""

    territories: list[PlaceBody]


@router.get("/vocabulary")
def read_vocabulary() -> VocabularyBody:
    """Codes and labels of every facet; régions, départements and well-known EPCI."""
    places = [place for place in gazetteer().by_key.values() if place.level in ("region", "departement", "epci")]
    return VocabularyBody(
        themes=_terms("themes"),
        publics=_terms("publics"),
        statuses=_terms("statuses"),
        kinds=_terms("kinds"),
        methods=_terms("methods"),
        evidence_levels=_terms("evidence_levels"),
        territories=[PlaceBody.model_validate(place) for place in places],
    )


@router.get("/territories")
def find_territories(q: Annotated[str, Query(min_length=1, max_length=100)]) -> TerritoriesBody:
    """At most ten territories, widest first, whose name is or begins with what was typed."""
    wanted = folded_name(q)
    exact = gazetteer().called(wanted)
    begun = (place for place in gazetteer().by_key.values() if folded_name(place.label).startswith(wanted))
    found: dict[str, Territory] = {}
    for place in (*exact, *begun) if wanted else ():
        if place.level != "country":
            found.setdefault(place.key, place)
    return TerritoriesBody(
        territories=[PlaceBody.model_validate(place) for place in list(found.values())[:_SUGGESTIONS]]
    )


def _terms(facet: Facet) -> list[TermBody]:
    return [TermBody.model_validate(term) for term in vocabulary(facet).terms.values()]
