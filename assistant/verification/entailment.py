"""An optional model that judges whether a source implies a sentence; the only file that knows its library.

It only makes verification stricter: a sentence is shown as verified when the rules find its
words in the source and the model, too, takes it to follow.
"""

import threading
from collections.abc import Sequence
from typing import Protocol

from assistant.verification.support import Support
from corpus.errors import EssaimError

_FROM = 0.5
"""Score from which a model of one score takes a sentence to follow."""


class EntailmentUnavailable(EssaimError):
    """The model set to judge what follows can't be loaded, or has no label for it; names it and says why."""

    code = "entailment_unavailable"
    status = 500
    fr = "Le modèle d’inférence « {model} » ne peut être chargé ({reason}). Corrigez ESSAIM_NLI_MODEL."
    en = "The inference model “{model}” cannot be loaded ({reason}). Correct ESSAIM_NLI_MODEL."


class Entailment(Protocol):
    """Judges whether what sources say implies a sentence."""

    def follows(self, supports: Sequence[Support], sentence: str) -> bool:
        """Whether the quotes, under the titles of their sources, imply the sentence."""


class CrossEncoderEntailment:
    """A sentence-transformers CrossEncoder with a label “entailment”, or with one score (extra `models`)."""

    def __init__(self, model: str) -> None:
        try:
            from sentence_transformers import CrossEncoder

            self._encoder = CrossEncoder(model, device="cpu")
            names = {int(place): str(name).lower() for place, name in self._encoder.config.id2label.items()}
        except Exception as error:  # the library raises many classes for a folder that is not a model
            raise EntailmentUnavailable(model=model, reason=error) from error
        self._label = next((place for place, name in names.items() if name.startswith("entail")), None)
        if self._label is None and len(names) > 1:
            reason = f"labels: {', '.join(names.values())}; none is “entailment”"
            raise EntailmentUnavailable(model=model, reason=reason)
        self._one_at_a_time = threading.Lock()

    def follows(self, supports: Sequence[Support], sentence: str) -> bool:
        """Whether entailment is the model's first choice, or its one score at least a half."""
        told = "\n".join(f"{support.evidence.title}\n{support.quote}" for support in supports)
        with self._one_at_a_time:  # its tokenizer can't be lent twice
            scores = self._encoder.predict([(told, sentence)], show_progress_bar=False)[0]
        return bool(scores >= _FROM) if self._label is None else int(scores.argmax()) == self._label


def load_entailment(model: str) -> Entailment | None:
    """The model of this folder or hub id, None when empty; raises EntailmentUnavailable."""
    return CrossEncoderEntailment(model) if model else None
