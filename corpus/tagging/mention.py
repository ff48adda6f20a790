"""Territories as a text mentions them, settled together: which of several called alike, and which are left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.document import Span
from corpus.tagging.gazetteer import Territory

_HOMONYMS = 4
_COORDINATION = re.compile(
    r"\s*(?:,?\s*\b(?:et|ou|ni|and|or|nor)\b|,)\s*(?:(?:de|du|des|la|le|les|en|a|à|dans|in|the)\s+|[ld]['’]\s*)*",
    re.IGNORECASE,
)
"""What joins a second territory to one that is left out: « hors Paris et Lyon », « ni en Bretagne ni à Nantes »."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What is named at `span`: a territory, several that one name means together (« petite couronne ») or homonyms;
    `excluded` is « hors Isère »."""

    span: Span
    territories: tuple[Territory, ...]
    excluded: bool = False


def settle(text: str, mentions: Sequence[Mention], known: frozenset[str]) -> list[Mention]:
    """Mentions of one text, each with the territories that it means; `known` are keys of those likely here."""
    return _settle_homonyms(_coordinated(text, mentions), known)


def _coordinated(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those joined to one that is left out left out as well."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before and before.excluded and _COORDINATION.fullmatch(text[before.span.end : mention.span.start]):
            mention = replace(mention, excluded=True)
        joined.append(mention)
    return joined


def _settle_homonyms(mentions: Sequence[Mention], known: frozenset[str]) -> list[Mention]:
    """Of several bearers of a name, keep those known, else those within what else is named; too many is none. Those
    that it means together stay together."""
    around = {place.key for mention in mentions if len(mention.territories) == 1 for place in mention.territories}
    settled = []
    for mention in mentions:
        places = mention.territories
        if len(places) > 1 and not _is_one_area(places):
            places = (
                tuple(place for place in places if place.key in known)
                or tuple(place for place in places if place.within & (around | known))
                or (places[:1] if places[0].level in ("region", "departement", "epci") else places)
            )
        if len(places) <= _HOMONYMS or _is_one_area(places):
            settled.append(replace(mention, territories=places))
    return settled


def _is_one_area(places: Sequence[Territory]) -> bool:
    """Whether several territories bear a name together: no two départements, no two régions are homonyms."""
    levels = {place.level for place in places}
    return len(places) > 1 and len(levels) == 1 and levels <= {"departement", "region"}
