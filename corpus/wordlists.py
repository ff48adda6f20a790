"""Lists that people edit (`data/*.txt` of a room): an entry a line, remarks behind « # », sections under « [name] »."""

import re
from functools import lru_cache
from importlib.resources import files

_DEFINED = re.compile(r"\$(\w+) = (.*)")
_USED = re.compile(r"\$(\w+)")
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


@lru_cache
def read_patterns(room: str, name: str, **defined: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    """The sections of a list of regular expressions, a line each.

    « $name = … » before the first section defines what "$name" stands for in what follows; so does `defined`.
    """
    (_, head), *sections = read_sections(room, name)
    meanings = {key: f"(?:{value})" for key, value in defined.items()}

    def expand(line: str) -> str:
        return _USED.sub(lambda used: meanings[used.group(1)], line)

    for line in head:
        if definition := _DEFINED.fullmatch(line):
            meanings[definition.group(1)] = f"(?:{expand(definition.group(2))})"
    return {header: tuple(re.compile(expand(line)) for line in lines) for header, lines in sections}


def read_lines(room: str, name: str, section: str = "") -> tuple[str, ...]:
    """The lines of one section of a list, of the one without a name by default; KeyError if it has none such."""
    return dict(read_sections(room, name))[section]
