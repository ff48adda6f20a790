"""The type of answer that a question asks, over many turns of phrase."""

import pytest

from assistant.understanding.asking import type_answer, type_parts
from corpus.text import stem

FRENCH = [
    ("En quelle année le service a-t-il été créé ?", "year", None),
    ("Quand le café a-t-il ouvert ?", "date", None),
    ("Depuis quand ça existe ?", "date", None),
    ("Quelle est la durée maximum du séjour ?", "duration", None),
    ("Pendant combien de mois sont-ils suivis ?", "duration", None),
    ("Jusqu'à quel âge peut-on entrer ?", "age", None),
    ("Quelle tranche d’âge est visée ?", "age", None),
    ("Combien coûte une nuit ?", "amount", None),
    ("elle est à combien, la nuitée ?", "amount", None),
    ("À combien de kilomètres ?", "number", None),
    ("À combien estime-t-on le nombre de squats ?", "number", None),
    ("Quel est le loyer demandé ?", "amount", None),
    ("Quel budget pour ce projet ?", "amount", None),
    ("Quel pourcentage retrouve un emploi ?", "share", None),
    ("quel taux de sortie vers le logement", "share", None),
    ("Quel est le numéro de téléphone de l’accueil ?", "phone", None),
    ("Son adresse mail ?", "email", None),
    ("Quelle est l'adresse du foyer ?", "address", None),
    ("Qui dois-je contacter ?", "text", "contact"),
    ("un contact ?", "text", "contact"),
    ("À qui peut-on téléphoner à la ferme ?", "text", "contact"),
    ("Vers qui me tourner au café ?", "text", "contact"),
    ("Qui dirige l'association ?", "person", None),
    ("Quel est le nom de la coordinatrice ?", "person", None),
    ("Quel est le nom du café associatif ?", "text", None),
    ("Que propose le conseil régional ?", "definition", None),
    ("Quelle association gère le lieu ?", "section", "carrier"),
    ("Par qui a-t-il été distingué ?", "organisation", None),
    ("Où se trouve la ferme ?", "place", None),
    ("Dans quelle commune est le jardin ?", "place", None),
    ("Quels sont les freins ?", "section", "obstacles"),
    ("Pourquoi le chantier a-t-il fermé ?", "section", "obstacles"),
    ("Quels facteurs de réussite ?", "section", "success_conditions"),
    ("Que faut-il côté voisins ?", "section", "success_conditions"),
    ("Pourquoi les voisins n’y vont-ils plus ?", "section", "obstacles"),
    ("Que sont devenues les familles logées ?", "section", "results"),
    ("Le comité est composé de qui ?", "section", "methodology"),
    ("Combien recense-t-on de cafés ?", "number", None),
    ("Combien reçoit-on par semaine ?", "amount", None),
    ("Combien reçoit-on de visiteurs ?", "number", None),
    ("Comment transposer ce projet chez nous ?", "section", "transposition"),
    ("Que conseiller avant de se lancer ?", "section", "transposition"),
    ("Avec qui travaillent-ils ?", "section", "partners"),
    ("Qui finance le dispositif ?", "section", "funders"),
    ("Qui porte le projet ?", "section", "carrier"),
    ("Qui a créé l'application ?", "section", "carrier"),
    ("À qui s’adresse le service ?", "section", "public"),
    ("Qui la halte accueille-t-elle ?", "section", "public"),
    ("La halte : c'est réservé aux couples ?", "section", "public"),
    ("La halte : elle est aussi à Brest ?", "yes_no", None),
    ("Que dit l'enquête sur la halte ?", "section", "results"),
    ("Que deviennent les gens après la halte ?", "section", "results"),
    ("Pourquoi la halte a-t-elle commencé ?", "section", "need"),
    ("Comment la halte calcule-t-elle ses prix ?", "section", "methodology"),
    ("Quels outils le collectif prête-t-il ?", "text", None),
    ("Quelles règles les voisins suivent-ils ?", "text", None),
    ("L'épicerie, c'est uniquement à Vannes ?", "place", None),
    ("Pourquoi l'atelier a-t-il été déserté ?", "section", "obstacles"),
    ("studio à Lens caution combien", "amount", None),
    ("Quel bilan en tire-t-on ?", "section", "results"),
    ("comment sa marche", "section", "methodology"),
    ("C'est quoi une pension de famille ?", "definition", None),
    ("Le réseau a-t-il une antenne en Corse ?", "yes_no", None),
    ("Épicerie du Port : cotisation annuelle ?", "amount", None),
    ("La Halte, tarif ?", "amount", None),
    ("ferme des Acacias prérequis ?", "section", "success_conditions"),
    ("Le collectif Rivage : les membres ?", "section", "partners"),
    ("Qui compose le collectif ?", "section", "partners"),
    ("La Halte : nombre de lits", "number", None),
    ("garderie solidaire combien de places", "number", None),
    ("Le café peut-il quand même ouvrir le soir ?", "yes_no", None),
    ("une ferme à louer près de la ville", "text", None),
    ("habitat intercalaire usine", "text", None),
    ("Un lieu où l'on peut venir avec son chien", "text", None),
]
ENGLISH = [
    ("How much of the day is spent cooking?", "share", None),
    ("How did the second group fare?", "section", "results"),
    ("What became of the lodgers?", "section", "results"),
    ("Why do neighbours no longer come?", "section", "obstacles"),
    ("What year did it open?", "year", None),
    ("When was it created?", "date", None),
    ("How long does the stay last?", "duration", None),
    ("How old are the residents?", "age", None),
    ("What is the rent?", "amount", None),
    ("What percentage found a job?", "share", None),
    ("Is there a phone number?", "phone", None),
    ("Who should I contact?", "text", "contact"),
    ("Who is the director of the federation?", "person", None),
    ("Which association won the prize?", "organisation", None),
    ("Where is the farm?", "place", None),
    ("What are the main barriers?", "section", "obstacles"),
    ("What made it work?", "section", "success_conditions"),
    ("Could it be replicated elsewhere?", "section", "transposition"),
    ("Who are the partners?", "section", "partners"),
    ("Who funds it?", "section", "funders"),
    ("Who runs it?", "section", "carrier"),
    ("Who is it for?", "section", "public"),
    ("Whom does the kitchen try to reach?", "section", "public"),
    ("Who did the hostel take in?", "section", "public"),
    ("The Halt: is it only for couples?", "section", "public"),
    ("The Halt: does it exist in Brest?", "yes_no", None),
    ("What did the survey of the hostel find?", "section", "results"),
    ("What happens to lodgers after the hostel?", "section", "results"),
    ("Why did the workshop begin?", "section", "need"),
    ("Why was the workshop neglected?", "section", "obstacles"),
    ("What were the outcomes?", "section", "results"),
    ("How does it work?", "section", "methodology"),
    ("What is a sliding lease?", "definition", None),
    ("The Halt: nightly fee?", "amount", None),
    ("Harbour grocery, requirements?", "section", "success_conditions"),
    ("Is it open to couples?", "yes_no", None),
]


