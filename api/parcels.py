"""What the command line sends to a running server: files under their names, and addresses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import FileNotOpened
from ingest.inputs import local_files
from ingest.origin import is_url

_FILES = 50
_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file under the name it goes by there, and as the user knows it here; an address has no file."""

    name: str
    path: str
    file: Path | None = None

    @property
    def size(self) -> int:
        """Bytes to send."""
        return self.file.stat().st_size if self.file else 0

    def problem(self) -> FileNotOpened | None:
        """Why it can't be sent: a file that this user may not open."""
        try:
            if self.file:
                self.file.open("rb").close()
        except OSError as error:
            return FileNotOpened(reason=error.strerror or error)
        return None

    def told(self, name: str) -> str | None:
        """What the user calls something that the server calls `name`: this or a part of it; None for another's."""
        inside = name == self.name or name.startswith((f"{self.name}/", f"{self.name}#"))
        return self.path + name.removeprefix(self.name) if inside else None


def pack(given: str, shared: Path | None) -> Iterator[Parcel]:
    """An address, a file or the files of a folder, under the names that `ingest.inputs` would give them here.

    Raises:
        PathNotFound: neither an address nor a file nor a folder.
    """
    if is_url(given):
        yield Parcel(given, given)
    else:
        yield from (Parcel(item.origin, item.path, item.file) for item in local_files(given, shared))


def loads(parcels: Iterable[Parcel]) -> Iterator[list[Parcel]]:
    """Parcels in their order, at most 50 and 64 MiB at a time; a bigger one goes alone."""
    load: list[Parcel] = []
    weight = 0
    for parcel in parcels:
        if load and (len(load) == _FILES or weight + parcel.size > _BYTES):
            yield load
            load, weight = [], 0
        load.append(parcel)
        weight += parcel.size
    if load:
        yield load
