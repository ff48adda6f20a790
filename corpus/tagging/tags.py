"""Facets of a passage, by the words in it: what lets a raw report answer a list question."""

from corpus.facets import Facets
from corpus.tagging.lexicon import find_terms
from corpus.tagging.period import read_period
from corpus.tagging.territory import find_territories
from corpus.tagging.vocabulary import vocabulary
from corpus.text import words


def tag(text: str) -> Facets:
    """The themes, publics, territories and period that a text names; status and kind are a fiche's alone."""
    tokens = list(words(text))
    found = find_terms(text, tokens=tokens)
    themes = {one.code for one in found if one.facet == "themes"}
    publics = {one.code for one in found if one.facet == "publics"}
    mentions = [mention for mention in find_territories(text, tokens=tokens) if not mention.excluded]
    places = {place.key for mention in mentions for place in mention.territories if place.level != "national"}
    return Facets(
        themes=tuple(code for code in vocabulary("themes").codes if code in themes),
        publics=tuple(code for code in vocabulary("publics").codes if code in publics),
        places=tuple(sorted(places)),
        period=read_period(text),
    )
