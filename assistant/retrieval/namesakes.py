"""Which fiches a question names: by title, by the carrier that a title bears, and the namesake in the place asked."""

import re
from collections.abc import Mapping, Sequence

from assistant.known.bearers import with_sigles
from assistant.query import AskedPlace, Name, Query
from assistant.retrieval.constraints import holds_locally, place_fit
from assistant.words.matching import stems_of
from corpus.store.stored import StoredSource

_ALIKE = 0.6
"""Share of the shorter title's words that two fiches of one dispositif have in common."""
_INSIDE = 2
_SEVERAL = 2
_HEAD_END = re.compile(r"\s+[–—]\s+|\s*[:(,]\s*")
_ASIDE = re.compile(r"\([^)]*\)")


def find_named(query: Query, readable: Mapping[str, StoredSource], ranked: Sequence[str]) -> list[StoredSource]:
    """The fiches named, best of the search first.

    A place narrows them (« TAPAJ en Tarn-et-Garonne »); when none of them lies in it, a
    fiche of the same dispositif that does is meant. Without a place, of several local ones their national one is.
    """
    ids = dict.fromkeys(id for name in query.names for id in _borne(name, readable))
    order = {id: rank for rank, id in enumerate(ranked)}
    found = sorted((readable[id] for id in ids), key=lambda stored: order.get(stored.id, len(order)))
    named = _exact(query, found) or found
    places = [place for place in query.filters.places or () if not place.excluded]
    if not named:
        return []
    if not places:
        return _whole_of(named, [readable[id] for id in ranked if id in readable]) or named
    fits = {stored.id: max(place_fit(place, stored) for place in places) for stored in named}
    inside = [stored for stored in named if fits[stored.id] == _INSIDE]
    if inside:
        return inside
    namesakes = [readable[id] for id in ranked if id in readable and id not in ids]
    there = [one for one in namesakes if max(place_fit(place, one) for place in places) == _INSIDE]
    labels = [label for name in query.names if name.role == "title" and (label := stems_of(name.label))]
    return (
        [one for one in there if any(label <= stems_of(one.document.source.title) for label in labels)]
        or [one for one in there if any(_alike(one, other) for other in named)]
        or [one for one in (*named, *namesakes) if _is_around(one, places, labels)]
        or [stored for stored in named if fits[stored.id]]
        or named
    )


def _is_around(stored: StoredSource, places: Sequence[AskedPlace], labels: Sequence[frozenset[str]]) -> bool:
    """Whether a fiche of that name is the one of the département that a place asked lies in."""
    called = any(label <= stems_of(stored.document.source.title) for label in labels)
    return called and any(holds_locally(place, stored) for place in places)


def _exact(query: Query, found: Sequence[StoredSource]) -> list[StoredSource]:
    """Of the fiches that one name means, the one whose title is that name and nothing else."""
    titles = [name for name in query.names if name.role == "title"]
    if len(titles) != 1 or query.filters.places:
        return []
    label = stems_of(titles[0].label)
    told = stems_of(query.standalone) - label
    if any(told & stems_of(stored.document.source.title) for stored in found):
        return []
    return [stored for stored in found if stems_of(_head(stored)) == label]


def _whole_of(named: Sequence[StoredSource], ranked: Sequence[StoredSource]) -> list[StoredSource]:
    """Of several local fiches of one thing, where no place tells them apart, the national one."""
    if len(named) < _SEVERAL or any(one.document.facets.national for one in named):
        return []
    whole = [one for one in ranked if one.document.facets.national and any(_alike(one, other) for other in named)]
    return whole[:1]


def _head(stored: StoredSource) -> str:
    return _ASIDE.sub("", _HEAD_END.split(stored.document.source.title)[0])


def speaks_of(name: Name, text: str) -> bool:
    """Whether a text bears a name as it is written."""
    return name.label in text


def _borne(name: Name, readable: Mapping[str, StoredSource]) -> list[str]:
    """The fiches that a name means: all of a title's; an organisation's only one, when it bears the name or is
    carried under it."""
    ids = [id for id in name.source_ids if id in readable]
    if name.role == "title":
        return ids
    label = stems_of(name.label)
    own = len(name.source_ids) == 1 and label
    return [
        id
        for id in ids
        if own and (label <= stems_of(readable[id].document.source.title) or _carries(name, readable[id]))
    ]


def _carries(name: Name, stored: StoredSource) -> bool:
    lines = stored.document.text.split("\n")
    carriers = [line for line in lines if line.startswith("Porteur")]
    return any(name.label in written for line in carriers for written in (line, *with_sigles(line)))


def _alike(one: StoredSource, other: StoredSource) -> bool:
    first, second = stems_of(one.document.source.title), stems_of(other.document.source.title)
    shorter = min(len(first), len(second))
    return shorter > 1 and len(first & second) >= _ALIKE * shorter
