"""Cuts a model's stream into sentences as soon as each is complete."""

import re
from html import unescape

from corpus.text import sentences

_CITED = re.compile(r"\s*\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]")
_MARKS = re.compile(r"(?:\s*\[\d[\d\s,;]*\])+")
_OPEN_MARK = re.compile(r"\[[\d\s,;]*")
_IMAGE_OR_LINK = re.compile(r"!?\[([^\]\[]*)\]\s*\([^)]*\)")
_REFERENCE = re.compile(r"!?\[([^\]\[]*)\]\[[^\]]*\]|^\s*\[[^\]]+\]:\s*\S+.*$", re.MULTILINE)
_ADDRESS = re.compile(r"\b(?:https?|ftp|data|javascript|file)\s*:\S+|\bwww\.\S+|(?<!\S)//\S+", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>?")
_MARKUP = re.compile(r"^\s*(?:[-*+•]|#+|>+)\s+|[*_`~#>|]+(?=\S)|(?<=\S)[*_`~]+", re.MULTILINE)


class Dictation:
    """Feed it pieces; it gives back sentences, each with the citation marks that follow it.

    A sentence is given out only once something other than a mark stands after it, so that
    « 12. » of « 12.5 » or a mark after the full stop is never torn off: how the stream was
    cut into pieces never changes the sentences.
    """

    def __init__(self) -> None:
        self._pending = ""

    def feed(self, piece: str) -> list[str]:
        """Sentences that `piece` completes, in order."""
        self._pending += piece
        complete: list[str] = []
        while (end := self._find_end()) is not None:
            complete.append(self._pending[:end].strip())
            self._pending = self._pending[end:]
        return complete

    def finish(self) -> list[str]:
        """What is left at the end of the stream."""
        rest, self._pending = self._pending.strip(), ""
        return [rest] if rest else []

    def _find_end(self) -> int | None:
        spans = sentences(self._pending)
        if len(spans) < 2:
            return None
        marks = _MARKS.match(self._pending, spans[0].end)
        end = marks.end() if marks else spans[0].end
        following = self._pending[end:].lstrip()
        return None if not following or _OPEN_MARK.fullmatch(following) else end


def read_citations(sentence: str) -> tuple[str, tuple[int, ...]]:
    """The sentence without its marks, and the numbers marked, each once, in order."""
    numbers = [int(number) for mark in _CITED.findall(sentence) for number in re.findall(r"\d+", mark)]
    return _CITED.sub("", sentence).strip(), tuple(dict.fromkeys(numbers))


def strip_markup(sentence: str) -> str:
    """Plain words: links, images, addresses, tags and Markdown never reach a page."""
    text = _IMAGE_OR_LINK.sub(r"\1", unescape(sentence))
    text = _REFERENCE.sub(r"\1", text)
    text = _TAG.sub(" ", _ADDRESS.sub(" ", text))
    return re.sub(r"\s+", " ", _MARKUP.sub("", text)).strip()
