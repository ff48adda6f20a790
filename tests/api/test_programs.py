"""What docs/programs.md and docs/langchain.md show, run as it stands there; and the `llm` tool."""

import asyncio
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from assistant.langchain_retriever import EssaimRetriever
from corpus.access import OPERATOR, Reader
from corpus.embedding.models import NamedEmbeddings
from corpus.library import Library
from tests.processes import COMMAND_SECONDS, Server
from tests.shelved import make_document

DOCS = Path(__file__).parents[2] / "docs"


def blocks(page: str, language: str) -> list[str]:
    """The page's blocks of code in a language."""
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)


def test_the_openai_example_runs(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = (block for block in blocks("programs.md", "python") if "OpenAI" in block)
    exec(code, {"address": server.address})
    assert "[1]" in capsys.readouterr().out


def test_the_context_protocol_example_runs(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = (block for block in blocks("programs.md", "python") if "mcp" in block)
    names: dict[str, object] = {"address": server.address}
    exec(f"async def example():\n{textwrap.indent(code, '    ')}", names)
    asyncio.run(names["example"]())  # type: ignore[operator]
    assert capsys.readouterr().out.strip()


def test_the_llm_tool_asks_a_running_server(server: Server, tmp_path: Path) -> None:
    (yaml,) = blocks("programs.md", "yaml")
    config = yaml.replace("http://127.0.0.1:8000", server.address)
    (tmp_path / "extra-openai-models.yaml").write_text(config, encoding="utf-8")
    done = subprocess.run(
        [str(Path(sys.executable).with_name("llm")), "-m", "essaim", "Quelles conditions de réussite pour TAPAJ ?"],
        env={**os.environ, "LLM_USER_PATH": str(tmp_path), "OPENAI_API_KEY": "none"},
        capture_output=True,
        text=True,
        timeout=COMMAND_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Paiement immédiat" in done.stdout
    assert "Sources" in done.stdout


def test_the_langchain_example_runs(indexed_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = blocks("langchain.md", "python")
    exec(code, {"home": indexed_home})
    assert "/sources/" in capsys.readouterr().out


def test_a_retriever_finds_exact_words_that_its_reader_may_read(tmp_path: Path, embeddings: NamedEmbeddings) -> None:
    with Library.open(tmp_path / "home", embeddings) as library:
        for source_id, groups in (("libre", ["public"]), ("reserve", ["equipe"])):
            library.put(
                *make_document(source_id, "Un jardin partagé accueille des jeunes. Il ouvre le samedi.", groups)
            )
        library.put(*make_document("autre", "Une ferme loge des apprentis en été.", ["public"]))
        found = EssaimRetriever(library=library, reader=Reader(groups=frozenset({"public"})), k=5).invoke("jardin")
        for document in found:
            told = document.metadata
            text = library.read(OPERATOR, told["source_id"]).document.text
            assert text[told["start"] : told["end"]] == document.page_content
        assert "libre" in {document.metadata["source_id"] for document in found}
        assert "reserve" not in {document.metadata["source_id"] for document in found}
