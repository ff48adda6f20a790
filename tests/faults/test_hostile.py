"""Every hostile file ends as added, partial or refused, within the limits, and the server lives on."""

import csv
import os
import re
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.notice import Notice
from ingest.errors import IngestError
from ingest.sandbox import Sandbox

CANARY = "CANARY-XXE-7731"
HIDDEN = re.compile(r"-INSTR|CONFIDENTIEL|Ignore toutes|SECRET|evil\.example|root:x:|ignore previous")
UNSAFE = re.compile("[\0-\x08\u200b-\u200f\u202a-\u202e\ud800-\udfff\U000e0000-\U000e007f]")
REFUSED = re.compile(r"reject(?!-or)")
TAKEN = re.compile(r"ok(?!-no-decode)|salvage|join|normalise")
RISE = 50 << 20
"""Bytes that the server's memory may rise by over the whole run."""


@dataclass(frozen=True)
class Outcome:
    """How one file ended: its text, or the code of its refusal."""

    text: str
    code: str
    warnings: tuple[Notice, ...] = ()


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    makers = [
        subprocess.Popen(
            [sys.executable, "-W", "ignore", shared / "hostile" / script, folder / target], stdout=subprocess.DEVNULL
        )
        for script, target in (("make_pdfs.py", "pdfs"), ("make_documents.py", "documents"))
    ]
    assert [maker.wait() for maker in makers] == [0, 0]
    return folder


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> dict[str, Outcome]:
    """Every file read once, in one sandbox, as a server would."""
    found: dict[str, Outcome] = {}
    with Sandbox() as sandbox:
        sandbox.load(folder / "documents" / "ok.docx")
        before = _resident()
        for path in sorted([*(folder / "pdfs").iterdir(), *(folder / "documents").iterdir()]):
            try:
                parsed = sandbox.load(path)
                found[path.name] = Outcome(parsed.text, "", parsed.warnings)
            except IngestError as error:
                found[path.name] = Outcome("", error.code)
        risen = _resident() - before
    assert risen < RISE, f"{risen >> 20} MiB"
    return found


def _resident() -> int:
    """Bytes of this process that are in memory now."""
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * resource.getpagesize()


def test_all_of_them_end(outcomes: dict[str, Outcome]) -> None:
    assert len(outcomes) == 110
    assert not [name for name, outcome in outcomes.items() if not outcome.text and not outcome.code]


def test_each_pdf_ends_as_its_manifest_says(outcomes: dict[str, Outcome], folder: Path) -> None:
    with (folder / "pdfs-manifest.csv").open(newline="") as file:
        awaited = {row[0]: row[2] for row in csv.reader(file)}
    assert len(awaited) == 66
    wrong = {
        name: (outcomes[name].code, outcomes[name].text[:40])
        for name, word in awaited.items()
        if (REFUSED.match(word) and not outcomes[name].code) or (TAKEN.match(word) and not outcomes[name].text)
    }
    assert wrong == {}


def test_a_parser_that_is_stopped_says_why(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["synth__image_only.pdf"].code == "ocr_needed"
    assert outcomes["synth__zero_byte.pdf"].code == "empty_file"
    assert outcomes["synth__html_renamed.pdf"].code == "mismatched_file"
    assert outcomes["ole_doc_as.docx"].code == "legacy_office"
    assert outcomes["xxe_utf16.docx"].code == "unsafe_file"


def test_nothing_planted_or_hidden_is_read(outcomes: dict[str, Outcome]) -> None:
    assert not [name for name, outcome in outcomes.items() if CANARY in outcome.text or HIDDEN.search(outcome.text)]
    for name in ("synth__hidden_tr3.pdf", "synth__hidden_white.pdf", "hidden_vanish.docx", "xss.html"):
        assert any("masqué" in warning.fr for warning in outcomes[name].warnings), name


def test_no_text_holds_what_a_database_or_a_reader_chokes_on(outcomes: dict[str, Outcome]) -> None:
    assert not [name for name, outcome in outcomes.items() if UNSAFE.search(outcome.text)]


def test_text_is_read_rightly_whatever_its_encoding_says(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["cp1252.txt"].text.strip() == "Précarité énergétique – l’œuvre à 20 €"
    assert outcomes["latin9.txt"].text.strip() == "Le cœur à 20 €"
    for name in ("macroman.txt", "mojibake.txt"):
        assert outcomes[name].text.strip() == "Précarité énergétique"
    for name in ("utf8_bom.txt", "utf32.txt", "utf16_bom.html"):
        assert outcomes[name].text.strip() == "Précarité"
    assert "Précarité énergétique" in outcomes["cp1252_lies_utf8.html"].text
    assert outcomes["nfd.docx"].text.strip() == "Précarité énergétique à l’été"
    assert outcomes["synth__hyphenation_fr.pdf"].text.strip() == "Le taux de pauvreté des bénéficiaires du RSA."
    assert "AJOUTE" in outcomes["tracked_deleted.docx"].text


def test_nothing_is_written_beside_the_files(outcomes: dict[str, Outcome], folder: Path) -> None:
    assert outcomes
    assert not list(folder.rglob("*pwned*"))
    assert not [path for path in (Path("/pwned_abs"), folder.parents[2] / "pwned_zip_slip") if os.path.lexists(path)]
