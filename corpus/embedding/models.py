"""Vectors for texts: the shipped model on numpy, or any sentence-transformers model in its place.

Both speak LangChain's `Embeddings`, so that they serve anything that takes one.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Protocol

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray
from tokenizers import Tokenizer

from corpus.embedding.static import StaticModel, Vectors, unpack
from corpus.errors import EssaimError

FILES = ("tokenizer.json", "weights.npz")
"""What the model is read from; see corpus/model/README.md."""


class DamagedModel(EssaimError):
    """A file of the embedding model is missing, cut, or not what it should be."""

    code = "damaged_model"
    status = 500
    fr = "Modèle d’embedding illisible : {file} ({reason}). Réinstallez Essaim ou corrigez ESSAIM_EMBEDDING_MODEL."
    en = "The embedding model cannot be read: {file} ({reason}). Reinstall Essaim or correct ESSAIM_EMBEDDING_MODEL."


class NamedEmbeddings(Protocol):
    """What the library needs of a model; `name` changes whenever its vectors do."""

    @property
    def name(self) -> str:
        """Says which vectors these are; an index made under another name must be rebuilt."""

    @property
    def dimension(self) -> int:
        """Length of the vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages, one a row; zeros where the model knows no word of the text."""

    def encode_query(self, text: str) -> Vectors:
        """The unit vector of a question."""

    def match_words(self, query: str, texts: Sequence[str]) -> Vectors | None:
        """How well each text meets the single words of the question, 0 to 1; None when the model can't tell."""


class ShippedEmbeddings(Embeddings):
    """The model that comes with Essaim: French and English in one space, no torch, no download."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read the model in `folder`, the shipped one by default; raises DamagedModel."""
        with as_file(files("corpus") / "model") as shipped:
            self._model = _read(folder or shipped)
            self._name = f"essaim-static-{_digest(folder or shipped)}"

    @property
    def model(self) -> StaticModel:
        """The vectors of single word pieces."""
        return self._model

    @property
    def name(self) -> str:
        """`essaim-static-` and the first digits of the weights' SHA-256."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of the vectors."""
        return self._model.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one a row; zeros for a text without a known word, never NaN."""
        return self._model.encode(texts)

    def encode_query(self, text: str) -> Vectors:
        """Questions and passages are read alike."""
        vector: Vectors = self._model.encode([text])[0]
        return vector

    def match_words(self, query: str, texts: Sequence[str]) -> Vectors | None:
        """Each word of the question by the likest word of the text, 0 to 1."""
        return self._model.match_words(query, texts)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's name for `encode`."""
        vectors: list[list[float]] = self.encode(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """LangChain's name for `encode_query`."""
        vector: list[float] = self.encode_query(text).tolist()
        return vector


@lru_cache(maxsize=2)
def load_embeddings(model: str = "") -> NamedEmbeddings:
    """The shipped model, or the sentence-transformers model of this folder or hub id; read once."""
    if not model:
        return ShippedEmbeddings()
    from corpus.embedding.sentence import SentenceEmbeddings  # imports torch: seconds

    return SentenceEmbeddings(model)


def _read(folder: Path) -> StaticModel:
    tokenizer, weights = (folder / name for name in FILES)
    try:
        return StaticModel(_read_tokenizer(tokenizer), *_read_weights(weights))
    except ValueError as error:
        raise DamagedModel(file=weights, reason=error) from error


def _read_tokenizer(file: Path) -> Tokenizer:
    try:
        return Tokenizer.from_str(file.read_text(encoding="utf-8"))
    except Exception as error:  # tokenizers raises bare Exception
        raise DamagedModel(file=file, reason=error) from error


def _read_weights(file: Path) -> tuple[NDArray[np.int8], Vectors]:
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
            return unpack(arrays["codes"]), arrays["scales"].astype(np.float32)
    except Exception as error:  # numpy and zipfile raise a dozen kinds
        raise DamagedModel(file=file, reason=error) from error


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:12]
