"""What is said above a list or a comparison: how many there are, and what was understood."""

from collections.abc import Iterator, Sequence

from assistant.query import AskedPlace, Language, Query, Sought
from assistant.selection.demands import name_period
from assistant.wording import quote_title
from corpus.tagging.gazetteer import NATIONAL
from corpus.tagging.lexicon import term_label
from corpus.tagging.vocabulary import Facet, vocabulary


def announce(query: Query, total: int, national: int, *, fiches: bool, eased: bool = False) -> str:
    """« 9 expérimentations (dont 2 à l’échelle nationale) répondent à ces critères : jeunes ; logement. »

    `fiches` tells that every row is a fiche; passages of reports are "matches". `eased` tells that not every row meets
    everything asked.
    """
    one = total == 1
    understood = ("; " if query.language == "en" else "\u00a0; ").join(_understood(query))
    if query.language == "en":
        noun = ("experiment" if one else "experiments") if fiches else ("match" if one else "matches")
        meets = ("comes close to" if one else "come close to") if eased else ("meets" if one else "meet")
        held = f" {meets} these criteria: {understood}" if understood else " in the corpus"
        spread = f" ({national} of them nationwide)" if national and not one else ""
    else:
        noun = ("expérimentation" if fiches else "résultat") + ("" if one else "s")
        meets = ("approche de" if one else "approchent de") if eased else ("répond à" if one else "répondent à")
        held = f" {meets} ces critères\u00a0: {understood}" if understood else " dans le corpus"
        spread = f" (dont {national} à l’échelle nationale)" if national and not one else ""
    return f"{total} {noun}{spread}{held}."


def say_eased(unmet: Sequence[str], language: Language) -> str | None:
    """That nothing meets everything asked, and what these matches do not all meet; None where they do."""
    if not unmet:
        return None
    if language == "en":
        return f"No source is recorded under all of this. Not met by all: {'; '.join(unmet)}."
    told = "\u00a0; ".join(unmet)
    return f"Aucune source ne réunit tous ces critères. Ce que toutes ne remplissent pas\u00a0: {told}."


def say_same(title: str, language: Language) -> str:
    """Both sides of a comparison are one fiche."""
    if language == "en":
        return f"Both are described by one and the same source: {quote_title(title, language)}."
    return f"C’est une seule et même fiche qui les décrit\u00a0: {quote_title(title, language)}."


def _understood(query: Query) -> Iterator[str]:
    """The facets, places, dates and names that a list is held to, in the reader's words."""
    for clause in query.clauses:
        yield (" or " if query.language == "en" else " ou ").join(
            " + ".join(_sought(one, query.language) for one in group) for group in clause
        )
    coded: tuple[tuple[Facet, tuple[str, ...] | None], ...] = (
        ("statuses", query.filters.statuses),
        ("kinds", query.filters.kinds),
        ("evidence_levels", query.filters.evidence_levels),
    )
    for facet, codes in coded:
        if codes:
            yield ", ".join(vocabulary(facet).label(code, query.language).lower() for code in codes)
    yield from (name.label for name in query.names)
    if query.filters.places:
        yield ", ".join(_place(place, query.language) for place in query.filters.places)
    if query.filters.period is not None:
        yield name_period(query, query.filters.period)


def _sought(sought: Sought, language: Language) -> str:
    label = vocabulary(sought.facet).label(sought.code, language).split(" (")[0]
    told = term_label(sought.term, language) or (label if label[:2].isupper() else label[:1].lower() + label[1:])
    return f"{'except' if language == 'en' else 'hors'} {told}" if sought.excluded else told


def _place(place: AskedPlace, language: Language) -> str:
    if place.level == NATIONAL.level:
        return "nationwide" if language == "en" else "à l’échelle nationale"
    return f"{'outside' if language == 'en' else 'hors'} {place.label}" if place.excluded else place.label
