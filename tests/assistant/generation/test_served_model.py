"""A real server of real models, `transformers serve`, with a tiny Llama that the test makes: streaming, for real."""

import asyncio
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from assistant.evidence import Evidence
from assistant.generation.chat_model import Message, WriterLimits, load_writer
from assistant.generation.writing import write_sentences
from assistant.verification.verifier import Verifier
from corpus.document import Passage, Span
from corpus.embedding.models import NamedEmbeddings

_READY_SECONDS = 300
_ADDRESS = re.compile(r"running on (http://127\.0\.0\.1:\d+)")
_WORDS = ("<unk>", "<s>", "</s>", "lune", "vole", "chien", "rouge", "mange", "ciel", "bleu", ".", "12", "[", "1", "]")
_TEMPLATE = "{% for message in messages %}{{ message['content'] }} {% endfor %}"


@pytest.fixture(scope="module")
def tiny_llama(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a one-layer Llama of random weights and fifteen words."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    torch.manual_seed(3)
    folder = tmp_path_factory.mktemp("llama")
    tokenizer = Tokenizer(WordLevel({word: index for index, word in enumerate(_WORDS)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = Whitespace()
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="<unk>", bos_token="<s>", eos_token="</s>", pad_token="</s>"
    )
    wrapped.chat_template = _TEMPLATE
    wrapped.save_pretrained(folder)
    config = LlamaConfig(
        vocab_size=len(_WORDS), hidden_size=16, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2,
        num_key_value_heads=2, max_position_embeddings=2048, bos_token_id=1, eos_token_id=2, pad_token_id=2,
    )  # fmt: skip
    LlamaForCausalLM(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def address(tiny_llama: Path) -> Iterator[str]:
    """Where it answers, as its log says; `/v1/models` of this server is broken, so its health is asked."""
    command = [str(Path(sys.executable).with_name("transformers")), "serve", str(tiny_llama), "--port", "0"]
    log = tiny_llama.with_suffix(".log")
    with log.open("wb") as output:
        server = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--device", "cpu"],
            stdout=output,
            stderr=output,
            env={**os.environ, "HF_HUB_OFFLINE": "1"},
        )
    try:
        deadline = time.monotonic() + _READY_SECONDS
        while not (told := _ADDRESS.search(said := log.read_text(errors="replace"))):
            assert server.poll() is None, said
            assert time.monotonic() < deadline, said
            time.sleep(0.1)
        assert httpx.get(f"{told[1]}/health", timeout=_READY_SECONDS).is_success
        yield f"{told[1]}/v1"
    finally:
        server.terminate()
        server.wait(timeout=60)


def test_a_real_server_streams_and_obeys_the_length_asked(address: str, tiny_llama: Path) -> None:
    writer = load_writer(f"openai:{tiny_llama}", address, "", WriterLimits(max_tokens=12))

    async def gather() -> list[str]:
        return [piece async for piece in writer.write([Message("user", "lune vole")])]

    pieces = asyncio.run(gather())
    assert len(pieces) > 1
    assert 1 <= len("".join(pieces).split()) <= 12


def test_nothing_that_random_weights_write_is_verified(
    address: str, tiny_llama: Path, embeddings: NamedEmbeddings
) -> None:
    text = "Totem propose directement un appartement ordinaire à des personnes vivant à la rue."
    evidence = [Evidence(1, Passage("p", "totem", Span(0, len(text)), text), "Totem", "fiche")]
    writer = load_writer(f"openai:{tiny_llama}", address, "", WriterLimits(max_tokens=40))

    async def gather() -> list[str]:
        sentences = write_sentences(writer, Verifier(embeddings), "Totem ?", "fr", evidence, unsupported="mark")
        return [sentence.standing async for sentence in sentences]

    assert set(asyncio.run(gather())) <= {"unverified"}
