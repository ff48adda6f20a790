"""What a list question may do without, where no source is recorded under all that it asks.

A question in whole sentences names facets in passing (« des familles menacées d’expulsion », "tenants after they leave
a hostel"): a source whose text speaks of them is meant as well. Places, dates, names, words and what is left out stay.
"""

from collections.abc import Iterator, Sequence

from assistant.selection.criteria import Criterion, FacetCriterion, SpokenCriterion, Subject

_MANY = 3


def ease(criteria: Sequence[Criterion], subjects: Sequence[Subject]) -> Iterator[tuple[Criterion, ...]]:
    """Laxer demands, the strictest first: facets that the text only speaks of; then, of three facets or more, all but
    one, the least telling first, never the first that is asked for."""
    facets = facets_of(criteria)
    if len(facets) < 2:
        return
    yield tuple(SpokenCriterion(one.name, one.clause) if one in facets else one for one in criteria)
    if len(facets) >= _MANY:
        met = {one: sum(one.met_by(subject) for subject in subjects) for one in facets[1:]}
        for dropped in sorted(met, key=lambda one: -met[one]):
            yield tuple(one for one in criteria if one != dropped)


def facets_of(criteria: Sequence[Criterion]) -> list[FacetCriterion]:
    """The demands for a theme or a public, but for those that leave one out."""
    facets = [one for one in criteria if isinstance(one, FacetCriterion)]
    return [one for one in facets if not any(sought.excluded for group in one.clause for sought in group)]
