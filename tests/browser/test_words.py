"""The interface's words and the promises of its files, read without a browser."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "api"
SCRIPTS = sorted((ROOT / "static").rglob("*.js"))
TEMPLATES = sorted((ROOT / "templates").glob("*.html"))
KEY = re.compile(r'^  "([\w.-]+)":\s+(.*?),\n(?=  "|\n|\};)', re.MULTILINE | re.DOTALL)


def catalogue(language: str) -> dict[str, str]:
    """Keys and their words, as the module writes them."""
    return dict(KEY.findall((ROOT / "static" / "i18n" / f"{language}.js").read_text(encoding="utf-8")))


def test_both_languages_have_the_same_words() -> None:
    french, english = catalogue("fr"), catalogue("en")
    assert list(french) == list(english)
    assert len(french) > 200


def test_holes_are_the_same_in_both_languages() -> None:
    french, english = catalogue("fr"), catalogue("en")
    hole = re.compile(r"\{(\w+)\}")
    different = [key for key in french if set(hole.findall(french[key])) != set(hole.findall(english[key]))]
    assert different == []


def test_templates_name_only_words_that_exist() -> None:
    known = catalogue("fr")
    named = {key for page in TEMPLATES for key in re.findall(r'data-say(?:-[\w-]+)?="([\w.]+)"', page.read_text())}
    assert named - set(known) == set()
    assert "shell.skip" in named


def test_french_is_written_for_typesetting() -> None:
    """Double punctuation follows a plain space in the catalogue, which `typeset` turns into the right one."""
    glued = [
        key
        for key, words in catalogue("fr").items()
        if re.search(r"\w[?!;»]", words) or re.search(r"[’\u00a0\u202f]", words)
    ]
    assert glued == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_never_parse_html(script: Path) -> None:
    forbidden = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "eval(", "new Function")
    text = script.read_text(encoding="utf-8")
    assert [word for word in forbidden if word in text] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_inline_script_or_style(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", text) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=|\|\s*safe", text) == []
