"""What a question demands: its territory."""

from assistant.query import AskedPlace
from assistant.retrieval.constraints import in_places, place_fit

ISERE = AskedPlace("38", "departement", "Isère")
GRENOBLE = AskedPlace("38185", "commune", "Grenoble")
MARSEILLE = AskedPlace("13055", "commune", "Marseille")


def test_a_source_lies_in_holds_or_ignores_a_territory(fiches) -> None:
    totem = next(source for source in fiches if source.id == "gdp-totem")
    lami = next(source for source in fiches if source.id == "lami-isere")
    assert (place_fit(ISERE, totem), place_fit(GRENOBLE, lami), place_fit(MARSEILLE, totem)) == (2, 1, 0)


def test_an_excluded_territory_is_left_out(fiches) -> None:
    totem = next(source for source in fiches if source.id == "gdp-totem")
    assert not in_places((AskedPlace("38", "departement", "Isère", excluded=True),), totem)
