from assistant.words.spelling import correct, is_real_word, nearest_word

FORMS = {"logement": 9, "intercalaire": 2, "relais": 4, "expulsions": 7, "hebergement": 8, "hebergent": 1, "metro": 3}


def test_a_slip_is_mended() -> None:
    assert correct("prévention des expultions", FORMS)[0] == "prévention des expulsions"


def test_a_word_cut_in_two_is_joined() -> None:
    text, corrections = correct("habitat inter calaire", FORMS)
    assert text == "habitat intercalaire"
    assert corrections[0].span.cut("habitat inter calaire") == "inter calaire"


def test_a_word_cut_in_two_and_mistyped_is_joined() -> None:
    assert correct("habitat inter calairre", FORMS)[0] == "habitat intercalaire"


def test_the_common_word_wins_over_the_rare_one() -> None:
    assert nearest_word("hebergment", FORMS) == "hebergement"


def test_a_short_word_is_not_turned_into_another() -> None:
    assert nearest_word("meteo", FORMS) is None


def test_two_words_typed_as_one_are_parted() -> None:
    assert correct("un ecovillage", {"eco": 2, "village": 3})[0] == "un eco village"


def test_a_lost_apostrophe_is_put_back() -> None:
    forms = {"atelier": 3, "accueil": 6, "laccueil": 1, "ouvertes": 2}
    assert correct("combien datelier a laccueil", forms)[0] == "combien d'atelier a l'accueil"
    assert correct("portes couvertes", forms)[0] == "portes couvertes"


def test_the_other_word_of_a_term_tells_what_was_meant() -> None:
    assert correct("une boardin house", FORMS)[0] == "une boarding house"
    assert correct("des loisirs avec accueil", FORMS)[0] == "des loisirs avec accueil"


def test_names_are_left_alone() -> None:
    assert correct("la maison Logemont", FORMS)[0] == "la maison Logemont"


def test_words_of_the_languages_are_real() -> None:
    assert is_real_word("piscine")
    assert is_real_word("composent")
    assert not is_real_word("logmeent")


def test_a_verb_is_real_in_its_own_forms() -> None:
    assert all(is_real_word(form) for form in ("obtiennent", "maintient", "recoivent", "logeaient"))
    assert not is_real_word("zorgiennent")
