"""The reasons of each decision, as `ask --explain` tells them."""

from collections.abc import Sequence

from assistant.query import Filters, Intent, Name
from corpus.tagging.found import Found
from corpus.tagging.vocabulary import vocabulary


def explain(intent: Intent, names: Sequence[Name], filters: Filters, unknown: Sequence[str]) -> list[str]:
    """What was understood."""
    reasons = [f"intention : {intent}"]
    reasons += explain_names(names)
    themes = [vocabulary("themes").label(code) for code in filters.themes or ()]
    publics = [vocabulary("publics").label(code) for code in filters.publics or ()]
    places = [("hors " if place.excluded else "") + place.label for place in filters.places or ()]
    for label, values in (("thématiques", themes), ("publics", publics), ("territoires", places)):
        if values:
            reasons.append(f"{label} : {', '.join(values)}")
    if unknown:
        reasons.append(f"mots qu’aucune source ne contient : {', '.join(unknown)}")
    return reasons


def explain_names(names: Sequence[Name]) -> list[str]:
    """The names that were recognised."""
    return [f"nom reconnu : « {name.label} » ({name.role}, {len(name.source_ids)} source(s))" for name in names]


def explain_near(found: Found, text: str) -> str:
    """A facet that is meant and not named."""
    label = vocabulary(found.facet).label(found.code)
    return f"« {found.span.cut(text)} » compris par proximité : {label}"
