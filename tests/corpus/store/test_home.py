"""One owner a home, who says where he answers."""

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import HomeInUse, HomeUnwritable
from corpus.store.home import Home

_OWN = """
import sys
from pathlib import Path
from corpus.store.home import Home
with Home(Path(sys.argv[1])).own("http://127.0.0.1:8000"):
    print("owned", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_told_where_the_first_answers(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _OWN, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "owned\n"
        assert Home(tmp_path).owner() == "http://127.0.0.1:8000"
        with pytest.raises(HomeInUse) as refused, Home(tmp_path).own():
            pass
        assert refused.value.details["address"] == "http://127.0.0.1:8000"
        owner.kill()
    with Home(tmp_path).own("ici"):
        assert Home(tmp_path).owner() == "ici"
    assert Home(tmp_path).owner() == ""


def test_a_home_under_a_file_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeUnwritable) as refused:
        Home(tmp_path / "file" / "home").make()
    assert str(tmp_path) in refused.value.message()


def test_a_home_is_its_owners_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "a" / "home")
    home.make()
    assert home.path.stat().st_mode & 0o077 == 0
