"""What a run of the tests in continuous integration says of a skip."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_SKIPS = """
import pytest

def test_of_real_texts(shared): pass

def test_of_something_missing(): pytest.skip("nothing to test it with")
"""


def test_only_the_missing_shared_folder_excuses_a_skip(tmp_path: Path) -> None:
    tests = tmp_path / "clone" / "tests"
    tests.mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("conftest.py"), tests)
    (tests / "test_skips.py").write_text(_SKIPS, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rs", tests],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "CI": "true"},
        capture_output=True,
        text=True,
    )
    assert "1 failed, 1 skipped" in run.stdout, run.stdout + run.stderr
    assert "the folder ../shared is not beside this clone" in run.stdout
