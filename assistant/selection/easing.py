"""What a list question may do without, where no source is recorded under all that it asks.

A question in whole sentences names facets in passing (« des familles menacées d’expulsion », "tenants after they leave
a hostel"): a source whose text speaks of them is meant as well. What serves more people serves those as well whom no
source names (« mères isolées » among women). Words beside facets may be said in passing, but for what no source knows.
Places, dates, names, sorts of things and what is left out stay.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assistant.query import Clause
from assistant.selection.criteria import Criterion, FacetCriterion, SpokenCriterion, Subject, WordCriterion

_MANY = 3


def ease(
    criteria: Sequence[Criterion], subjects: Sequence[Subject], unknown: Collection[str] = ()
) -> Iterator[tuple[Criterion, ...]]:
    """Laxer demands, the strictest first: no words but `unknown` ones; people among whom those asked for are; facets
    that the text only speaks of; then, of three facets or more, all but one, the least telling first, never the first
    that is asked for."""
    plainer = tuple(one for one in criteria if not _says_words(one, unknown))
    if plainer != tuple(criteria):
        yield plainer
        criteria = plainer
    widened = tuple(_widen(one) if isinstance(one, FacetCriterion) else one for one in criteria)
    if widened != tuple(criteria):
        yield widened
        criteria = widened
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


def _says_words(criterion: Criterion, unknown: Collection[str]) -> bool:
    """Whether a demand is one for words that sources know."""
    if not isinstance(criterion, WordCriterion):
        return False
    return not any(term.word in unknown for terms in criterion.phrases for term in terms)


def _widen(criterion: FacetCriterion) -> FacetCriterion:
    """The demand for the people among whom those are who have a name and no code of their own."""

    def wider(clause: Clause) -> Clause:
        return tuple(
            tuple(one if one.facet == "themes" or one.excluded else replace(one, term="") for one in group)
            for group in clause
        )

    return replace(criterion, clause=wider(criterion.clause))
