"""Short forms that people type, written out: « cb de places », « expés », "ppl" (assistant/data/abbreviations.txt)."""

from collections.abc import Iterator
from functools import lru_cache

from corpus.document import Span
from corpus.text import fold, words
from corpus.wordlists import read_lines

_LONGEST = 2
_ALSO_SIGLES = frozenset(("rdv",))


def write_out(text: str) -> str:
    """`text` with its short forms written out, all else as it was typed."""
    for span, word in reversed(list(_find(text))):
        text = text[: span.start] + word + text[span.end :]
    return text


def _find(text: str) -> Iterator[tuple[Span, str]]:
    tokens = list(words(text))
    end = 0
    for index, first in enumerate(tokens):
        for last in reversed(tokens[index : index + _LONGEST]):
            found = _read(text, Span(first.span.start, last.span.end)) if first.span.start >= end else None
            if found is not None:
                yield found
                end = found[0].end


def _read(text: str, span: Span) -> tuple[Span, str] | None:
    """What is meant at a span, which takes in the full stop of the short form; None for a sigle."""
    typed, short = span.cut(text), fold(span.cut(text))
    if typed.isupper() and not text.isupper() and short not in _ALSO_SIGLES:
        return None
    dotted = Span(span.start, span.end + 1)
    if dotted.cut(text).endswith(".") and f"{short}." in _forms():
        return dotted, _forms()[f"{short}."]
    return (span, _forms()[short]) if short in _forms() else None


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    pairs = [line.split("=") for line in read_lines("assistant", "abbreviations")]
    return {short.strip(): meant.strip() for shorts, meant in pairs for short in shorts.split(",")}
