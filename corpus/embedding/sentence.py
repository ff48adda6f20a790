"""sentence-transformers: any of its models in the place of the shipped one, and the shipped one in its form.

The only module that imports it, and torch with it: seconds, so only when asked.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from langchain_core.embeddings import Embeddings
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import InputModule, Normalize

from corpus.embedding.static import StaticModel, Vectors
from corpus.errors import EssaimError


class UnreadableModel(EssaimError):
    """What ESSAIM_EMBEDDING_MODEL names is no sentence-transformers model."""

    code = "unreadable_model"
    status = 500
    fr = "ESSAIM_EMBEDDING_MODEL : « {model} » n’est pas un modèle sentence-transformers lisible ({reason})."
    en = "ESSAIM_EMBEDDING_MODEL: “{model}” is no readable sentence-transformers model ({reason})."


class SentenceEmbeddings(Embeddings):
    """A sentence-transformers model; its own prompts for queries and passages are used when it has some."""

    def __init__(self, model: str) -> None:
        """Load a folder or a hub id, never running code that comes with it; raises UnreadableModel."""
        try:
            self._model = SentenceTransformer(model, trust_remote_code=False)
            dimension = self._model.get_embedding_dimension()
        except Exception as error:  # a dozen libraries' own kinds
            raise UnreadableModel(model=model, reason=_first_line(error)) from error
        if not dimension:
            raise UnreadableModel(model=model, reason="no dimension")
        self._name, self._dimension = f"sentence-transformers:{model}", int(dimension)

    @property
    def name(self) -> str:
        """`sentence-transformers:` and the folder or hub id."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of the vectors."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages, one a row, never NaN."""
        return _finite(self._model.encode_document(list(texts), normalize_embeddings=True, show_progress_bar=False))

    def encode_query(self, text: str) -> Vectors:
        """The unit vector of a question."""
        vectors = self._model.encode_query([text], normalize_embeddings=True, show_progress_bar=False)
        found: Vectors = _finite(vectors)[0]
        return found

    def match_words(self, query: str, texts: Sequence[str]) -> Vectors | None:
        """None: such a model reads texts as wholes."""
        return None

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's name for `encode`."""
        vectors: list[list[float]] = self.encode(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """LangChain's name for `encode_query`."""
        vector: list[float] = self.encode_query(text).tolist()
        return vector


def shipped_transformer(model: StaticModel) -> SentenceTransformer:
    """The shipped model as a `SentenceTransformer`, built from modules: saved, it would need trust_remote_code."""
    return SentenceTransformer(modules=[_StaticWords(model), Normalize()], device="cpu")


class _StaticWords(InputModule):
    """The sum of a text's token vectors, each by 1 + log of its count."""

    def __init__(self, model: StaticModel) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.model = model
        self.tokenizer = model.tokenizer
        rows = torch.from_numpy(model.rows.astype(np.float32) * model.scales[:, None])
        self.rows = torch.nn.EmbeddingBag.from_pretrained(rows, mode="sum")

    def preprocess(self, inputs: Sequence[Any], *_args: Any, **_options: Any) -> dict[str, torch.Tensor]:
        counted = [np.unique(np.array(self.model.pieces(text), np.int64), return_counts=True) for text in inputs]
        starts = np.cumsum([0, *(len(ids) for ids, _ in counted)])[:-1]
        weights = np.concatenate([1 + np.log(counts, dtype=np.float32) for _, counts in counted])
        return {
            "input_ids": torch.from_numpy(np.concatenate([ids for ids, _ in counted])),
            "offsets": torch.from_numpy(starts),
            "weights": torch.from_numpy(weights),
        }

    def forward(self, features: dict[str, torch.Tensor], **_options: Any) -> dict[str, torch.Tensor]:
        """Sentence-transformers' contract: adds `sentence_embedding`."""
        found = self.rows(features["input_ids"], features["offsets"], per_sample_weights=features["weights"])
        return features | {"sentence_embedding": found}

    def get_embedding_dimension(self) -> int:
        """Length of the vectors."""
        return self.model.dimension

    def save(self, output_path: str, *_args: Any, **_options: Any) -> None:
        """Refused: the folder would need code of ours to be read."""
        raise NotImplementedError("built from modules in code; the files are those of corpus/model")


def _finite(vectors: "np.ndarray[Any, Any]") -> Vectors:
    found: Vectors = np.nan_to_num(np.asarray(vectors, np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    return found


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
