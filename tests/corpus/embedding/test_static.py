"""The shipped model on numpy: packing, averaging, matching."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corpus.embedding.models import ShippedEmbeddings
from corpus.embedding.static import StaticModel, pack, unpack

MODEL = Path(__file__).parents[3] / "corpus" / "model"


@pytest.fixture(scope="module")
def model() -> StaticModel:
    return ShippedEmbeddings().model


@settings(deadline=None)
@given(arrays(np.int8, (3, 8), elements=st.integers(-8, 7)))
def test_four_bits_hold_what_was_packed(rows: np.ndarray) -> None:
    assert np.array_equal(unpack(pack(rows)), rows)


def test_the_model_is_small() -> None:
    assert sum(file.stat().st_size for file in MODEL.iterdir()) <= 12 * 2**20


def test_vectors_are_of_unit_length_and_do_not_depend_on_the_batch(model: StaticModel) -> None:
    texts = ["Hébergement d’urgence pour les jeunes", "x", "Emergency shelter for young people " * 40]
    together = model.encode(texts)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    for text, vector in zip(texts, together, strict=True):
        assert np.allclose(model.encode([text])[0], vector, atol=1e-6)


def test_case_accents_and_composition_change_nothing(model: StaticModel) -> None:
    one, *others = model.encode(["Hébergée à l’Œuvre", "HEBERGEE A L'OEUVRE", "He\u0301berge\u0301e a\u0300 l’œuvre"])
    for other in others:
        assert np.allclose(one, other, atol=1e-6)


@pytest.mark.parametrize(
    "text", ["", " \n", "!!! ??? €€€", "住房", "жильё", "🏠🏠", "x" * 10**6, "mot " * 250_000, "\ud800"],
    ids=["empty", "blank", "symbols", "chinese", "russian", "emoji", "one word", "megabyte", "surrogate"],
)  # fmt: skip
def test_any_text_has_a_finite_vector(model: StaticModel, text: str) -> None:
    vector = model.encode([text])[0]
    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4) or not vector.any()


def test_a_question_is_near_its_answer_in_both_languages(model: StaticModel) -> None:
    passages = model.encode(
        [
            "Des logements accompagnés accueillent des jeunes sortant de l’aide sociale à l’enfance.",
            "Un atelier de réparation de vélos emploie des personnes éloignées de l’emploi.",
        ]
    )
    french, english = model.encode(["Où loger un jeune qui quitte l’ASE ?", "Housing for young people leaving care"])
    assert (passages @ french).argmax() == 0
    assert (passages @ english).argmax() == 0


def test_words_are_matched_by_the_likest_word(model: StaticModel) -> None:
    same, translated, foreign, empty = model.match_words(
        "logement", ["Le logement des jeunes", "Housing for the young", "Un moteur à explosion", ""]
    )
    assert same == pytest.approx(1, abs=1e-4)
    assert same > translated > foreign
    assert empty == 0


def test_no_word_in_the_question_matches_nothing(model: StaticModel) -> None:
    assert model.match_words("???", ["un texte", "住房"]).tolist() == [0, 0]
    assert model.match_words("logement", []).tolist() == []
