"""Sets read, systems run, figures as anybody would compute them."""

import json
from pathlib import Path

import pytest

from corpus.embedding.models import load_embeddings
from evaluation.retrieval.__main__ import read_sets, run_all, tabulate
from evaluation.retrieval.scoring import score
from evaluation.retrieval.sets import RetrievalSet, Text, read_golden, read_set
from evaluation.retrieval.systems import systems

CORPUS = (
    {"_id": "d1", "title": "Vélos", "text": "Un atelier répare des vélos.", "doc": "velos.md"},
    {"_id": "d2", "title": "Vélos", "text": "Il emploie dix personnes.", "doc": "velos.md"},
    {"_id": "d3", "title": "Foyer", "text": "Des jeunes y trouvent un logement.", "doc": "foyer.md"},
)
QUERIES = ({"_id": "q1", "text": "Qui répare les vélos ?"}, {"_id": "q2", "text": "Où logent les jeunes ?"})
QRELS = "q1\td1\t1\nq1\td2\t1\nq2\td3\t1\nq3\td3\t0\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    small = tmp_path / "retrieval" / "small_fr"
    small.mkdir(parents=True)
    for name, rows in (("corpus", CORPUS), ("queries", QUERIES)):
        (small / f"{name}.jsonl").write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    (small / "qrels.tsv").write_text(QRELS, encoding="utf-8")
    return small.parent


def test_a_set_counts_documents_where_texts_name_them(folder: Path) -> None:
    small = read_set(folder / "small_fr")
    assert small.language == "fr"
    assert small.relevant == {"q1": {"velos.md"}, "q2": {"foyer.md"}}


def test_our_systems_find_what_is_plain(folder: Path) -> None:
    figures = run_all(read_sets(folder), systems(load_embeddings(), None))
    for name in ("our lexical search", "our model", "our hybrid"):
        assert figures[name]["small_fr"].ndcg10 == pytest.approx(1)
    table = tabulate(figures)
    assert "| our hybrid | 1.000 |" in table
    assert "recall@10 / recall@100" in table


def test_a_document_is_as_good_as_its_best_passage() -> None:
    texts = tuple(Text(id, unit, "", "") for id, unit in (("a", "A"), ("b", "B"), ("c", "B")))
    asked = RetrievalSet("x_fr", "fr", texts, {"q": "?"}, {"q": frozenset({"B"})})
    found = score(asked, {"q": [("a", 3.0), ("c", 2.0), ("b", 1.0)]})
    assert found.ndcg10 == pytest.approx(0.6309, abs=1e-4)
    assert found.recall10 == 1


def test_golden_questions_are_asked_of_the_fiches(tmp_path: Path) -> None:
    asked = {"answerable": True, "expected_ids": ["x"], "history": []}
    rows = [
        asked | {"id": "a", "question": "Et Lyon ?", "language": "fr", "history": ["Qui ?"]},
        asked | {"id": "b", "question": "Why?", "language": "en"},
        asked | {"id": "c", "question": "Non ?", "language": "fr", "answerable": False, "expected_ids": []},
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    golden = read_golden(file, "fr")
    assert golden.questions == {"a": "Qui ? Et Lyon ?"}
    assert golden.relevant == {"a": {"x"}}
    assert len(golden.texts) > 100
