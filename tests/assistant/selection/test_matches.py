import random
from collections.abc import Iterable

import pytest

from assistant.known.knowledge import Knowledge, learn
from assistant.selection.matches import Listing, list_matches
from corpus.document import Document, Passage, Source, Span, identify_passage
from corpus.store.stored import StoredSource
from corpus.tagging.lexicon import find_terms
from corpus.tagging.tags import tag
from corpus.tagging.vocabulary import vocabulary
from tests.assistant.conftest import Read, Statements


def ids(listing: Listing) -> list[str]:
    return [row.source_id for row in listing.rows]


def having(
    knowledge: Knowledge, *, themes: Iterable[str] = (), publics: Iterable[str] = (), told: bool = False
) -> set[str]:
    """The fiches that bear each code, or a narrower one; with `told`, those too whose title or answer names it."""
    codes = {known.id: [one.code for one in find_terms(known.done) if told] for known in knowledge.sources}
    return {
        known.id
        for known in knowledge.sources
        if set(themes) <= vocabulary("themes").broaden((*known.facets.themes, *codes[known.id]))
        and set(publics) <= vocabulary("publics").broaden((*known.facets.publics, *codes[known.id]))
    }


@pytest.mark.parametrize(
    ("question", "themes", "publics"),
    [
        ("Quels dispositifs d'emploi pour les personnes sans domicile ?", ["emploi"], ["sans-domicile"]),
        ("Which employment schemes help homeless people?", ["emploi"], ["sans-domicile"]),
        ("projets de santé", ["sante"], []),
        ("Quelles initiatives d'alimentation ?", ["alimentation"], []),
        ("What digital projects exist?", ["numerique"], []),
        ("Liste des actions d'aller-vers", ["aller-vers"], []),
        ("Quelles expériences pour les étudiants ?", [], ["etudiants"]),
        ("experiments for disabled people", [], ["handicap"]),
        ("Quels projets pour les demandeurs d'emploi ?", [], ["demandeurs-d-emploi"]),
        ("Qu'existe-t-il contre l'isolement des seniors ?", ["lien-social"], ["seniors"]),
        ("Quelles cohabitations pour les réfugiés ?", ["cohabitation"], ["refugies"]),
        ("mental health schemes for young people", ["sante-mentale"], ["jeunes"]),
    ],
)
def test_every_fiche_that_bears_the_facets_is_listed(
    question: str, themes: list[str], publics: list[str], read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    listed = set(ids(list_matches(read(question), knowledge, statements)))
    assert having(knowledge, themes=themes, publics=publics) <= listed
    assert listed <= having(knowledge, themes=themes, publics=publics, told=True)


def test_every_theme_asked_by_its_label_lists_its_fiches(
    read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    for code, term in vocabulary("themes").terms.items():
        label = term.fr.split("(")[0].split(",")[0]
        query = read(f"Quels dispositifs sur le thème « {label} » ?")
        assert having(knowledge, themes=[code]) <= set(ids(list_matches(query, knowledge, statements))), label


def test_every_public_asked_by_its_label_lists_its_fiches(
    read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    for language in ("fr", "en"):
        for code in vocabulary("publics").codes:
            label = vocabulary("publics").label(code, language).split("(")[0].split(",")[0]
            asked = f"Quels dispositifs pour : {label} ?" if language == "fr" else f"Which projects for {label}?"
            listed = set(ids(list_matches(read(asked), knowledge, statements)))
            assert having(knowledge, publics=[code]) <= listed, label


def test_a_region_holds_its_departements_and_communes(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    listed = set(ids(list_matches(read("projets en Auvergne-Rhône-Alpes"), knowledge, statements)))
    assert {
        "gdp-totem",
        "uniopss-ardeche-itinerant",
        "grand-chambery-logement-d-abord",
        "village-mobile-lyon",
    } <= listed
    assert "chrs-belfort-jardins" not in listed


def test_national_fiches_are_near_not_listed_where_a_place_is_asked(
    read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    listing = list_matches(read("Quels projets d'emploi en Isère ?"), knowledge, statements)
    near = {pointer.source_id: pointer.reason for pointer in listing.near}
    assert "premieres-heures-en-chantier" not in ids(listing)
    assert near["premieres-heures-en-chantier"].startswith("dispositif national")
    assert {row.scope for row in listing.rows if row.source_id == "convergence"} == {"national"}


def test_outside_a_place_leaves_it_out(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    listed = ids(list_matches(read("dispositifs de logement hors Isère"), knowledge, statements))
    assert listed
    assert not [one for one in listed if one.startswith("gdp-")]


def test_a_narrower_term_lists_its_own_sort_and_keeps_the_others_near(
    read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    listing = list_matches(read("Quels foyers de jeunes travailleurs ?"), knowledge, statements)
    assert {"residence-les-sables", "ro-fjt-noyers-verts", "gdp-aja-voiron"} <= set(ids(listing))
    assert "pensions-de-famille" in {pointer.source_id for pointer in listing.near}


def test_words_without_a_facet_are_sought_in_the_texts(
    read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    assert "la-maison-tours" in ids(list_matches(read("projects where dogs are welcome"), knowledge, statements))


def test_a_subject_that_no_source_knows_lists_nothing(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    assert list_matches(read("Quels projets de piscine ?"), knowledge, statements).rows == ()


def test_a_status_and_an_external_evaluation_can_be_asked(
    read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    ended = ids(list_matches(read("Quelles expérimentations sont terminées ?"), knowledge, statements))
    assert set(ended) == {known.id for known in knowledge.sources if known.facets.status == "termine"}
    evaluated = ids(list_matches(read("Quels dispositifs ont été évalués ?"), knowledge, statements))
    assert set(evaluated) == {known.id for known in knowledge.sources if known.facets.evidence_level}


def test_each_row_quotes_words_of_its_own_source(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    for row in list_matches(read("Quels projets de logement pour les jeunes ?"), knowledge, statements).rows:
        text = knowledge.by_id[row.source_id].stored.document.text
        assert row.statement.source_id == row.source_id
        assert row.statement.span.cut(text) == row.statement.text


def test_the_order_of_the_shelves_changes_nothing(
    fiches: list[StoredSource], read: Read, knowledge: Knowledge, statements: Statements
) -> None:
    shuffled = list(fiches)
    random.Random(7).shuffle(shuffled)
    query = read("Quels projets de logement pour les jeunes ?")
    assert list_matches(query, learn(shuffled), statements) == list_matches(query, knowledge, statements)


def test_a_report_is_listed_passage_by_passage(read: Read, statements: Statements) -> None:
    lines = (
        "Un foyer de jeunes travailleurs accueille des apprentis à Voiron.",
        "Le jardin partagé est ouvert aux habitants.",
        "Des logements d'urgence reçoivent des jeunes en errance.",
    )
    text = "\n\n".join(lines) + "\n"
    passages = []
    for line in lines:
        span = Span(text.index(line), text.index(line) + len(line))
        passages.append(Passage(identify_passage("rapport", line, span), "rapport", span, line, facets=tag(line)))
    source = Source("rapport", "document", "Rapport", "rapport.txt", groups=frozenset({"public"}))
    stored = StoredSource(Document(source, text, "0"), tuple(passages), "", "", 1)
    listing = list_matches(read("Quels logements pour les jeunes ?"), learn([stored]), statements)
    assert [row.statement.text for row in listing.rows] == [lines[0], lines[2]]


def test_a_theme_can_be_left_out(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    everything = having(knowledge, themes=["logement"], publics=["jeunes"])
    without = having(knowledge, themes=["logement", "hebergement"], publics=["jeunes"])
    listing = list_matches(read("Quels logements pour les jeunes, hors hébergement ?"), knowledge, statements)
    assert set(ids(listing)) == everything - without != everything


def test_a_room_in_a_home_is_no_flat_share(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    def listed(question: str) -> set[str]:
        return set(ids(list_matches(read(question), knowledge, statements)))

    hosts, flats = listed("Qui accueille quelqu'un chez l'habitant ?"), listed("Quelles colocations ?")
    assert {"hth-mayenne", "calm-singa"} <= hosts
    assert {"kaps", "caracol"} <= flats
    assert not hosts & flats
    assert hosts | flats <= listed("Quels projets de cohabitation ?")


def test_a_sliding_lease_is_one_sort_of_mediation(read: Read, knowledge: Knowledge, statements: Statements) -> None:
    sliding = set(ids(list_matches(read("Which schemes use sliding leases?"), knowledge, statements)))
    assert sliding < set(ids(list_matches(read("Quelles intermédiations locatives ?"), knowledge, statements)))
    assert sliding == set(ids(list_matches(read("des baux transférés au nom de la famille"), knowledge, statements)))
