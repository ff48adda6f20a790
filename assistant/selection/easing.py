"""What a list question may do without, where no source is recorded under all that it asks.

A question in whole sentences names facets in passing (« des familles menacées d’expulsion », "tenants after they leave
a hostel"): a source whose text speaks of them is meant as well. What serves more people serves those as well whom no
source names (« mères isolées » among women). Words beside facets may be said in passing, but for what no source knows.
Places, dates, names, sorts of things and what is left out stay.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import product

from assistant.query import Sought
from assistant.selection.criteria import Criterion, FacetCriterion, SpokenCriterion, Subject, WordCriterion
from corpus.tagging.vocabulary import vocabulary

_MANY = 3


def ease(
    criteria: Sequence[Criterion], subjects: Sequence[Subject], unknown: Collection[str] = ()
) -> Iterator[tuple[Criterion, ...]]:
    """Laxer demands, the strictest first: no words but `unknown` ones; people among whom those asked for are; what
    serves in a theme's place; facets that the text only speaks of; then, of three facets or more, all but one, the
    least telling first, never the first that is asked for."""
    plainer = tuple(one for one in criteria if not _says_words(one, unknown))
    if plainer != tuple(criteria):
        yield plainer
        criteria = plainer
    for lax in (_among_wider, _or_kin):
        widened = tuple(_widen(one, lax) if isinstance(one, FacetCriterion) else one for one in criteria)
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


def _widen(criterion: FacetCriterion, lax: Callable[[Sought], Iterator[Sought]]) -> FacetCriterion:
    """The demand with each of its facets as what is laxer."""
    clause = tuple(tuple(asked) for group in criterion.clause for asked in product(*(tuple(lax(one)) for one in group)))
    return replace(criterion, clause=clause)


def _among_wider(sought: Sought) -> Iterator[Sought]:
    """The people among whom those are who have a name and no code of their own."""
    yield sought if sought.facet == "themes" or sought.excluded else replace(sought, term="")


def _or_kin(sought: Sought) -> Iterator[Sought]:
    """What is sought, and what serves in its place."""
    yield sought
    if not (sought.excluded or sought.term):
        yield from (replace(sought, code=code) for code in vocabulary(sought.facet).kin[sought.code])
