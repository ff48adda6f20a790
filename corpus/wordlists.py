"""Lists that people edit (`data/*.txt` of a room): an entry a line, remarks behind « # », sections under « [name] »."""

import re
from functools import lru_cache
from importlib.resources import files

_HEADER = re.compile(r"\[(\w[^\]]*)\]")
Section = tuple[str, tuple[str, ...]]
"""The name of a section and its lines."""


@lru_cache
def read_sections(room: str, name: str) -> tuple[Section, ...]:
    """The sections of `data/{name}.txt` in a room's package, in order; a name may come twice. Lines before the first
    are a section without a name."""
    text = files(room).joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines():
        if header := _HEADER.fullmatch(line):
            found.append((header.group(1), []))
        elif line and not line.startswith("#"):
            found[-1][1].append(line)
    return tuple((header, tuple(lines)) for header, lines in found)


def read_lines(room: str, name: str, section: str = "") -> tuple[str, ...]:
    """The lines of one section of a list, of the one without a name by default; KeyError if it has none such."""
    return dict(read_sections(room, name))[section]
