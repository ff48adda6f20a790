"""The shipped embeddings: LangChain's face, their name, and damage told by file."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from corpus.embedding.models import DamagedModel, ShippedEmbeddings, load_embeddings

MODEL = Path(__file__).parents[3] / "corpus" / "model"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MODEL, tmp_path / "model"))


def test_langchain_gets_the_same_vectors() -> None:
    ours = ShippedEmbeddings()
    assert isinstance(ours, Embeddings)
    assert np.allclose(ours.embed_documents(["un foyer"])[0], ours.encode(["un foyer"])[0])
    assert np.allclose(ours.embed_query("un foyer"), ours.encode_query("un foyer"))
    assert len(ours.embed_query("un foyer")) == ours.dimension


def test_the_shipped_model_is_read_once() -> None:
    assert load_embeddings() is load_embeddings()


def test_the_name_follows_the_weights(copy: Path) -> None:
    assert ShippedEmbeddings(copy).name == ShippedEmbeddings().name
    with np.load(copy / "weights.npz") as arrays:
        np.savez(copy / "weights.npz", codes=arrays["codes"], scales=arrays["scales"] * 2)
    assert ShippedEmbeddings(copy).name != ShippedEmbeddings().name


@pytest.mark.parametrize("name", ["tokenizer.json", "weights.npz"])
@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "foreign"])
def test_damage_names_the_file(copy: Path, name: str, damage: str) -> None:
    file = copy / name
    whole = file.read_bytes()
    file.unlink()
    if damage != "missing":
        file.write_bytes({"empty": b"", "cut": whole[: len(whole) // 2], "foreign": b"{}"}[damage])
    with pytest.raises(DamagedModel) as caught:
        ShippedEmbeddings(copy)
    assert str(file) in caught.value.message()


def test_weights_of_another_tokenizer_are_refused(copy: Path) -> None:
    with np.load(copy / "weights.npz") as arrays:
        np.savez(copy / "weights.npz", codes=arrays["codes"][:100], scales=arrays["scales"][:100])
    with pytest.raises(DamagedModel):
        ShippedEmbeddings(copy)


def test_asking_imports_no_torch() -> None:
    code = (
        "import sys; from corpus.embedding.models import load_embeddings; load_embeddings().embed_query('un foyer');"
        "sys.exit(bool({'torch', 'sentence_transformers', 'scipy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=300).returncode == 0
