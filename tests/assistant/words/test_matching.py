"""Words that mean the same meet; rare words weigh more."""

from assistant.words.matching import coverage, read_terms, root, stems_of


def untranslated(_word: str) -> tuple[str, ...]:
    return ()


def test_forms_of_a_word_have_one_root() -> None:
    assert len({root(word) for word in ("logees", "loges", "loge", "logent")}) == 1


def test_a_word_of_the_same_concept_counts_a_little_less() -> None:
    (term,) = read_terms("prix", lambda _stem: 0.5, untranslated)
    assert term.met_by(stems_of("le prix")) == 1.0
    assert 0 < term.met_by(stems_of("le tarif")) < 1
    assert term.met_by(stems_of("la ferme")) == 0


def test_coverage_is_the_share_of_weight() -> None:
    terms = read_terms("rare commun", lambda stem: 0.9 if stem == "rar" else 0.1, untranslated)
    assert coverage(terms, stems_of("commun")) == 0.1
    assert coverage((), frozenset()) == 1.0


def test_a_translation_meets_the_french_word() -> None:
    terms = read_terms("farm", lambda _stem: 0.5, lambda _word: ("ferm",))
    assert coverage(terms, stems_of("une ferme")) > 0.7


def test_words_to_skip_are_left_out_and_light_ones_weigh_half() -> None:
    terms = read_terms("prix ferme", lambda _stem: 0.8, untranslated, skip={root("prix")}, lighter={root("ferme")})
    assert [(term.word, term.weight) for term in terms] == [("ferme", 0.4)]
