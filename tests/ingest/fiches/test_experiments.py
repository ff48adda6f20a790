from itertools import pairwise
from pathlib import Path

import pytest

from corpus.document import Document, Section, Source, Span
from ingest.fiches.experiments import find_experiments
from ingest.sandbox import Sandbox


def document(text: str, *headings: str) -> Document:
    starts = [text.index(heading) for heading in headings]
    spans = [Span(*bounds) for bounds in pairwise([*starts, len(text)])]
    sections = tuple(Section(heading, span) for heading, span in zip(headings, spans, strict=True))
    source = Source(id="rapport", kind="document", title="Rapport", origin="rapport.txt")
    return Document(source, text, "0" * 64, sections=sections)


def titles(text: str, *headings: str) -> list[str]:
    return [experiment.title for experiment in find_experiments(document(text, *headings))]


def test_entries_of_a_list_are_experiments() -> None:
    text = (
        "- Création d’une crèche « des petits pas » pour les enfants des femmes hébergées à Lyon.\n"
        "- Ouverture du Relais, où des bénévoles accueillent les personnes qui vivent à la rue.\n"
        "- Les réunions se tiennent chaque mois, avec les partenaires de la métropole et de la ville."
    )
    assert titles(text) == ["Crèche « des petits pas » pour les enfants des femmes hébergées à Lyon", "Relais"]


def test_a_paragraph_that_says_what_was_made_is_one() -> None:
    text = (
        "Depuis dix ans, la ville grandit.\n\n"
        "En 2019, l’association a ouvert une pension de famille pour des femmes, qui compte vingt places.\n\n"
        "Les associations développent des projets et des expérimentations."
    )
    assert titles(text) == ["Une pension de famille pour des femmes"]


def test_a_section_named_after_one_is_one_whole() -> None:
    text = (
        "1.2 Le dispositif Passerelle\n\nIl est né d’un manque de places.\n\n"
        "L’association a créé un accueil de jour. Trente personnes y viennent."
    )
    (found,) = find_experiments(document(text, "1.2 Le dispositif Passerelle"))
    assert found.title == "Le dispositif Passerelle"
    assert found.span.cut(text).startswith("Il est né")
    assert found.span.cut(text).endswith("y viennent.")


def test_another_one_named_inside_an_entry_has_its_own() -> None:
    text = (
        "- Dispositif de prévention des impayés avec la caisse locale. Il a inspiré le dispositif Toit Durable.\n"
        "- Création d’un service de médiation entre les locataires et les bailleurs de la ville."
    )
    assert titles(text)[:2] == ["Dispositif de prévention des impayés avec la caisse locale", "Toit Durable"]


def test_what_a_sentence_enumerates_is_told_apart() -> None:
    filling = "La démarche se poursuit avec les associations de chaque région, qui la suivent. " * 15
    text = (
        "Un bus de santé en Ardèche, des jardins pour les familles dans le Grand Est, l’ouverture d’un café à Nantes… "
        "Ces initiatives ont été choisies. " + filling
    )
    assert titles(text) == [
        "Un bus de santé en Ardèche",
        "Des jardins pour les familles dans le Grand Est",
        "Un café à Nantes",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Les associations développent des projets d’expérimentation et des dispositifs classiques.",
        "Le rapport a été remis en juin. Il compte cent pages.",
        "",
    ],
)
def test_talk_about_experiments_is_none(text: str) -> None:
    assert titles(text) == []


def test_the_names_are_words_of_the_text() -> None:
    text = "- Expérimentation d’un logement passerelle\n  pour des jeunes, dans le pays voironnais et ses communes."
    (found,) = find_experiments(document(text))
    assert found.title == "Logement passerelle pour des jeunes"
    assert " ".join(found.named.cut(text).split()).lower() == found.title.lower()


def test_a_real_page_gives_its_eleven(seeds: Path) -> None:
    with Sandbox() as sandbox:
        parsed = sandbox.load(seeds / "groupement-des-possibles-innovation.txt")
    source = Source(id="page", kind="document", title=parsed.title, origin="page.txt")
    found = find_experiments(Document(source, parsed.text, "0" * 64, sections=parsed.sections))
    assert len(found) == 11
    named = "\n".join(experiment.title for experiment in found)
    for words in ("multi-accueil", "bail glissant", "habitat intercalaire", "HAO", "Totem", "Logement Toujours IAE"):
        assert words in named
    assert any(experiment.title == "Logement Toujours" for experiment in found)
