"""docs/settings.md and docs/errors.md say what the code does."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import Settings
from corpus.errors import EssaimError

_DOCS = Path(__file__).parents[2] / "docs"
_ROOMS = ("api", "assistant", "corpus", "evaluation", "ingest")


def rows(page: str) -> dict[str, list[str]]:
    """The cells of a page's table, by the name in code that begins each row."""
    found = {}
    for line in (_DOCS / page).read_text(encoding="utf-8").splitlines():
        if match := re.match(r"\| `([^`]+)` \| (.*) \|$", line):
            found[match.group(1)] = match.group(2).split(" | ")
    return found


def errors(root: type[EssaimError] = EssaimError) -> Iterator[type[EssaimError]]:
    yield root
    for error in root.__subclasses__():
        yield from errors(error)


@pytest.fixture(scope="module", autouse=True)
def _import_every_module() -> None:
    for room in _ROOMS:
        package = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            if not module.name.endswith("__main__") and ".migrations" not in module.name:
                importlib.import_module(module.name)


def test_every_setting_is_documented_and_nothing_else() -> None:
    assert rows("settings.md").keys() == {f"ESSAIM_{name.upper()}" for name in Settings.model_fields}


def test_documented_defaults_are_the_codes() -> None:
    for name, field in Settings.model_fields.items():
        default, _ = rows("settings.md")[f"ESSAIM_{name.upper()}"]
        if match := re.fullmatch(r"`([^`]+)`", default):
            assert match.group(1) == str(field.get_default(call_default_factory=True)).lower()
        else:
            assert default.startswith(("empty", "the platform"))


def test_every_error_is_documented_word_for_word_and_nothing_else() -> None:
    told = {error.code: [str(error.status), error.fr, error.en] for error in errors() if error.fr != "{sentence}"}
    assert rows("errors.md") == told


def test_codes_are_not_shared_by_different_errors() -> None:
    sentences: dict[str, set[str]] = {}
    for error in errors():
        if error.fr != "{sentence}":
            sentences.setdefault(error.code, set()).add(error.fr)
    assert {code: told for code, told in sentences.items() if len(told) > 1} == {}
