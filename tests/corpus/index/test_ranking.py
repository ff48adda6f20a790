"""Fusion of the lists."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus.index.ranking import MATCHED, SHARES, fuse, rank

scored = st.dictionaries(st.sampled_from("abcdef"), st.floats(-100, 100)).map(lambda found: list(found.items()))


@settings(deadline=None)
@given(scored, scored, scored, st.sampled_from(["fr", "en", "de"]))
def test_scores_lie_between_nought_and_one_best_first(
    lexical: list[tuple[str, float]], dense: list[tuple[str, float]], matched: list[tuple[str, float]], language: str
) -> None:
    fused = fuse(lexical, dense, language, matched)
    assert {id for id, _ in fused} == {id for found in (lexical, dense, matched) for id, _ in found}
    assert all(-1e-9 <= score <= 1 + 1e-9 for _, score in fused)
    assert fused == sorted(fused, key=lambda item: (-item[1], item[0]))
    assert fused == fuse(lexical[::-1], dense[::-1], language, matched[::-1])


def test_an_empty_list_leaves_the_decision_to_the_others() -> None:
    assert fuse([], [("a", 0.2), ("b", 0.9)], "fr") == [("b", 1.0), ("a", 0.0)]
    assert fuse([("a", 3.0), ("b", 1.0)], [], "en") == [("a", 1.0), ("b", 0.0)]
    assert fuse([], [], "fr") == []


def test_french_trusts_words_more_than_english_does() -> None:
    lexical, dense = [("words", 1.0), ("near", 0.0)], [("near", 1.0), ("words", 0.0)]
    assert fuse(lexical, dense, "fr")[0][0] == "words"
    assert fuse(lexical, dense, "en")[0][0] == "near"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_shares_make_a_whole(language: str) -> None:
    shares = SHARES[language]
    assert shares.lexical + shares.dense + shares.matched == pytest.approx(1)


def test_the_best_are_read_again_word_by_word_and_no_more_of_them() -> None:
    lexical = [(f"p{place:03}", 100.0 - place) for place in range(MATCHED + 5)]
    asked: list[str] = []

    def match(ids: Sequence[str]) -> NDArray[np.float32]:
        asked.extend(ids)
        return np.array([float(id == "p001") for id in ids], np.float32)

    assert rank(lexical, [], "fr", match)[0][0] == "p001"
    assert asked == [id for id, _ in lexical[:MATCHED]]
    assert rank(lexical, [], "fr", lambda _: None) == fuse(lexical, [], "fr")
