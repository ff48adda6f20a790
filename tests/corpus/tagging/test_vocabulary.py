from corpus.tagging.vocabulary import FACETS, vocabulary


def test_every_broader_term_exists_and_leads_nowhere_in_a_circle() -> None:
    for facet in FACETS:
        known = vocabulary(facet)
        for code, term in known.terms.items():
            assert set(term.broader) <= set(known.codes)
            assert all(code not in known.broaden((other,)) for other in term.broader)


def test_broader_and_narrower_are_two_sides() -> None:
    publics = vocabulary("publics")
    assert {"jeunes", "personnes-exilees"} <= publics.broaden(("mna",))
    assert "mna" in publics.narrow("jeunes")
    assert "jeunes" not in publics.broaden(("seniors",))


def test_labels_in_both_languages() -> None:
    assert vocabulary("themes").label("jardin") == "Jardin et nature"
    assert vocabulary("themes").label("jardin", "en") == "Gardens"
    assert vocabulary("themes").label("inconnu-au-bataillon") == "inconnu-au-bataillon"


def test_reference_codes_lead_to_ours() -> None:
    assert "addictions" in vocabulary("themes").referring_to("sante--addictions")
    assert vocabulary("themes").referring_to("numerique--acceder-a-une-connexion-internet") == ("numerique",)
