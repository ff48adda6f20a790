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
