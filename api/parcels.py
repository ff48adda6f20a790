"""What the command line sends to a running server: files under their names, and addresses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import PathNotFound
from ingest.inputs import walk
from ingest.origin import is_url

_FILES = 50
_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file under the name it goes by; an address has no file."""

    name: str
    file: Path | None = None

    @property
    def size(self) -> int:
        """Bytes to send."""
        return self.file.stat().st_size if self.file else 0


def unpack(given: str) -> Iterator[Parcel]:
    """An address, a file under its name, or the files of a folder under their paths in it.

    Raises:
        PathNotFound: neither an address nor a file nor a folder.
    """
    path = Path(given)
    if is_url(given):
        yield Parcel(given)
    elif path.is_dir():
        yield from (Parcel(file.relative_to(path).as_posix(), file) for file in walk(path))
    elif path.is_file():
        yield Parcel(path.name, path)
    else:
        raise PathNotFound(path=given)


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
