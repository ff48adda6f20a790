from collections import Counter

from assistant.known.bearers import Bearer
from assistant.known.naming import NameIndex, index_names


def index(*bearers: Bearer, frequency: dict[str, int] | None = None) -> NameIndex:
    return index_names(bearers, Counter(frequency or {}), {bearer.source_id: frozenset() for bearer in bearers})


def ids(names: NameIndex, text: str) -> list[tuple[str, ...]]:
    return [name.source_ids for name in names.find(text)]


def test_the_head_the_quotes_and_the_sigle_of_a_title_name_it() -> None:
    names = index(
        Bearer("a", "Zorglub – de la rue au logement", True),
        Bearer("b", "Résidence « Les Noyers Verts »", True),
        Bearer("c", "Lits de passage (LDP)", True),
    )
    assert ids(names, "Que fait zorglub ?") == [("a",)]
    assert ids(names, "où sont les noyers verts") == [("b",)]
    assert ids(names, "LDP : durée ?") == [("c",)]


def test_a_title_that_is_only_a_term_of_the_field_is_no_name() -> None:
    names = index(Bearer("a", "Logement d'abord à Grand Chambéry", True))
    assert ids(names, "Quels territoires pour le logement d'abord ?") == []
    assert ids(names, "le logement d'abord à Grand Chambéry") == [("a",)]


def test_an_organisation_is_found_in_what_is_written_around_it() -> None:
    names = index(
        Bearer("a", "Un", True, carriers=("Salariées de l'Oiseau Bleu",)),
        Bearer("b", "Deux", True, carriers=("Groupe (associations Oiseau Bleu et Relais Ozanam)",)),
        Bearer("c", "Trois", True, carriers=("Habitat et Humanisme",)),
    )
    assert names.behind("Oiseau Bleu") == ("a", "b")
    assert names.behind("Relais Ozanam") == ("b",)
    assert ids(names, "le relai ozanam") == [("b",)]
    assert ids(names, "Que fait Humanisme ?") == []


def test_a_publisher_counts_only_where_it_carries_something_too() -> None:
    names = index(
        Bearer("a", "Un", True, carriers=("Les Possibles",), publishers=("Le Journal",)),
        Bearer("b", "Deux", True, publishers=("Les Possibles",)),
    )
    assert names.behind("Les Possibles") == ("a", "b")
    assert names.behind("Le Journal") == ()


def test_a_branch_belongs_to_the_organisation() -> None:
    names = index(
        Bearer("a", "Un", True, carriers=("ADIL du Maine-et-Loire",)), Bearer("b", "Deux", True, carriers=("ADIL",))
    )
    assert set(names.behind("ADIL")) == {"a", "b"}


def test_an_organisation_is_called_by_the_sigle_of_its_name() -> None:
    names = index(Bearer("a", "Un", True, carriers=("Agence départementale d'information sur le logement 33",)))
    assert ids(names, "que fait l'ADIL 33 ?") == [("a",)]


def test_a_sigle_that_is_no_word_may_be_typed_in_lower_case() -> None:
    names = index(Bearer("a", "Zorglub (QUORP)", True), Bearer("b", "Foyer (HOPE)", True))
    assert ids(names, "le loyer chez quorp") == [("a",)]
    assert ids(names, "is there hope") == []
    assert names.called("hope") == ("b",)
    assert names.called("foyer") == ()


def test_an_ordinary_word_is_a_name_only_where_it_is_written_as_one() -> None:
    names = index(Bearer("a", "La Maison, hameau léger", True), frequency={"maison": 40})
    assert ids(names, "Que fait La Maison ?") == [("a",)]
    assert ids(names, "une maison pour tous") == []
    assert ids(names, "la Maison Dupont") == []


def test_titles_that_begin_alike_are_told_apart_by_the_other_words() -> None:
    names = index_names(
        (Bearer("tout", "Zorglub", True), Bearer("ici", "Zorglub en Charente, territoire peu dense", True)),
        Counter(),
        {"tout": frozenset(), "ici": frozenset()},
    )
    assert ids(names, "Zorglub en zone peu dense ?") == [("ici",)]
    assert ids(names, "Que fait Zorglub ?") == [("tout",)]


def test_namesakes_are_told_apart_by_the_words_beside_each() -> None:
    names = index(
        Bearer("a", "Zorglub – de la rue au logement", True),
        Bearer("b", "Zorglub en Charente", True),
        Bearer("c", "Zorglub ouvert aux réfugiés", True),
    )
    assert ids(names, "Zorglub Charente / Zorglub : écarts") == [("b",), ("a",)]
    assert ids(names, "Zorglub et le Zorglub des réfugiés") == [("a",), ("c",)]


def test_a_place_after_a_name_does_not_make_another_name_of_it() -> None:
    names = index(Bearer("a", "Convergence", True))
    assert ids(names, "Convergence Nantes, combien de salariés ?") == [("a",)]
    assert ids(names, "Convergence Citoyenne, combien de salariés ?") == []
    assert ids(names, "Convergence des Luttes : résultats") == []
    assert ids(names, "Convergence de Châteauroux : résultats") == [("a",)]


def test_a_phrase_is_found_in_the_titles_that_hold_all_of_it() -> None:
    names = index(Bearer("a", "Équipe mobile en Gironde", True), Bearer("b", "Équipe de Gironde", True))
    assert names.titled("équipe mobile Gironde") == ("a",)
    assert names.titled("équipes Gironde") == ("a", "b")
    assert names.titled("Gironde") == ()
