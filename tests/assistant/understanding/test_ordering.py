"""The order of time that a question asks, in many words; what only looks like one is none."""

import pytest

from assistant.known.knowledge import Knowledge
from assistant.query import Order
from assistant.understanding.ordering import read_ordering
from tests.assistant.conftest import Read

NEWEST, OLDEST = Order("newest"), Order("oldest")
THE_NEWEST, THE_OLDEST = Order("newest", one=True), Order("oldest", one=True)


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("Montrez-moi les démarches les plus récentes pour les familles", NEWEST),
        ("les dernières initiatives en Gironde", NEWEST),
        ("Quoi de neuf côté emploi ?", NEWEST),
        ("newest gardens and farms", NEWEST),
        ("What is new for care leavers?", NEWEST),
        ("Trie les actions alimentaires de la plus récente à la plus ancienne", NEWEST),
        ("mobile teams, latest first", NEWEST),
        ("initiatives récentes contre les expulsions", NEWEST),
        ("recently opened places for women", NEWEST),
        ("Quels sont les plus anciens chantiers d’insertion ?", OLDEST),
        ("Which schemes are the longest-running in Paris?", OLDEST),
        ("Range les projets d’emploi par année", OLDEST),
        ("Peer work in chronological order", OLDEST),
        ("L’expérimentation la plus récente en Savoie ?", THE_NEWEST),
        ("le dernier dispositif ouvert à Nantes", THE_NEWEST),
        ("What’s the newest scheme for women?", THE_NEWEST),
        ("Quelle est la plus ancienne initiative alimentaire ?", THE_OLDEST),
        ("quel a été le tout premier projet à Paris ?", THE_OLDEST),
        ("Which one is the oldest in Bordeaux?", THE_OLDEST),
        ("Solibail ou EMILE : lequel a démarré en premier ?", THE_OLDEST),
        ("Is Caracol newer than Solibail?", THE_NEWEST),
        ("Quels projets pour les plus jeunes ?", None),
        ("Les chiffres les plus récents sur la rue ?", None),
        ("What does the latest report say?", None),
        ("work for former prisoners", None),
        ("emploi des anciens détenus", None),
        ("an activity for the oldest residents", None),
        ("Une dernière chose, avez-vous des cafés ?", None),
        ("projets lancés au plus tard en 2015", None),
        ("Quel est le dernier bilan de Solibail ?", None),
        ("schemes more recent than 2015", None),
        ("les projets plus récents que 2015", None),
    ],
)
def test_an_order_of_time(question: str, order: Order | None, knowledge: Knowledge) -> None:
    assert read_ordering(question, knowledge).order == order


def test_a_superlative_makes_a_list_and_says_nothing_of_its_subject(read: Read) -> None:
    query = read("Quelle est la plus vieille structure pour les réfugiés ?")
    assert (query.intent, query.order, query.words) == ("list", THE_OLDEST, ())
    assert query.filters.publics == ("refugies",)
    assert query.standalone.startswith("Quelle est la plus vieille")


def test_a_follow_up_asks_it_of_what_was_listed(read: Read) -> None:
    query = read("et la plus récente ?", "Quelles initiatives en Gironde ?")
    assert query.order == THE_NEWEST
    assert [place.label for place in query.filters.places or ()] == ["Gironde"]


def test_a_follow_up_keeps_all_but_the_order_that_was_asked(read: Read) -> None:
    earlier = "Quelles sont les expérimentations les plus récentes contre la précarité énergétique en Gironde ?"
    query = read("laquelle est la plus ancienne ?", earlier)
    assert query.order == THE_OLDEST
    assert "les plus récentes" not in query.standalone
    assert query.standalone.startswith("Quelles sont les expérimentations contre la précarité énergétique en Gironde")
