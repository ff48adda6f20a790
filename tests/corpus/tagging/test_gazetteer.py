from corpus.tagging.gazetteer import gazetteer


def test_what_covers_what() -> None:
    names = gazetteer()
    assert names.covers("region:84", "commune:38563")
    assert names.covers("departement:38", "epci:243800984")
    assert names.covers("epci:243800984", "commune:38563")
    assert names.covers("national:FR", "commune:38563")
    assert not names.covers("commune:38563", "departement:38")
    assert not names.covers("region:93", "departement:93")
    assert not names.covers("national:FR", "country:BE")


def test_every_commune_is_there_with_its_parents() -> None:
    voiron = gazetteer().get("commune:38563")
    assert voiron is not None
    assert voiron.label == "Voiron"
    assert {"epci:243800984", "departement:38", "region:84"} <= voiron.within
    assert gazetteer().get("commune:00000") is None


def test_homonyms_are_all_given() -> None:
    assert len(gazetteer().called("saint denis")) > 1
    assert [place.key for place in gazetteer().called("paris")] == ["departement:75"]
