"""The proof that removed words are gone: telling pieces of them, looked for in every file of the home."""

import mmap
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.text import sentences

_LENGTH = 32
"""Code points of a piece: long enough to be nobody else's, short enough to survive a page break of SQLite's."""

_PIECES = 48
"""How many pieces are looked for at a time, spread evenly over the removed texts."""


def telling_pieces(removed: Sequence[str], kept: Sequence[str]) -> list[str]:
    """Pieces of the removed texts that stand in none of the kept ones."""
    pieces = [piece for text in removed for piece in _pieces(text)]
    step = max(1, len(pieces) // _PIECES)
    return [piece for piece in dict.fromkeys(pieces[::step]) if not any(piece in text for text in kept)]


def remaining_bytes(folder: Path, pieces: Sequence[str]) -> int:
    """How many bytes of these pieces are left in the files under `folder`."""
    wanted = [piece.encode() for piece in pieces]
    return sum(_count(file, wanted) for file in sorted(folder.rglob("*")) if file.is_file())


def _pieces(text: str) -> Iterator[str]:
    for span in sentences(text):
        middle = max(span.start, (span.start + span.end - _LENGTH) // 2)
        piece = text[middle : min(middle + _LENGTH, span.end)]
        if len(piece) >= _LENGTH // 2:
            yield piece


def _count(file: Path, wanted: Sequence[bytes]) -> int:
    try:
        if not file.stat().st_size:
            return 0
        with file.open("rb") as handle, mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return sum(len(piece) for piece in wanted if content.find(piece) >= 0)
    except FileNotFoundError:  # a file of the database's that came and went
        return 0
