"""A fiche that is found answers in words other than the question's, and stays silent where it does not know."""

from collections import Counter

import pytest

from assistant.known.bearers import Bearer
from assistant.known.naming import index_names


@pytest.mark.parametrize(
    ("question", "source_id", "words"),
    [
        ("Quel jour a-t-on créé par la loi le Fonds d'expérimentation pour la jeunesse ?", "fej", "1er décembre 2008"),
        ("À quel moment a démarré Start HOPE à Bayonne ?", "start-hope-bayonne", "octobre 2019"),
        ("On which day did the HOPE scheme in Bayonne begin?", "start-hope-bayonne", "octobre 2019"),
        ("À quel été l'atelier d'insertion de l'Oiseau Bleu à Gières a-t-il fermé ses portes ?", "ob-aci", "2009"),
        ("How many homes a year does Toits d'abord pay for?", "toits-d-abord", "500 à 700"),
        (
            "Quelle association tient les jardins partagés du CHRS de Belfort ?",
            "chrs-belfort-jardins",
            "Armée du Salut",
        ),
        ("What got in the way of Start HOPE in Bayonne?", "start-hope-bayonne", "Public plus jeune"),
        (
            "Comment l'équipe s'y est-elle prise pour les jardins du CHRS de Belfort ?",
            "chrs-belfort-jardins",
            "éducatrice",
        ),
        (
            "Pourquoi des jardins conviennent-ils aux résidents du CHRS de Belfort ?",
            "chrs-belfort-jardins",
            "valorisation",
        ),
        (
            "Une jeune femme de 19 ans ne trouve pas de studio. Combien de temps dure Pass'accompagnement dans le "
            "Bas-Rhin ?",
            "pass-accompagnement-67",
            "deux ans au plus",
        ),
        ("How many people got jobs from the Gières integration workshop?", "ob-aci", "700"),
        (
            "How many young people did Afpa expect to join Start HOPE?",
            "start-hope-bayonne",
            "150 jeunes",
        ),
        ("Combien d'argent le FEJ a-t-il distribué en dix ans ?", "fej", "260 M€"),
        ("La Maison à Tours, elle loge combien de monde ?", "la-maison-tours", "vingtaine de personnes"),
        ("Avec quel bailleur le tout premier bail glissant s'est-il fait ?", "gdp-bail-glissant", "SDH"),
        ("Quelle loi encadre la cohabitation d'un senior et d'un jeune ?", "cohabitation-intergenerationnelle", "ELAN"),
        ("Le café de Villefontaine, où est-il installé ?", "caravane-des-possibles", "centre commercial"),
        ("Que fabrique-t-on à la ferme de Moyembrie ?", "ferme-moyembrie", "fromages"),
        ("Dans quelles villes Caracol ouvrait-il des colocations à la fin des années 2010 ?", "caracol", "Toulouse"),
        ("Accorderies en 2017 : combien d'heures et combien d'adhérents ?", "accorderies", "10 000 accordeurs"),
        ("Combien y avait-il de pensions de famille en 2015 ?", "pensions-de-famille", "750"),
        ("L'équipe mobile d'expulsions en Gironde est composée de qui ?", "adil33-expulsions", "juristes"),
        (
            "Que sont devenus les ménages franciliens sortis d'un logement d'insertion ?",
            "fas-idf-logements-insertion",
            "83",
        ),
        ("GIE Est Habitat, qui en est membre ?", "gie-est-habitat", "Alynéa"),
        ("How long does a stay with CALM usually last?", "calm-singa", "trois à douze mois"),
        ("LHSS : on y reste combien de temps d'habitude ?", "lhss", "deux mois"),
        ("hope, il y a combien de centres ?", "hope", "76 centres"),
        ("kaps, ça revient à combien l'appartement", "kaps", "300 euros"),
        ("Jusqu'à quand est prévu Territoires zéro chômeur ?", "tzcld", "30 juin 2026"),
        (
            "D'après la FAS Île-de-France, quelle part retrouve un toit durable ?",
            "fas-idf-logements-insertion",
            "83 %",
        ),
        ("Eco cosy : d'où vient l'argent ?", "eco-cosy-gatine", "plan d'investissement"),
        ("Hameaux légers : prérequis ?", "hameaux-legers", "maire volontaire"),
        ("La ferme de Moyembrie, que cultive-t-on ?", "ferme-moyembrie", "fromages"),
        ("Accorderies : durée de préparation ?", "accorderies", "18 mois"),
        ("Combien d'heures les Accorderies ont-elles échangées en 2017 ?", "accorderies", "72 000"),
        ("Entourage: what percentage of people on the street own a phone?", "entourage", "93 %"),
        ("TAPAJ à Bordeaux, c'est payé combien de l'heure ?", "tapaj-bordeaux", "10 €"),
        ("Équipes mobiles de prévention des expulsions : combien de territoires ?", "equipes-mobiles-expulsions", "26"),
        ("Logement d'abord à Grand Chambéry : année ?", "grand-chambery-logement-d-abord", "2021"),
        ("Village mobile à Lyon : qui a présenté la visite ?", "village-mobile-lyon", "Ville & Aménagement"),
        ("Au comité de la rue d'Entourage ils sont combien de membres ?", "entourage", "huit à quinze"),
        ("Where does the idea of the Accorderies come from?", "accorderies", "Québec"),
        ("Équipe mobile des Alpes-Maritimes : elle est formée de qui ?", "adil06-expulsions", "juriste"),
        ("GIE Est Habitat, c'est combien de bailleurs ?", "gie-est-habitat", "Trois bailleurs"),
        ("Pourquoi le CCAS de Villeneuve d'Ascq héberge-t-il l'hiver ?", "ccas-villeneuve-d-ascq", "115"),
        ("Who had the idea of LinkedOut?", "linkedout", "comité de la rue"),
        ("Qui a lancé les hébergeurs solidaires de Nantes ?", "hebergeurs-solidaires-nantes", "Quatre habitantes"),
        (
            "Do the peer health mediators of Grenoble speak other languages?",
            "grenoble-mediateurs-pairs-sante",
            "bilingu",
        ),
        ("Peut-on venir chez Totem avec une bête ?", "gdp-totem", "animaux"),
        ("Par an, Les Grands Voisins coûtaient combien ?", "grands-voisins", "3 M€"),
        ("When was the mobile team scheme against rental evictions announced?", "equipes-mobiles-expulsions", "2020"),
    ],
)
def test_a_fiche_that_is_found_answers_in_its_own_words(ask, question: str, source_id: str, words: str) -> None:
    answer = ask(question)
    said = " ".join(segment.text for segment in answer.segments[:3]).replace("\u00a0", " ")
    assert answer.outcome == "answered", answer.reasons
    assert words in said
    assert source_id in {citation.source_id for citation in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "Combien de chiens vivent aux jardins partagés du CHRS de Belfort ?",
        "Quel budget annuel ont les jardins partagés du CHRS de Belfort ?",
        "What is the average age of the residents at the shared gardens of the CHRS in Belfort?",
        "Combien de travailleurs sociaux emploie Start HOPE à Bayonne ?",
        "Quand fermera Start HOPE à Bayonne ?",
        "Quelle est la durée moyenne du séjour au centre modulaire d'Ivry ?",
        "Pass'accompagnement du Bas-Rhin : combien de jeunes par an ?",
        "Jardins de la Nartuby : cotisation mensuelle ?",
        "KAPS réfugiés en Occitanie : nb de réfugiés logés ?",
        "Combien de commerces affichaient le label du Carillon en 2009 ?",
        "Eco cosy: weekly rent?",
        "Équipe mobile de l'ADIL des Alpes-Maritimes : taux de relogement ?",
        "AGILOJE, quel est le porteur ?",
        "How many employees does Le Reflet have?",
        "Emmaüs Défi, taux de rechute ?",
        "Does the modular centre in Ivry take dogs?",
        "Village mobile de Lyon, les chambres, il y en a combien ?",
        "Quel taux de sortie vers le logement pour Convergence à Lyon ?",
        "À combien est le plat du jour à L'Assiette ?",
    ],
)
def test_what_the_fiche_does_not_say_is_not_answered(ask, question: str) -> None:
    assert ask(question).outcome != "answered"


@pytest.mark.parametrize(("typed", "meant"), [("homes", False), ("home", False), ("HOME", True)])
def test_a_sigle_that_is_a_common_word_needs_its_capitals(typed: str, meant: bool) -> None:
    bearer = Bearer("accueil", "HOME : une maison", True, ("HOME",), (), (), ())
    names = index_names([bearer], Counter(), {})
    assert bool(names.find(f"How many {typed} are there?")) == meant
