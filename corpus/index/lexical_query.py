"""What is asked of the lexical index: stems and pairs of stems, each with a weight.

The weights were chosen on the retrieval sets (see training/README.md), never on the
golden questions.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from corpus.tagging.glossary import glossary
from corpus.text import stems
from corpus.translation import shipped_translations

_TRANSLATION = 2.0
"""The weight that the French translations of an English word share."""

_NAME = 1.0
"""The weight of a French stem of the field's name for an English term."""

_PAIR = 0.3
_NEAR = 0.5
_SHORTEST_NEAR = 4
"""Stems with fewer letters have too many neighbours."""

_MOST_STEMS = 64
"""A question has fewer; of a pasted page the first ones do."""

_PIECE = 4


@dataclass(frozen=True, slots=True)
class LexicalQuery:
    """Weighted stems; `pairs` are stems that stand side by side in the question."""

    typed: Mapping[str, float]
    translated: Mapping[str, float]
    near: Mapping[str, float]
    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, text: str, language: str) -> "LexicalQuery":
        """The stems of a question, and for an English one its French translations."""
        typed = stems(text)[:_MOST_STEMS]
        translated = translate(typed) if language == "en" else {}
        return cls(Counter(typed), translated, {}, tuple(dict.fromkeys(pairwise(typed))))

    def with_near_stems(self, find: Callable[[str], Iterable[tuple[str, float]]]) -> "LexicalQuery":
        """Add the indexed stems that are spelt alike: typing errors and derived words."""
        near: dict[str, float] = {}
        for stem in self.typed:
            if len(stem) >= _SHORTEST_NEAR and stem.isalpha():
                for other, likeness in find(stem):
                    near[other] = max(near.get(other, 0.0), _NEAR * likeness)
        return replace(self, near=near)

    def groups(self) -> list[tuple[float, str]]:
        """FTS5 expressions of the terms that weigh the same (to a tenth), heaviest first."""
        weights: defaultdict[str, float] = defaultdict(float)
        for stem in {**self.typed, **self.near}:
            weights[f'"{stem}"'] = max(self.typed.get(stem, 0.0), self.near.get(stem, 0.0))
        for stem, weight in self.translated.items():
            weights[f'"{stem}"'] += weight
        for pair in self.pairs:
            weights[f'"{pair[0]} {pair[1]}"'] += _PAIR
        grouped: defaultdict[float, list[str]] = defaultdict(list)
        for term, weight in weights.items():
            grouped[round(weight, 1)].append(term)
        return [(weight, " OR ".join(sorted(grouped[weight]))) for weight in sorted(grouped, reverse=True) if weight]


def translate(english: Sequence[str]) -> dict[str, float]:
    """French stems for English ones: the field's own names first, then the table learnt from parallel text."""
    french: defaultdict[str, float] = defaultdict(float)
    for phrase, names in _field_names().items():
        if any(tuple(english[start : start + len(phrase)]) == phrase for start in range(len(english))):
            for stem in names:
                french[stem] = max(french[stem], _NAME)
    table = shipped_translations()
    for word in dict.fromkeys(english):
        for stem, share in table.get(word, ()):
            french[stem] += _TRANSLATION * share
    return dict(french)


def pieces(stem: str) -> list[str]:
    """The distinct runs of four letters of a stem, its ends marked."""
    marked = f"_{stem[:60]}_"
    runs = (marked[start : start + _PIECE] for start in range(max(1, len(marked) - _PIECE + 1)))
    return list(dict.fromkeys(runs))


@lru_cache(maxsize=1)
def _field_names() -> Mapping[tuple[str, ...], frozenset[str]]:
    """From the stems of an English term of the glossary to those of its French names."""
    names: dict[tuple[str, ...], frozenset[str]] = {}
    for entry in glossary():
        french = frozenset(stem for name in (entry.term, entry.expansion) for stem in stems(name))
        for term in entry.english:
            phrase = tuple(stems(term))
            if phrase:
                names[phrase] = names.get(phrase, frozenset()) | french
    return names
