"""From a folder of JSON lines to the shipped model: `python -m training --from FOLDER --to corpus/model`."""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.language import write_odds
from corpus.translation import write_translations
from training.contrast import Schedule, train
from training.languages import language_odds
from training.lexicon import learn_translations
from training.lsi import count_matrix, inverse_frequencies, token_vectors
from training.packing import weigh_rows, write_weights
from training.sources import TrainingText, field_sources, pair_sources
from training.texts import PARALLEL_FILES, Translation, read_sections, read_titled, read_translations
from training.tokenizing import Encoder, train_tokenizer

Report = Callable[[str], None]

_LONGEST_DOCUMENT = 400
"""Tokens of each side that are counted."""


GENERAL = Schedule(steps=1200)
"""On the training text alone."""

OF_THE_FIELD = Schedule(steps=900, nested=(256,))
"""With the field's own pairs, and with prefixes of 256 dimensions that must serve alone."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What may be varied; the defaults are what is shipped.

    The two runs and the vectors they start from are averaged: the mean finds more,
    on texts of every sort, than any of the three.
    """

    tokens: int = 18_000
    dimension: int = 768
    seed: int = 0
    general: Schedule = GENERAL
    of_the_field: Schedule = OF_THE_FIELD
    start_share: float = 0.3


def make_model(source: Path, target: Path, recipe: Recipe, report: Report) -> None:
    """Read the training text in `source` and write the four files of the model to `target`."""
    text = _read(source)
    report(f"{len(text.sections)} sections, {sum(map(len, text.parallel.values()))} pairs read")
    target.mkdir(parents=True, exist_ok=True)
    documents = _documents(text)
    tokenizer = train_tokenizer(_sides(text), recipe.tokens)
    tokenizer.save(str(target / "tokenizer.json"), pretty=False)
    report(f"{tokenizer.get_vocab_size()} word pieces")
    encoder = Encoder(tokenizer)
    counts = count_matrix(
        encoder.encode([pair.fr for pair in documents], _LONGEST_DOCUMENT),
        encoder.encode([pair.en for pair in documents], _LONGEST_DOCUMENT),
        tokenizer.get_vocab_size(),
    )
    idf = inverse_frequencies(counts)
    start = token_vectors(counts, idf, recipe.dimension, recipe.seed)
    report("first vectors by latent semantic indexing")
    sources = pair_sources(text, encoder)
    general = train(start, sources, recipe.general, recipe.seed, report)
    of_the_field = train(start, [*sources, *field_sources(encoder)], recipe.of_the_field, recipe.seed, report)
    vectors = (general + of_the_field) / 2 + recipe.start_share * start
    write_weights(weigh_rows(vectors, idf), target)
    _write_tables(text, target, report)


def _read(folder: Path) -> TrainingText:
    parallel = {name: read_translations(folder, name) for name in PARALLEL_FILES}
    return TrainingText(read_sections(folder), parallel, read_titled(folder))


def _sides(text: TrainingText) -> Iterator[str]:
    pairs = [pair for found in text.parallel.values() for pair in found]
    pairs += [pair for section in text.sections for pair in (section.note, section.heading, section.text)]
    pairs += [Translation(pair.title, pair.passage) for pair in text.titled]
    for pair in pairs:
        yield pair.fr
        yield pair.en


def _documents(text: TrainingText) -> list[Translation]:
    """Both sides of what says the same, whole sections with their headings; single words would only add noise."""
    whole = [
        Translation(
            f"{section.note.fr} {section.heading.fr} {section.text.fr}",
            f"{section.note.en} {section.heading.en} {section.text.en}",
        )
        for section in text.sections
    ]
    pairs = [pair for name, found in text.parallel.items() if not name.endswith("_wolf") for pair in found]
    return [*whole, *pairs, *(Translation(pair.title, pair.passage) for pair in text.titled)]


def _write_tables(text: TrainingText, target: Path, report: Report) -> None:
    pairs = [pair for name, found in text.parallel.items() if name != "gloss_wolf" for pair in found]
    pairs += [section.note for section in text.sections]
    pairs += dict.fromkeys(section.heading for section in text.sections)
    write_translations(learn_translations(pairs), target / "translation.npz")
    report("English to French table")
    write_odds(language_odds((pair.fr for pair in pairs), (pair.en for pair in pairs)), target / "language.npz")
    report("language table")


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--from", dest="source", type=Path, required=True, help="folder of *.jsonl.xz")
    parser.add_argument("--to", dest="target", type=Path, required=True, help="folder of the model's files")
    arguments = parser.parse_args()
    begun = time.monotonic()
    make_model(
        arguments.source,
        arguments.target,
        Recipe(),
        lambda line: print(f"{time.monotonic() - begun:6.0f} s  {line}", flush=True),
    )


if __name__ == "__main__":
    main()
