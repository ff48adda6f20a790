"""Retrieval sets: texts, questions, and which texts answer which question.

A set is a folder in BEIR's form (corpus.jsonl, queries.jsonl, qrels.tsv), or the
bundled fiches with a file of questions.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.fiche.files import bundled_fiches, read_fiche
from corpus.fiche.text import fiche_document


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be found; `unit` is what counts as found with it (a page, for one of its passages)."""

    id: str
    unit: str
    title: str
    body: str


@dataclass(frozen=True, slots=True, eq=False)
class RetrievalSet:
    """Questions in one language with the units that answer them; hashed as itself, so that runs can be kept."""

    name: str
    language: str
    texts: tuple[Text, ...]
    questions: Mapping[str, str]
    relevant: Mapping[str, frozenset[str]]


def read_set(folder: Path) -> RetrievalSet:
    """Read a BEIR-like folder; its questions are English when its name ends in `_en2fr`.

    Where texts and questions name a `doc`, whole documents are what is found.
    """
    texts = tuple(
        Text(row["_id"], row.get("doc", row["_id"]), row.get("title", ""), row["text"])
        for row in _rows(folder / "corpus.jsonl")
    )
    unit = {text.id: text.unit for text in texts}
    relevant: defaultdict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        question, text, grade = line.split("\t")
        if grade.isdigit() and int(grade) > 0:
            relevant[question].add(unit[text])
    questions = {row["_id"]: row["text"] for row in _rows(folder / "queries.jsonl") if row["_id"] in relevant}
    language = "en" if folder.name.endswith("_en2fr") else "fr"
    return RetrievalSet(folder.name, language, texts, questions, {id: frozenset(relevant[id]) for id in questions})


def read_golden(file: Path, language: str) -> RetrievalSet:
    """The answerable questions of one language about the bundled fiches; of a conversation, the last two turns."""
    documents = [fiche_document(read_fiche(path), path.name, frozenset()) for path in bundled_fiches()]
    texts = tuple(
        Text(document.source.id, document.source.id, document.source.title, document.text) for document in documents
    )
    questions, relevant = {}, {}
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        if row["language"] == language and row["answerable"] and row["expected_ids"]:
            questions[row["id"]] = " ".join([*row["history"][-1:], row["question"]])
            relevant[row["id"]] = frozenset(row["expected_ids"])
    return RetrievalSet(f"golden_{language}", language, texts, questions, relevant)


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
