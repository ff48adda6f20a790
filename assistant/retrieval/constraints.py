"""What a question demands and no nearness replaces: its territory, the publics that it names."""

from collections.abc import Sequence
from functools import lru_cache

from assistant.query import AskedPlace, Query
from corpus.store.stored import StoredSource
from corpus.tagging.gazetteer import folded_name, gazetteer
from corpus.tagging.vocabulary import vocabulary
from corpus.text import fold

_LOCAL = ("epci:", "departement:")


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
