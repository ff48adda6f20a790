import pytest

from tests.assistant.conftest import Read


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("UCSD à Lyon ou celui de Lille : comparaison", ["ucsd-jeunes-lyon", "ucsd-jeunes"]),
        ("Convergence Nantes / Convergence Charente : ce qui change", ["convergence-nantes", "convergence-charente"]),
        ("Le Carillon et Le Carillon Saint-Nazaire, quel rapport ?", ["le-carillon", "carillon-saint-nazaire"]),
        ("SEVE et SEVE Emplois et Services 06 : quel lien ?", ["seve-emploi", "seve-es06"]),
        ("Is HTH Mayenne the same as HTH Pays de la Loire?", ["hth-mayenne", "hth-pays-de-la-loire"]),
        ("How is the Cézanne garden different from the Nartuby one?", ["pension-cezanne-jardin", "jardins-nartuby"]),
        ("EMPEX 93 v. équipe ADIL Gironde", ["empex-93", "adil33-expulsions"]),
        ("En quoi l'équipe mobile des Yvelines diffère des EMPP ?", ["equipe-mobile-yvelines", "empp"]),
    ],
)
def test_each_side_is_the_fiche_that_its_own_words_mean(question: str, sides: list[str], read: Read) -> None:
    query = read(question)
    assert query.intent == "compare"
    assert [name.source_ids[0] for name in query.names] == sides


def test_two_names_with_a_question_of_their_own_are_not_compared(read: Read) -> None:
    assert read("Caracol / KAPS : combien de jeunes ?").intent == "fact"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Logement d’abord : Chambéry et Grenoble, quels écarts ? Comparez", 2),
        ("Eviction prevention in the 06 and in the 33: compare", 2),
        ("Compare les actions contre les expulsions du 33 et du 49", 2),
    ],
)
def test_places_alone_part_the_sides(question: str, expected: int, read: Read) -> None:
    found = {name.source_ids for name in read(question).names if name.role == "title"}
    assert len(found) == expected


def test_an_ordinary_word_names_no_organisation(read: Read) -> None:
    query = read("Comparez un CHRS appelé La Place avec Totem")
    assert ("accueil-paysan-social",) not in [name.source_ids for name in query.names]
