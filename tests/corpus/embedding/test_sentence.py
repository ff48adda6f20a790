"""sentence-transformers: our model in its form, and any other model in our place."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
sentence_transformers = pytest.importorskip("sentence_transformers")

from sentence_transformers.sentence_transformer.modules import StaticEmbedding  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402
from tokenizers.models import WordLevel  # noqa: E402
from tokenizers.pre_tokenizers import Whitespace  # noqa: E402

from corpus.access import OPERATOR  # noqa: E402
from corpus.embedding.models import ShippedEmbeddings, load_embeddings  # noqa: E402
from corpus.embedding.sentence import SentenceEmbeddings, UnreadableModel, shipped_transformer  # noqa: E402
from corpus.library import Library  # noqa: E402
from tests.shelved import make_document  # noqa: E402

TEXTS = ["Hébergement d’urgence", "Emergency shelter for the young", "", "???", "foyer foyer foyer jeunes", "住房"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of six words and eight dimensions, with prompts, saved as sentence-transformers saves its own."""
    words = ["[UNK]", "un", "foyer", "velo", "question", "passage"]
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    rows = np.random.default_rng(0).standard_normal((len(words), 8)).astype(np.float32)
    rows[0] = 0
    folder = tmp_path_factory.mktemp("models") / "tiny"
    sentence_transformers.SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=rows)],
        prompts={"query": "question ", "document": "passage "},
        device="cpu",
    ).save(str(folder))
    return folder


def test_the_twin_has_the_same_vectors() -> None:
    ours = ShippedEmbeddings()
    twin = shipped_transformer(ours.model)
    assert twin.get_embedding_dimension() == ours.dimension
    assert np.abs(twin.encode(TEXTS, show_progress_bar=False) - ours.encode(TEXTS)).max() <= 1e-5


def test_the_twin_is_not_saved_as_a_folder_that_needs_trust(tmp_path: Path) -> None:
    with pytest.raises(NotImplementedError):
        shipped_transformer(ShippedEmbeddings().model).save(str(tmp_path))


def test_any_folder_of_a_model_serves(tiny: Path) -> None:
    other = load_embeddings(str(tiny))
    assert other.dimension == 8
    assert str(tiny) in other.name
    vectors = other.encode(["un foyer", "un velo"])
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_its_prompts_are_respected(tiny: Path) -> None:
    other = SentenceEmbeddings(str(tiny))
    plain = sentence_transformers.SentenceTransformer(str(tiny), device="cpu")
    asked = plain.encode("question foyer", normalize_embeddings=True, prompt="", show_progress_bar=False)
    stored = plain.encode("passage foyer", normalize_embeddings=True, prompt="", show_progress_bar=False)
    assert np.allclose(other.encode_query("foyer"), asked, atol=1e-6)
    assert np.allclose(other.embed_documents(["foyer"])[0], stored, atol=1e-6)
    assert not np.allclose(other.embed_query("foyer"), stored, atol=1e-3)


@pytest.mark.parametrize("text", ["", "???", "住房", "foyer " * 200_000], ids=["empty", "symbols", "chinese", "long"])
def test_odd_texts_have_finite_vectors(tiny: Path, text: str) -> None:
    other = SentenceEmbeddings(str(tiny))
    assert np.isfinite(other.encode([text])).all()
    assert np.isfinite(other.encode_query(text)).all()


def test_words_are_not_matched(tiny: Path) -> None:
    assert SentenceEmbeddings(str(tiny)).match_words("foyer", ["un foyer"]) is None


@pytest.mark.parametrize("damage", ["empty folder", "text", "cut weights"])
def test_what_is_no_model_is_named(tiny: Path, tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    folder = tmp_path / "other"
    folder.mkdir()
    if damage == "text":
        (folder / "modules.json").write_text("no JSON")
    if damage == "cut weights":
        for file in tiny.iterdir():
            if file.is_file():
                content = file.read_bytes()
                (folder / file.name).write_bytes(
                    content[: len(content) // 2] if "safetensors" in file.name else content
                )
    with pytest.raises(UnreadableModel) as caught:
        load_embeddings(str(folder))
    assert str(folder) in caught.value.message("en")


def test_a_library_changes_its_model_and_back(tiny: Path, tmp_path: Path) -> None:
    home, folders = tmp_path / "home", []
    for model in ("", str(tiny), ""):
        with Library.open(home, load_embeddings(model)) as library:
            library.put(*make_document("s", "Un foyer accueille des jeunes. Un velo sert aux trajets."))
            assert "foyer" in library.search(OPERATOR, "foyer", "fr", 1)[0].passage.text
            assert [check.name for check in library.check() if not check.ok] == []
            folders.append([folder.name for folder in library.home.vectors.iterdir()])
    assert all(len(names) == 1 for names in folders)
    assert len({names[0] for names in folders}) == 3
