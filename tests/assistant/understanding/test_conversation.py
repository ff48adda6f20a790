import pytest

from tests.assistant.conftest import Read


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        ("C'est quoi Totem ?", "Et qui le porte ?", "gdp-totem"),
        ("Tell me about the HOPE programme", "How long does it last?", "hope"),
        ("Parle-moi de HAO", "un contact ?", "gdp-hao"),
        ("Quels obstacles rencontre Convergence ?", "et Solibail ?", "solibail"),
    ],
)
def test_the_subject_is_taken_over(earlier: str, question: str, expected: str, read: Read) -> None:
    assert [name.source_ids[0] for name in read(question, earlier).names] == [expected]


@pytest.mark.parametrize("question", ["Elle est aussi à Lyon ?", "Does it exist in Lyon?", "C'est pour les femmes ?"])
def test_what_asks_whether_it_is_so_asks_of_the_one_spoken_of(question: str, read: Read) -> None:
    query = read(question, "C'est quoi Caracol ?")
    assert query.standalone.startswith("Caracol")
    assert query.intent == "fact"
    assert read("C'est pour les femmes ?", "Quels projets à Lyon ?").intent == "list"


def test_another_name_takes_the_place_of_the_first(read: Read) -> None:
    assert read("Et Totem ?", "Qui porte HAO ?").standalone == "Qui porte Totem ?"
    assert read("and for Totem?", "Any news for HAO?").standalone == "Any news for Totem?"


@pytest.mark.parametrize(
    ("question", "themes", "publics", "place"),
    [
        ("Et en Bretagne ?", ("logement",), ("jeunes",), "53"),
        ("and for women?", ("logement",), ("femmes",), "52"),
        ("et pour l'emploi ?", ("emploi",), ("jeunes",), "52"),
    ],
)
def test_a_facet_replaces_its_own_sort_alone(
    question: str, themes: tuple[str, ...], publics: tuple[str, ...], place: str, read: Read
) -> None:
    query = read(question, "Quelles expérimentations de logement pour les jeunes en Pays de la Loire ?")
    assert (query.filters.themes, query.filters.publics) == (themes, publics)
    assert [asked.code for asked in query.filters.places or ()] == [place]
    assert query.intent == "list"


def test_the_conversation_is_followed_over_several_questions(read: Read) -> None:
    query = read("et les femmes ?", "Quels projets d'emploi en Isère ?", "et à Paris ?")
    assert query.filters.themes == ("emploi",)
    assert query.filters.publics == ("femmes",)
    assert [place.code for place in query.filters.places or ()] == ["75"]


def test_a_question_that_stands_alone_is_left_alone(read: Read) -> None:
    query = read("Quels dispositifs de prévention des expulsions en Gironde ?", "C'est quoi Totem ?")
    assert query.names == ()
    assert query.standalone == "Quels dispositifs de prévention des expulsions en Gironde ?"


def test_without_history_nothing_is_added(read: Read) -> None:
    assert read("Et qui le porte ?").standalone == "Et qui le porte ?"


@pytest.mark.parametrize(
    ("first", "second", "question", "expected"),
    [
        ("KAPS : principe ?", "et pour les réfugiés ?", "c'est où ?", "kaps-refugies-occitanie"),
        ("Convergence", "à Nantes ?", "objectif ?", "convergence-nantes"),
        (
            "Logement d'abord à Grenoble",
            "Et Grand Chambéry ?",
            "Quels partenaires ?",
            "grand-chambery-logement-d-abord",
        ),
        ("TAPAJ", "Is there one in Tarn-et-Garonne?", "how many young people there?", "tapaj-82"),
        ("C'est quoi Totem ?", "et HAO ?", "quelle durée ?", "gdp-hao"),
    ],
)
def test_after_two_questions_the_subject_is_the_last_one_s(
    first: str, second: str, question: str, expected: str, read: Read
) -> None:
    assert [name.source_ids[0] for name in read(question, first, second).names] == [expected]


@pytest.mark.parametrize(
    ("earlier", "question"),
    [("Que fait Caracol ?", "quelle différence avec KAPS ?"), ("Caracol", "et KAPS, c'est pareil ?")],
)
def test_a_name_set_against_what_precedes_is_compared_with_it(earlier: str, question: str, read: Read) -> None:
    query = read(question, earlier)
    assert query.intent == "compare"
    assert [name.source_ids[0] for name in query.names] == ["caracol", "kaps"]


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        ("C'est quoi le Carillon ?", "Quel temps fait-il à Reykjavik demain ?"),
        ("Parle-moi de Solibail", "C'est quoi une colocation intergénérationnelle ?"),
        ("What is KAPS?", "What is a social restaurant?"),
        ("C'est quoi Reconnect ?", "Y a-t-il des projets de jardin en Guadeloupe ?"),
        ("Quels projets pour les réfugiés ?", "Qui a ouvert le premier jardin partagé en CHRS ?"),
        ("Which projects help refugees?", "Who runs the shared gardens in the Var?"),
        ("Tell me about Solibail", "Do you have anything on farming?"),
        ("Parle-moi de HAO", "Les pensions de famille peuvent-elles avoir un jardin ?"),
    ],
)
def test_a_question_with_a_subject_of_its_own_inherits_nothing(earlier: str, question: str, read: Read) -> None:
    assert read(question, earlier).standalone == question


@pytest.mark.parametrize(
    ("earlier", "question", "standalone"),
    [
        ("Quels jardins partagés ?", "Seulement dans le Var ?", "Quels jardins partagés dans le Var ?"),
        ("Which schemes help refugees?", "only the ones in Lyon", "Which schemes help refugees in Lyon ?"),
        ("Quels projets pour les jeunes ?", "Lesquels sont à Nantes ?", "Quels projets pour les jeunes à Nantes ?"),
        ("Which schemes for refugees?", "Which of them are for women?", "Which schemes for refugees for women ?"),
    ],
)
def test_what_narrows_a_list_keeps_its_criteria(earlier: str, question: str, standalone: str, read: Read) -> None:
    query = read(question, earlier)
    assert (query.standalone, query.intent) == (standalone, "list")


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        ("C'est quoi Totem ?", "Quel est le montant du loyer ?"),
        ("C'est quoi Totem ?", "Combien d'appartements ?"),
        ("C'est quoi Totem ?", "La personne peut-elle rester longtemps dans le logement ?"),
        ("What is Totem?", "How many people were housed there?"),
        ("What is Totem?", "Is the scheme still running?"),
    ],
)
def test_a_question_on_a_side_of_the_fiche_spoken_of_leans_on_it(earlier: str, question: str, read: Read) -> None:
    assert [name.source_ids[0] for name in read(question, earlier).names] == ["gdp-totem"]


def test_of_an_organisation_the_thing_spoken_of_is_kept(read: Read) -> None:
    query = read("Combien de places ?", "Que fait l'Oiseau Bleu ?", "Et sa crèche ?")
    assert query.standalone == "Oiseau Bleu, crèche : Combien de places ?"


def test_a_question_that_no_source_knows_is_passed_over(read: Read) -> None:
    query = read("Qui le porte ?", "C'est quoi Totem ?", "Quelle météo à Reykjavik ?")
    assert [name.source_ids[0] for name in query.names] == ["gdp-totem"]
