"""The real CrossEncoder class over a tiny model that the test makes."""

import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from assistant.retrieval.reranking import RerankerUnavailable, load_reranker
from corpus.document import Passage, Span
from corpus.store.stored import Hit


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A one-layer BERT with random weights that reads pairs of texts."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    torch.manual_seed(1)
    folder = tmp_path_factory.mktemp("reranker")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "jardin", "logement", "jeunes", "un", "pour"]
    tokenizer = Tokenizer(WordLevel({word: index for index, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        num_labels=1, max_position_embeddings=64,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def hits(*texts: str) -> list[Hit]:
    return [
        Hit(Passage(text, "s", Span(0, len(text)), text), title="t", source_kind="document", score=1.0)
        for text in texts
    ]


def test_hits_come_back_in_the_encoder_s_order_whatever_theirs_was(folder: Path) -> None:
    reranker = load_reranker(str(folder))
    given = hits("un jardin", "logement pour jeunes", "pour un", "jeunes jeunes jardin")
    ordered = reranker.rerank("jardin", given)
    assert sorted(hit.passage.id for hit in ordered) == sorted(hit.passage.id for hit in given)
    assert reranker.rerank("jardin", given[::-1]) == ordered
    assert reranker.rerank("jardin", []) == []


def test_without_a_model_the_order_stands() -> None:
    given = hits("b", "a")
    assert load_reranker("").rerank("a", given) == given


def test_a_folder_that_is_no_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "nothing"}))
    with pytest.raises(RerankerUnavailable) as caught:
        load_reranker(str(tmp_path))
    assert str(tmp_path) in caught.value.message()
