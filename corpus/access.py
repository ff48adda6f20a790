"""Who may read what.

Access is decided before anything is counted, scored or shown: every read of the
library takes a `Reader`. A source without a group is private to the operator.
"""

from collections.abc import Collection
from dataclasses import dataclass

PUBLIC = "public"
"""The group that every reader belongs to."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who asks; `groups` always holds `public`.

    `reads_all` is the operator on his own machine (the command line, and the
    local reader of the `open` mode, on loopback only).
    """

    groups: frozenset[str] = frozenset({PUBLIC})
    reads_all: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "groups", frozenset(self.groups) | {PUBLIC})


ANYBODY = Reader()
OPERATOR = Reader(reads_all=True)


def may_read(reader: Reader, groups: Collection[str]) -> bool:
    """Whether `reader` may read something that these groups share; no group means private."""
    return reader.reads_all or not reader.groups.isdisjoint(groups)
