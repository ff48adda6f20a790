"""The tokenizer, and texts turned into numbers with it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import WhitespaceSplit
from tokenizers.trainers import WordPieceTrainer

from corpus.embedding.static import analyse_word, surface_words

Ids = NDArray[np.int32]

_ALPHABET = 120
"""Letters and digits that are known; the rarer ones are of other scripts."""


@dataclass(frozen=True, slots=True)
class TokenTexts:
    """Many short lists of token ids in one array; text `n` is `ids[starts[n]:starts[n + 1]]`."""

    ids: Ids
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> Ids:
        return self.ids[self.starts[number] : self.starts[number + 1]]


def train_tokenizer(texts: Iterable[str], size: int) -> Tokenizer:
    """WordPiece over French stems.

    The trainer numbers inner letters in the order of a random hash and breaks ties by
    those numbers: named as special tokens they are numbered beforehand, and every
    training gives the same pieces.
    """
    counts = Counter(word for text in texts for word in surface_words(text))
    stems: Counter[str] = Counter()
    for word, count in counts.items():
        stems[analyse_word(word)] += count
    letters: Counter[str] = Counter()
    for stem, count in stems.items():
        letters.update(dict.fromkeys(stem, count))
    known = sorted(sorted(letters, key=lambda letter: (-letters[letter], letter))[:_ALPHABET])
    trainer = WordPieceTrainer(
        vocab_size=size,
        min_frequency=2,
        limit_alphabet=_ALPHABET,
        special_tokens=["[UNK]", *(f"##{letter}" for letter in known)],
        show_progress=False,
    )
    trained = _tokenizer()
    trained.train_from_iterator(_repeated(stems), trainer)
    return _tokenizer(trained.get_vocab())


def _tokenizer(vocabulary: dict[str, int] | None = None) -> Tokenizer:
    model = WordPiece(vocabulary or {"[UNK]": 0}, unk_token="[UNK]", max_input_chars_per_word=60)  # noqa: S106
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = WhitespaceSplit()
    return tokenizer


def _repeated(stems: Counter[str], at_once: int = 1000) -> Iterator[str]:
    for stem, count in sorted(stems.items()):
        whole, rest = divmod(count, at_once)
        for _ in range(whole):
            yield " ".join([stem] * at_once)
        yield " ".join([stem] * rest)


class Encoder:
    """Texts to token ids, each word looked up once."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._unknown = tokenizer.token_to_id("[UNK]")
        self._known: dict[str, list[int]] = {}

    def encode(self, texts: Sequence[str], longest: int) -> TokenTexts:
        """The first `longest` ids of each text."""
        pieces: list[int] = []
        starts = [0]
        for text in texts:
            ids = [number for word in surface_words(text) for number in self._word(word)]
            pieces.extend(ids[:longest])
            starts.append(len(pieces))
        return TokenTexts(np.array(pieces, np.int32), np.array(starts, np.int64))

    def _word(self, word: str) -> list[int]:
        known = self._known.get(word)
        if known is None:
            ids = self._tokenizer.encode(analyse_word(word)).ids
            known = self._known[word] = [number for number in ids if number != self._unknown]
        return known
