"""What the contrastive step is fed, and in which proportions."""

from collections.abc import Sequence
from dataclasses import dataclass

from training.contrast import PairSource
from training.field import read_field_passages, read_field_terms
from training.texts import LawSection, TitledPassage, Translation
from training.tokenizing import Encoder, TokenTexts

_LONGEST = 300
"""Tokens that are read of a text."""

_SPAN = (4, 14)
"""Tokens of a passage that stand for a question about it."""

_PARALLEL_WEIGHTS = {
    "laws_parallel": 2.0,
    "tatoeba": 4.0,
    "ui_parallel": 1.0,
    "eurovoc": 0.7,
    "lexicon_wolf": 1.5,
    "gloss_wolf": 1.0,
    "laws_terms": 0.4,
    "laws_titles": 0.3,
}


@dataclass(frozen=True, slots=True)
class TrainingText:
    """All that is read, before tokens."""

    sections: Sequence[LawSection]
    parallel: dict[str, list[Translation]]
    titled: Sequence[TitledPassage]


def pair_sources(text: TrainingText, encoder: Encoder) -> list[PairSource]:
    """Every kind of pair in the training text, with its weight."""
    found = [*_law_sources(text.sections, encoder)]
    for name, weight in _PARALLEL_WEIGHTS.items():
        found.append(_parallel(name, weight, text.parallel[name], encoder))
    found.append(_titled("titled", 1.0, text.titled, encoder))
    return found


def field_sources(encoder: Encoder) -> list[PairSource]:
    """The fiches and the glossary."""
    pairs = read_field_passages()
    passages = _encode([pair.passage for pair in pairs], encoder)
    return [
        _titled("fiches", 0.6, pairs, encoder),
        PairSource("fiche spans", 0.6, passages, passages, span=_SPAN),
        _parallel("glossary", 0.4, read_field_terms(), encoder),
    ]


def _law_sources(sections: Sequence[LawSection], encoder: Encoder) -> list[PairSource]:
    french = _encode([section.text.fr for section in sections], encoder)
    english = _encode([section.text.en for section in sections], encoder)
    french_notes = _encode([section.note.fr for section in sections], encoder)
    english_notes = _encode([section.note.en for section in sections], encoder)
    return [
        PairSource("French notes", 2.0, french_notes, french),
        PairSource("English notes", 3.0, english_notes, french),
        PairSource("French spans", 3.0, french, french, span=_SPAN),
        PairSource("English spans", 4.0, english, french, span=_SPAN),
    ]


def _parallel(name: str, weight: float, pairs: Sequence[Translation], encoder: Encoder) -> PairSource:
    french = _encode([pair.fr for pair in pairs], encoder)
    return PairSource(name, weight, french, _encode([pair.en for pair in pairs], encoder), symmetric=True)


def _titled(name: str, weight: float, pairs: Sequence[TitledPassage], encoder: Encoder) -> PairSource:
    titles = _encode([pair.title for pair in pairs], encoder)
    return PairSource(name, weight, titles, _encode([pair.passage for pair in pairs], encoder))


def _encode(texts: Sequence[str], encoder: Encoder) -> TokenTexts:
    return encoder.encode(texts, _LONGEST)