@pytest.mark.parametrize(("question", "type_", "section"), FRENCH)
def test_types_a_french_question(question: str, type_: str, section: str | None) -> None:
    asked = type_answer(question, "fr")
    assert (asked.type, asked.section) == (type_, section)


@pytest.mark.parametrize(("question", "type_", "section"), ENGLISH)
def test_types_an_english_question(question: str, type_: str, section: str | None) -> None:
    asked = type_answer(question, "en")
    assert (asked.type, asked.section) == (type_, section)


@pytest.mark.parametrize(
    ("question", "language", "counted"),
    [
        ("Combien de jeunes ont été logés ?", "fr", "jeunes"),
        ("Combien la résidence compte-t-elle de logements ?", "fr", "logements"),
        ("Quel est le nombre de bénévoles ?", "fr", "bénévoles"),
        ("Combien de sans-papiers sont logés ?", "fr", "papiers"),
        ("How many cooks work there?", "en", "cooks"),
        ("How many work placements are there?", "en", "work"),
        ("Les lits, il y en a combien en tout ?", "fr", "lits"),
        ("How many households were housed?", "en", "households"),
    ],
)
def test_says_what_is_counted(question: str, language: str, counted: str) -> None:
    asked = type_answer(question, language)  # type: ignore[arg-type]
    assert asked.type == "number"
    assert asked.of[0] == stem(counted.replace("é", "e"))


def test_splits_a_question_that_asks_two_things() -> None:
    parts = type_parts("Le foyer : pour qui et combien de jours ?", "fr")
    assert [(asked.type, asked.section) for _, asked in parts] == [("section", "public"), ("duration", None)]


def test_a_second_count_inherits_what_is_counted() -> None:
    parts = type_parts("Combien de familles ont répondu et combien étaient intéressées ?", "fr")
    assert [asked.of[:1] for _, asked in parts] == [("famill",), ("famill",)]


def test_a_bare_second_part_belongs_to_the_first() -> None:
    assert len(type_parts("Le réseau a-t-il essaimé, et comment ?", "fr")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Ils n'ont pas d'adresse mail » : quel pourcentage dit vrai ?", "share"),
        ("Solibail : la durée du bail, en deux mots", "duration"),
        ("Solibail en deux mots", "definition"),
        ("Des familles ne paient plus leur loyer. Quand le service a-t-il ouvert ?", "date"),
    ],
)
def test_what_is_quoted_and_how_long_to_answer_tell_the_type_last(text: str, expected: str) -> None:
    assert type_answer(text, "fr").type == expected


def test_a_health_check_is_no_outcome_and_a_verb_no_rate() -> None:
    assert type_answer("Comment aller faire un bilan de compétences ?", "fr").section == "methodology"
    assert type_answer("What do they share?", "en").type == "text"
    assert type_answer("Quel bilan ?", "fr").section == "results"


def test_what_presents_the_asker_stays_where_the_rest_names_nothing() -> None:
    (first, _), *_ = type_parts("Nous ouvrons un jardin, quels freins et quels préalables ?", "fr")
    assert "jardin" in first


def test_nothing_may_stand_after_what_counts() -> None:
    assert type_answer("Combien de ?", "fr").of == ()
