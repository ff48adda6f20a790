"""Needs as people write them: the same list, whatever is said around it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from assistant.known.knowledge import Knowledge, Known
from assistant.selection.matches import list_matches
from corpus.tagging.gazetteer import gazetteer
from corpus.tagging.lexicon import find_terms
from corpus.tagging.vocabulary import vocabulary
from tests.assistant.conftest import Read, Statements

_RECALL, _PRECISION = 0.9, 0.85


@dataclass(frozen=True)
class Sought:
    """What the fiches listed must bear, and must not."""

    themes: tuple[str, ...] = ()
    publics: tuple[str, ...] = ()
    nothemes: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    out: str = ""
    status: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    noevidence: tuple[str, ...] = ()
    since: str = ""
    year: str = ""
    ended: str = ""
    words: str = ""

    def holds(self, known: Known) -> bool:
        """Whether a fiche is one of those sought, judged by its own front matter."""
        return self._holds(known, known.facets.themes, known.facets.publics)

    def told(self, known: Known) -> bool:
        """Whether a fiche is one of those sought, judged by what its title and its answer name as well."""
        found = find_terms(known.done, exact=True)
        themes = [one.code for one in found if one.facet == "themes"]
        publics = [one.code for one in found if one.facet == "publics"]
        return self._holds(known, (*known.facets.themes, *themes), (*known.facets.publics, *publics))

    def _holds(self, known: Known, themes_of: Sequence[str], publics_of: Sequence[str]) -> bool:
        facets = known.facets
        themes, publics = (vocabulary("themes").broaden(themes_of), vocabulary("publics").broaden(publics_of))
        began = (facets.period.start or "") if facets.period else ""
        return (
            set(self.themes) <= themes
            and set(self.publics) <= publics
            and themes.isdisjoint(self.nothemes)
            and (not self.place or any(gazetteer().covers(one, own) for one in self.place for own in facets.places))
            and (not self.out or facets.national or any(not gazetteer().covers(self.out, own) for own in facets.places))
            and (not self.status or facets.status in self.status)
            and (not self.evidence or facets.evidence_level in self.evidence)
            and facets.evidence_level not in self.noevidence
            and began >= self.since
            and began.startswith(self.year)
            and ((facets.period.end if facets.period else "") or "").startswith(self.ended)
            and self.words in known.stored.document.text
        )


WHOLE = [
    ("Parmi vos fiches, lesquelles parlent des sortants de prison ?", Sought(publics=("sortants-de-prison",))),
    ("What's there for jobless people?", Sought(publics=("demandeurs-d-emploi",))),
    ("Which projects are only at the planning stage?", Sought(status=("projet",))),
    (
        "Eviction prevention started in or after October 2020",
        Sought(themes=("prevention-expulsions",), since="2020-10"),
    ),
    ("Projets lancés en 2012", Sought(year="2012")),
    ("Which projects ended in 2019?", Sought(status=("termine",), ended="2019")),
    (
        "Je travaille dans un CCAS en Bretagne. Quels projets de logement pour les seniors ?",
        Sought(themes=("logement",), publics=("seniors",)),
    ),
    ("Bonjour, je suis étudiante en travail social et je cherche des projets de jardin", Sought(themes=("jardin",))),
    (
        "Nous sommes une association d'Angers ; quelles expériences de cohabitation existent pour les étudiants ?",
        Sought(themes=("cohabitation",), publics=("etudiants",)),
    ),
    (
        "Je monte un dossier pour la CAF : connaissez-vous des initiatives autour de la parentalité ?",
        Sought(themes=("enfance-famille",)),
    ),
    (
        "I work for a housing charity. What has been tried for young people in health?",
        Sought(themes=("sante",), publics=("jeunes",)),
    ),
    ("Hello, I am a social work student and I am looking for peer work projects", Sought(themes=("travail-pair",))),
    (
        "J'accompagne des femmes victimes de violences, que leur proposer ?",
        Sought(publics=("femmes-victimes-de-violences",)),
    ),
    ("Qu'est-ce qui a été tenté pour les sortants de prison ?", Sought(publics=("sortants-de-prison",))),
    (
        "Qu'est-ce qui se fait pour les réfugiés en matière d'emploi ?",
        Sought(publics=("refugies",), themes=("emploi",)),
    ),
    (
        "Où y a-t-il des équipes mobiles auprès des personnes à la rue ?",
        Sought(themes=("aller-vers",), publics=("sans-domicile",)),
    ),
    (
        "Where can I find outreach teams for homeless people?",
        Sought(themes=("aller-vers",), publics=("sans-domicile",)),
    ),
    ("Avez-vous des idées pour loger des jeunes ?", Sought(themes=("logement",), publics=("jeunes",))),
    (
        "Des idées pour lutter contre l'isolement des personnes âgées ?",
        Sought(themes=("lien-social",), publics=("seniors",)),
    ),
    ("Y a-t-il des dispositifs qui emploient des travailleurs pairs ?", Sought(themes=("travail-pair",))),
    ("santé mentale sans-abri", Sought(themes=("sante-mentale",), publics=("sans-domicile",))),
    ("emploi réfugiés", Sought(themes=("emploi",), publics=("refugies",))),
    ("refugees employment", Sought(themes=("emploi",), publics=("refugies",))),
    ("logement jeunes Isère", Sought(themes=("logement",), publics=("jeunes",), place=("departement:38",))),
    ("Projets de logement en Isère", Sought(themes=("logement",), place=("departement:38",))),
    ("logement des jeunes, pas en Isère", Sought(themes=("logement",), publics=("jeunes",), out="departement:38")),
    ("Quels projets d'emploi ailleurs qu'en Île-de-France ?", Sought(themes=("emploi",), out="region:11")),
    ("Housing projects not in Paris", Sought(themes=("logement",), out="departement:75")),
    ("Which employment schemes exist outside Île-de-France?", Sought(themes=("emploi",), out="region:11")),
    ("health projects elsewhere than in Isère", Sought(themes=("sante",), out="departement:38")),
    (
        "En dehors de la région parisienne, que fait-on pour les personnes à la rue ?",
        Sought(publics=("sans-domicile",), out="region:11"),
    ),
    ("Quels projets à Nantes ou à Saint-Nazaire ?", Sought(place=("commune:44109", "commune:44184"))),
    ("What exists in Brittany?", Sought(place=("region:53",))),
    ("Et en Normandie, vous avez quoi ?", Sought(place=("region:28",))),
    ("dispositifs dans le Rhône", Sought(place=("departement:69",))),
    ("Tout ce qui existe en Occitanie", Sought(place=("region:76",))),
    ("Quels dispositifs n'ont pas duré ?", Sought(status=("termine",))),
    ("Quelles expériences se sont arrêtées ?", Sought(status=("termine",))),
    ("Which projects are no longer running?", Sought(status=("termine",))),
    ("Lesquelles de ces actions sont encore en phase de test ?", Sought(status=("experimentation",))),
    ("Which schemes have been copied elsewhere?", Sought(status=("essaime",))),
    ("Quels projets ont été pérennisés ?", Sought(status=("perenne",))),
    ("Quelles démarches sont entrées dans le droit commun ?", Sought(status=("generalise",))),
    ("Which schemes have become mainstream policy across the country?", Sought(status=("generalise",))),
    ("Which apps and online tools help homeless people?", Sought(themes=("numerique",), publics=("sans-domicile",))),
    (
        "Je voudrais la liste des actions pour les personnes en situation de handicap, merci d'avance",
        Sought(publics=("handicap",)),
    ),
    (
        "Pourriez-vous m'indiquer, s'il vous plaît, ce qui existe pour les mineurs non accompagnés ?",
        Sought(publics=("mna",)),
    ),
    ("Could you please tell me what exists for care leavers?", Sought(publics=("jeunes-sortants-ase",))),
    (
        "Quelles structures accueillent des couples ou des familles à la rue ?",
        Sought(publics=("familles", "sans-domicile")),
    ),
    ("Comment loger des saisonniers ? Quels exemples avez-vous ?", Sought(publics=("apprentis-alternants",))),
    ("Quels dispositifs DALO ?", Sought(words="DALO")),
    ("Dispositifs IAE", Sought(themes=("iae",))),
    ("quels projets pour les allocataires du rsa", Sought(publics=("beneficiaires-rsa",))),
    ("Quelles actions pour prévenir les expulsions locatives ?", Sought(themes=("prevention-expulsions",))),
    ("How do associations prevent evictions? List the projects", Sought(themes=("prevention-expulsions",))),
    ("What is done about fuel poverty?", Sought(themes=("precarite-energetique",))),
    ("Combien de projets concernent les réfugiés ?", Sought(publics=("refugies",))),
    ("How many schemes are for women?", Sought(publics=("femmes",))),
    ("Quels projets lancés après 2018 pour les jeunes ?", Sought(publics=("jeunes",), since="2018")),
    ("Which health projects started since 2015?", Sought(themes=("sante",), since="2015")),
    ("Un dispositif pour les personnes sortant de détention", Sought(publics=("sortants-de-prison",))),
    (
        "pistes pour faire vivre des exilés sous le même toit que d'autres",
        Sought(themes=("cohabitation",), publics=("personnes-exilees",)),
    ),
    ("Quels projets mêlent logement et emploi ?", Sought(themes=("logement", "emploi"))),
    ("Schemes that combine housing and work", Sought(themes=("logement", "emploi"))),
    ("Quels projets de logement hors hébergement ?", Sought(themes=("logement",), nothemes=("hebergement",))),
    ("Quels projets pour les jeunes autres que du logement ?", Sought(publics=("jeunes",), nothemes=("logement",))),
    (
        "Quelles initiatives de santé ont été évaluées ?",
        Sought(themes=("sante",), evidence=("evaluation", "recherche")),
    ),
    ("Les dispositifs sans évaluation externe", Sought(noevidence=("evaluation", "recherche"))),
    (
        "Qui propose un accueil chez l'habitant pour les apprentis ?",
        Sought(themes=("cohabitation",), publics=("apprentis-alternants",)),
    ),
    ("Anything on peer support?", Sought(themes=("travail-pair",))),
    (
        "Je prépare une journée sur l'insertion des grands exclus en Pays de la Loire, quelles expériences inviter ?",
        Sought(publics=("grands-exclus",), place=("region:52",)),
    ),
    (
        "We work with care leavers who have nowhere to go, what do you have?",
        Sought(publics=("jeunes-sortants-ase",)),
    ),
    ("Qu'est-ce qui est terminé ou a fermé ?", Sought(status=("termine",))),
    (
        "Quels logements pour les stagiaires, saisonniers et apprentis ?",
        Sought(("logement",), ("apprentis-alternants",)),
    ),
    (
        "Quels projets de logement chez des propriétaires privés pour les jeunes ?",
        Sought(themes=("logement",), publics=("jeunes",)),
    ),
    ("Employment schemes other than in Île-de-France", Sought(themes=("emploi",), out="region:11")),
    ("Quels jardins ? Je ne veux rien en Île-de-France", Sought(themes=("jardin",), out="region:11")),
    ("Il y a quoi pour les étudiants dans le coin ?", Sought(publics=("etudiants",))),
    ("Des idées pour l'accès aux soins des gens à la rue ?", Sought(("sante",), ("sans-domicile",))),
    ("Quels emplois vus par la presse départementale ?", Sought(themes=("emploi",))),
]
SOME = [
    (
        "Est-ce qu'il existe des solutions pour les étudiants en colocation ?",
        Sought(themes=("cohabitation",), publics=("etudiants",)),
    ),
    ("Où trouve-t-on des jardins partagés ?", Sought(themes=("jardin",))),
    ("Restaurants et cafés solidaires", Sought(themes=("alimentation",))),
    ("Qu'est-ce qui marche contre le non-recours aux droits ?", Sought(themes=("acces-aux-droits",))),
    ("Que proposer à un jeune sortant de l'ASE sans logement ?", Sought(publics=("jeunes-sortants-ase",))),
    ("Quelles formes d'habitat léger ont été essayées ?", Sought(themes=("habitat-temporaire",))),
    ("Which organisations house people in empty buildings?", Sought(themes=("habitat-temporaire",))),
]
ANY = [
    "FJT et jeunes travailleurs",
    "Quels dispositifs sont pilotés par Aurore ?",
    "Quels projets de logement avec des animaux ?",
]


def listed(question: str, read: Read, knowledge: Knowledge, statements: Statements) -> set[str]:
    query = read(question)
    assert query.intent in ("list", "count"), query.reasons
    return {row.source_id for row in list_matches(query, knowledge, statements).rows}


@pytest.mark.parametrize(("question", "sought"), WHOLE)
def test_nearly_all_that_is_sought_is_listed_and_hardly_anything_else(
    question: str, sought: Sought, read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    found = listed(question, read, knowledge, statements)
    expected = {known.id for known in knowledge.sources if sought.holds(known)}
    assert expected
    assert len(found & expected) >= _RECALL * len(expected)
    told = {known.id for known in knowledge.sources if sought.told(known)}
    assert len(found & told) >= _PRECISION * len(found)


@pytest.mark.parametrize(("question", "sought"), SOME)
def test_a_narrower_term_lists_some_of_its_theme_and_nothing_else(
    question: str, sought: Sought, read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    found = listed(question, read, knowledge, statements)
    assert found
    assert found <= {known.id for known in knowledge.sources if sought.told(known)}


@pytest.mark.parametrize("question", ANY)
def test_what_is_said_besides_empties_no_list(
    question: str, read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    assert listed(question, read, knowledge, statements)


def test_a_name_that_is_left_out_is_not_listed(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    found = listed("Quels projets de logement d'abord, à part Totem ?", read, knowledge, statements)
    assert found
    assert "gdp-totem" not in found
