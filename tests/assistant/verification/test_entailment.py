"""The real CrossEncoder class over tiny models that the test makes, each of one opinion."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from assistant.evidence import Evidence
from assistant.verification.entailment import EntailmentUnavailable, load_entailment
from assistant.verification.verifier import Verifier
from corpus.document import Passage, Span
from corpus.embedding.models import NamedEmbeddings

TEXT = "Totem propose directement un appartement ordinaire à des personnes vivant à la rue."
EVIDENCE = [Evidence(1, Passage("p", "totem", Span(0, len(TEXT)), TEXT), "Totem", "fiche")]
TRUE = "Totem propose un appartement ordinaire aux personnes à la rue."
FALSE = "Totem propose un bateau ordinaire aux personnes à la rue."
MakeModel = Callable[[dict[str, float]], Path]


@pytest.fixture(scope="module")
def make_model(tmp_path_factory: pytest.TempPathFactory) -> MakeModel:
    """Makes a one-layer BERT that gives each label (in this order) its score, whatever it reads."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    def make(scores: dict[str, float]) -> Path:
        folder = tmp_path_factory.mktemp("entailment")
        words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "Totem", "appartement"]
        tokenizer = Tokenizer(WordLevel({word: index for index, word in enumerate(words)}, unk_token="[UNK]"))
        tokenizer.pre_tokenizer = Whitespace()
        PreTrainedTokenizerFast(
            tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
        ).save_pretrained(folder)
        config = BertConfig(
            vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
            num_labels=len(scores), max_position_embeddings=64, id2label=dict(enumerate(scores)),
            label2id={label: place for place, label in enumerate(scores)},
        )  # fmt: skip
        model = BertForSequenceClassification(config)
        with torch.no_grad():
            model.classifier.weight.zero_()
            model.classifier.bias.copy_(torch.tensor(list(scores.values())))
        model.save_pretrained(folder)
        return folder

    return make


def holds(model: Path | str, sentence: str, embeddings: NamedEmbeddings) -> bool:
    verifier = Verifier(embeddings, load_entailment(str(model)))
    return asyncio.run(verifier.confirm(sentence, verifier.verify(sentence, [1], EVIDENCE))).holds


@pytest.mark.parametrize(
    ("scores", "agrees"),
    [
        ({"contradiction": 0.0, "entailment": 2.0, "neutral": 1.0}, True),
        ({"ENTAILMENT": 2.0, "NEUTRAL": 1.0, "CONTRADICTION": 0.0}, True),
        ({"entailment": 1.0, "neutral": 2.0, "contradiction": 0.0}, False),
        ({"contradiction": 2.0, "entailment": 0.0, "neutral": 1.0}, False),
        ({"not_entailment": 0.0, "entailment": 1.0}, True),
        ({"not_entailment": 1.0, "entailment": 0.0}, False),
        ({"LABEL_0": 3.0}, True),
        ({"LABEL_0": -3.0}, False),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else str(value),
)
def test_both_must_agree(
    scores: dict[str, float], agrees: bool, make_model: MakeModel, embeddings: NamedEmbeddings
) -> None:
    folder = make_model(scores)
    assert holds(folder, TRUE, embeddings) is agrees
    assert not holds(folder, FALSE, embeddings)


def test_without_a_model_the_rules_alone_decide(embeddings: NamedEmbeddings) -> None:
    assert load_entailment("") is None
    assert holds("", TRUE, embeddings)


def test_a_folder_that_is_no_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "nothing"}))
    with pytest.raises(EntailmentUnavailable) as caught:
        load_entailment(str(tmp_path))
    assert str(tmp_path) in caught.value.message()


def test_a_model_that_names_no_entailment_is_told(make_model: MakeModel) -> None:
    folder = make_model({"LABEL_0": 0.0, "LABEL_1": 1.0, "LABEL_2": 2.0})
    with pytest.raises(EntailmentUnavailable, match="label_1"):
        load_entailment(str(folder))
