import pytest

from assistant.query import Intent
from tests.assistant.conftest import Read


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Quels dispositifs pour les seniors ?", "list"),
        ("Quelles pensions de famille connaissez-vous ?", "list"),
        ("Qu'est-ce qui existe à Nantes pour les migrants ?", "list"),
        ("Are there any projects about food?", "list"),
        ("projets de jardin", "list"),
        ("Un projet qui accueille les chiens ?", "list"),
        ("Qui accueille des réfugiés ?", "list"),
        ("Des potagers, vous en connaissez ?", "list"),
        ("Des chambres pour étudiants, est-ce qu'il y en a ?", "list"),
        ("Repair workshops, any?", "list"),
        ("vergers", "list"),
        ("rural schemes", "list"),
        ("Quelqu'un dort dehors avec son chien, que peut-on lui proposer ?", "list"),
        ("Je voudrais connaître les actions sur la santé", "list"),
        ("Quelle association porte Totem ? Je voudrais les joindre au plus vite.", "contact"),
        ("Quelle association porte le Carillon ? Je voudrais les voir.", "fact"),
        ("Horaires de La Tonnelle ?", "fact"),
        ("Limites du garage La Tonnelle ?", "fact"),
        ("Where can homeless people grow vegetables?", "list"),
        ("Quels sont les tarifs d'un logement social ?", "fact"),
        ("Quelles limites d'âge pour les jeunes ?", "fact"),
        ("Combien de dispositifs concernent la santé ?", "count"),
        ("How many projects help women?", "count"),
        ("Combien de jeunes Solibail a-t-il logés ?", "fact"),
        ("Combien de places compte la résidence Les Sables ?", "fact"),
        ("Compare Totem et HAO", "compare"),
        ("What is the difference between TAPAJ and Convergence?", "compare"),
        ("C'est quoi Solibail ?", "summary"),
        ("Tell me about Reconnect", "summary"),
        ("Qui contacter pour le laboratoire ?", "contact"),
        ("Quels obstacles rencontre Convergence ?", "fact"),
        ("En quelle année a ouvert Emmaüs Défi ?", "fact"),
        ("Qui dirige le Relais Ozanam ?", "fact"),
        ("Relais Ozanam : accueil ou suivi ?", "fact"),
        ("Relais Ozanam, nb de salariés", "fact"),
        ("Relais Ozanam logement", "list"),
        ("Équipe mobile Yvelines, effectif", "fact"),
        ("maisons déménagent : où ?", "fact"),
        ("Jardins en PACA : lesquels ?", "list"),
        ("Isère : inventaire", "list"),
        ("Mon association suit des gens endettés. Des expés ?", "list"),
        ("Équipe mobile expulsions : Gironde et Alpes-Maritimes, même effectif ?", "compare"),
        ("Je suis élue, on a des apprentis sans logement. La Mayenne fait quoi ?", "fact"),
    ],
)
def test_what_a_question_wants_done(question: str, intent: Intent, read: Read) -> None:
    assert read(question).intent == intent
