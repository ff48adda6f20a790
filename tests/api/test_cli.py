"""The command line over a home of its own: what programs read, what people read, how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli.commands import app
from tests.processes import run_essaim

COMMANDS = (
    "serve", "ask", "search", "ingest", "sources", "remove", "reindex", "doctor", "eval", "backup", "restore", "gaps",
)  # fmt: skip


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that starts empty."""
    monkeypatch.setenv("ESSAIM_BUNDLED_CORPUS", "false")
    monkeypatch.setenv("ESSAIM_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A small report."""
    file = tmp_path / "rapport.txt"
    file.write_text("L’accorderie de Chambéry échange des services.\n\nElle date de 2012.\n", encoding="utf-8")
    return file


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_help_names_every_command_and_imports_nothing_slow() -> None:
    slow = ("chromadb", "fastapi", "pydantic", "sqlalchemy", "numpy", "langchain_core", "rich.progress")
    program = f"import sys, api.cli.commands; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=True)
    assert done.stdout.strip() == "[]"
    text = run("--help").output
    assert all(command in text for command in COMMANDS)


def test_what_is_taken_in_is_found_listed_read_and_removed(empty: Path, report: Path) -> None:
    taken = run("ingest", str(report), "--group", "public", "--json")
    assert taken.exit_code == 0, taken.output
    (document,) = json.loads(taken.stdout)["documents"]
    assert document["status"] == "added"
    assert document["error"] is None
    assert json.loads(run("ingest", str(report), "--group", "public", "--json").stdout)["documents"][0]["status"] == (
        "unchanged"
    )
    (source,) = json.loads(run("sources", "--json").stdout)["sources"]
    assert (source["source_id"], source["groups"]) == (document["source_id"], ["public"])
    (passage, *_) = json.loads(run("search", "accorderie", "--json").stdout)["passages"]
    whole = json.loads(run("sources", document["source_id"], "--json").stdout)
    assert whole["text"][passage["start"] : passage["end"]] == passage["text"]
    removal = json.loads(run("remove", document["source_id"], "--json").stdout)
    assert removal == {"removed": [document["source_id"]], "remaining_passages": 0, "remaining_bytes": 0}
    assert json.loads(run("search", "accorderie", "--json").stdout)["passages"] == []


def test_one_refused_file_fails_the_command_and_the_others_go_on(empty: Path, report: Path, tmp_path: Path) -> None:
    (tmp_path / "vide.pdf").touch()
    done = run("ingest", str(tmp_path / "vide.pdf"), str(tmp_path / "absent.pdf"), str(report), "--json")
    assert done.exit_code == 1
    refused, absent, added = json.loads(done.stdout)["documents"]
    assert (refused["status"], refused["error"]["code"]) == ("refused", "empty_file")
    assert (absent["status"], absent["error"]["code"]) == ("refused", "path_not_found")
    assert added["status"] == "added"


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (["ask", "  "], 2, "empty_question"),
        (["ask", "é" * 10_000], 2, "question_too_long"),
        (["ask", "x", *["--after", "y"] * 51], 2, "invalid_request"),
        (["search", "  "], 2, "empty_question"),
        (["sources", "aucune"], 1, "unknown_source"),
        (["remove", "aucune"], 1, "unknown_source"),
        (["restore", "absent.zip"], 1, "invalid_backup"),
    ],
)
def test_an_error_is_told_with_its_code(empty: Path, arguments: list[str], status: int, code: str) -> None:
    done = run(*arguments, "--json")
    assert (done.exit_code, json.loads(done.stdout)["error"]["code"]) == (status, code)
    assert code in done.stderr
    people = run(*arguments)
    assert (people.exit_code, people.stdout) == (status, "")


@pytest.mark.parametrize("arguments", [["parler"], ["ask"], ["search", "x", "-k", "0"], ["serve", "--port", "x"]])
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    done = run("sources", "--json", "--home", str(tmp_path / "fichier" / "home"))
    assert (done.exit_code, json.loads(done.stdout)["error"]["code"]) == (1, "home_unwritable")


def test_a_wrong_setting_is_wrong_usage(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ESSAIM_PORT", "huit")
    done = run("sources", "--json")
    assert (done.exit_code, json.loads(done.stdout)["error"]["code"]) == (2, "invalid_setting")


def test_a_backup_brings_everything_back(empty: Path, report: Path, tmp_path: Path) -> None:
    run("ingest", str(report))
    backup = tmp_path / "sauvegarde.zip"
    assert run("backup", str(backup), "--json").exit_code == 0
    (source,) = json.loads(run("sources", "--json").stdout)["sources"]
    run("remove", source["source_id"])
    restored = run("restore", str(backup), "--json")
    assert (restored.exit_code, json.loads(restored.stdout)["healthy"]) == (0, True)
    assert json.loads(run("search", "accorderie", "--json").stdout)["passages"][0]["source_id"] == source["source_id"]


def test_doctor_and_reindex_find_a_sound_home(empty: Path, report: Path) -> None:
    run("ingest", str(report))
    for command in ("doctor", "reindex"):
        done = run(command, "--json")
        found = json.loads(done.stdout)
        assert (done.exit_code, found["healthy"]) == (0, True)
        assert all(check["ok"] for check in found["checks"])


def test_json_stands_alone_on_the_standard_output(tmp_path: Path) -> None:
    done = run_essaim("search", "logement", "--json", home=tmp_path / "neuf")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["passages"]) == 10


@pytest.mark.parametrize("name", ["fiches.csv", "fiches.xlsx"])
def test_the_template_can_be_taken_in_as_it_is(empty: Path, tmp_path: Path, name: str) -> None:
    done = run("template", str(tmp_path / name), "--json")
    assert (done.exit_code, json.loads(done.stdout)["bytes"]) == (0, (tmp_path / name).stat().st_size)
    assert run("template", str(tmp_path / "fiches.ods")).exit_code == 2
    again = run("template", str(tmp_path / name), "--json")
    assert (again.exit_code, json.loads(again.stdout)["error"]["code"]) == (1, "file_exists")


def test_a_file_that_cannot_be_written_is_told_as_itself_not_as_the_home(empty: Path, tmp_path: Path) -> None:
    for command, name in (("template", "fiches.csv"), ("backup", "sauvegarde.zip")):
        done = run(command, str(tmp_path / "absent" / name), "--json")
        error = json.loads(done.stdout)["error"]
        assert (done.exit_code, error["code"]) == (1, "file_unwritable")
        assert "--home" not in error["message"]


def test_a_watch_without_a_folder_is_told(empty: Path, tmp_path: Path) -> None:
    done = run("watch", str(tmp_path / "absent"), "--json")
    assert (done.exit_code, json.loads(done.stdout)["error"]["code"]) == (1, "path_not_found")
