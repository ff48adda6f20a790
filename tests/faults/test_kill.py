"""kill -9 at any moment of an ingest: what was acknowledged answers, nothing is there twice or half."""

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from corpus.access import OPERATOR
from corpus.embedding.models import NamedEmbeddings
from corpus.library import Library
from tests.faults.putting import text_of
from tests.shelved import make_document

_COUNT = 50
_KILLS = int(os.environ.get("ESSAIM_KILLS", "10"))
"""`ESSAIM_KILLS=100 pytest tests/faults/test_kill.py` asks ten times as often."""

_ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", range(_KILLS))
def test_a_killed_ingest_loses_nothing_it_acknowledged(seed: int, tmp_path: Path, embeddings: NamedEmbeddings) -> None:
    moment = random.Random(seed).randrange(2 * _COUNT)
    acknowledged = _put_until(tmp_path, moment)
    with Library.open(tmp_path, embeddings) as library:
        stored = {source.id: source for source in library.documents(OPERATOR)}
        for number, version in acknowledged.items():
            source = stored[f"source-{number}"]
            # The version after the acknowledged one may have been committed just before the end.
            assert source.document.text in (text_of(number, version), text_of(number, version + 1))
        for source in stored.values():
            _, passages = make_document(source.id, source.document.text)
            assert source.passages == tuple(passages)
            hits = library.search(OPERATOR, source.passages[3].text, "fr", 20)
            assert Counter(hit.passage.id for hit in hits).most_common(1)[0][1] == 1
            assert source.passages[3].id in {hit.passage.id for hit in hits}
        assert [check for check in library.check() if not check.ok] == []


def _put_until(home: Path, moment: int) -> dict[int, int]:
    """Start an ingest, kill it a little after it acknowledged `moment` puts; what it acknowledged."""
    command = [sys.executable, "-m", "tests.faults.putting", str(home), str(_COUNT)]
    acknowledged: dict[int, int] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        for _ in range(moment):
            number, version = process.stdout.readline().split()
            acknowledged[int(number)] = int(version)
        os.kill(process.pid, signal.SIGKILL)
        for line in process.stdout.read().splitlines():
            if len(line.split()) == 2:
                number, version = line.split()
                acknowledged[int(number)] = int(version)
    return acknowledged
