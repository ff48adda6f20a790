"""Pairs of the field itself: what the bundled fiches, the glossary and the vocabularies say belongs together.

The golden questions are asked about the same fiches; not one of them is read here.
"""

from collections.abc import Iterator

from corpus.fiche.files import bundled_fiches, read_fiche
from corpus.fiche.record import Fiche
from corpus.tagging.glossary import glossary
from training.texts import TitledPassage, Translation


def read_field_passages() -> list[TitledPassage]:
    """Title, acronym or carrier of each bundled fiche, and each of its sections."""
    return [pair for path in sorted(bundled_fiches(), key=lambda path: path.name) for pair in _pair(read_fiche(path))]


def read_field_terms() -> list[Translation]:
    """The glossary: every French name of a term with every English one."""
    return [
        Translation(french, english)
        for entry in glossary()
        for french in (entry.term, entry.expansion, *entry.synonyms)
        for english in entry.english
        if french
    ]


def _pair(fiche: Fiche) -> Iterator[TitledPassage]:
    sections = (
        fiche.need,
        fiche.what_is_done,
        fiche.results,
        fiche.success_conditions,
        fiche.obstacles,
        fiche.transposition,
    )
    for section in sections:
        if section:
            yield TitledPassage(fiche.title, section)
