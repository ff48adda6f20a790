def test_a_helper_does_not_do_what_the_subject_goes_on_to_do(reason_against) -> None:
    passage = "La locataire prépare son budget avec une conseillère et fixe ses priorités."
    assert reason_against("La locataire prépare son budget avec une conseillère et fixe ses priorités.", passage) == ""
    said = "La locataire prépare son budget avec une conseillère, qui fixe ses priorités."
    assert reason_against(said, passage) == "who does what to whom is turned around"


def test_subject_and_object_do_not_change_places(reason_against) -> None:
    passage = "Des retraités hébergent des apprentis pendant la semaine."
    assert reason_against("Pendant la semaine, des retraités hébergent des apprentis.", passage) == ""
    assert reason_against("Pendant la semaine, des apprentis hébergent des retraités.", passage) != ""
