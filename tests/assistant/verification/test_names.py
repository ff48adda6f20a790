TURNED = "who does what to whom is turned around"


def test_one_of_the_title_does_not_take_the_place_of_another(reason_against) -> None:
    passage = "La Bretagne a promis d'accueillir 300 marins venus de Galice."
    assert reason_against("La Bretagne a promis d'accueillir 300 marins de Galice.", passage, "Accueil à Morlaix") == ""
    assert reason_against("Morlaix a promis d'accueillir 300 marins de Galice.", passage, "Accueil à Morlaix") == TURNED


def test_two_names_do_not_change_places(reason_against) -> None:
    passage = "Kerbriac entretient les bateaux et Plouzané forme les équipages."
    assert reason_against("Kerbriac entretient les bateaux, Plouzané forme les équipages.", passage) == ""
    assert reason_against("Plouzané entretient les bateaux, Kerbriac forme les équipages.", passage) != ""
