"""What a user gives (files, folders, addresses, uploads, archives of these) as single files to read."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from corpus.errors import EssaimError
from ingest.addresses import AddressPolicy
from ingest.errors import PathNotFound, UnreadableFile
from ingest.fetching import FetchLimits, fetch
from ingest.origin import is_url, path_origin, url_origin
from ingest.outcome import Upload
from ingest.sandbox import Sandbox

Given = str | Path | Upload


@dataclass(frozen=True, slots=True)
class Item:
    """One file to read: `path` is how the user knows it, `name` tells its type where bytes can't."""

    path: str
    origin: str
    name: str
    file: Path
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One thing given that did not become a file."""

    path: str
    error: EssaimError


@dataclass(frozen=True, slots=True)
class Expansion:
    """Turns what is given into items; `room` is a folder of ours for what is fetched and unpacked."""

    sandbox: Sandbox
    room: Path
    fetch_limits: FetchLimits
    allows: AddressPolicy

    def expand(self, inputs: Sequence[Given]) -> Iterator[Item | Unreadable]:
        """Every file, in the order given (a folder's by name); what fails is told and does not stop the rest."""
        shared = _shared_names(inputs)
        for number, given in enumerate(inputs):
            try:
                for item in self._items(given, self.room / str(number), shared):
                    yield from self._opened(item, self.room / f"{number}-{item.file.name}")
            except EssaimError as error:
                yield Unreadable(_label(given), error)

    def _items(self, given: Given, into: Path, shared: Path | None) -> Iterator[Item]:
        if isinstance(given, Upload):
            name = PurePath(given.name).name
            yield Item(given.name, path_origin(PurePath(given.name)), name, given.file)
        elif isinstance(given, str) and is_url(given):
            yield self._fetched(given, into)
        else:
            yield from _files(Path(given), str(given), shared)

    def _fetched(self, url: str, into: Path) -> Item:
        fetched = fetch(url, self.fetch_limits, self.allows)
        into.write_bytes(fetched.content)
        origin = url_origin(url)
        return Item(url, origin, fetched.name, into, origin)

    def _opened(self, item: Item, into: Path) -> Iterator[Item | Unreadable]:
        """The files in an archive, or the item itself."""
        into.mkdir(exist_ok=True)
        try:
            members = self.sandbox.unpack(item.file, into)
        except EssaimError as error:
            yield Unreadable(item.path, error)
            return
        if not members:
            yield item
        for member in members:
            inner = path_origin(PurePath(member.name))
            yield Item(f"{item.path}/{inner}", f"{item.origin}/{inner}", PurePath(inner).name, member.path)


def _files(path: Path, label: str, shared: Path | None) -> Iterator[Item]:
    if path.is_dir():
        yield from (Item(str(file), path_origin(file.relative_to(path)), file.name, file) for file in walk(path))
    elif path.is_file():
        origin = path.resolve().relative_to(shared) if shared else PurePath(path.name)
        yield Item(label, path_origin(origin), path.name, path)
    elif path.exists():
        raise UnreadableFile()
    else:
        raise PathNotFound(path=label)


def walk(folder: Path) -> Iterator[Path]:
    """The regular files under a folder, by name; hidden ones and links out of it are left alone."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(place, name)
            if not name.startswith(".") and stat.S_ISREG(file.lstat().st_mode):
                yield file


def _shared_names(inputs: Sequence[Given]) -> Path | None:
    """Where two files given are called alike, the folder that holds all: their names alone would mix them up."""
    paths = [
        Path(given) for given in inputs if isinstance(given, Path) or (isinstance(given, str) and not is_url(given))
    ]
    files = {path.resolve() for path in paths if path.is_file()}
    if len({file.name for file in files}) == len(files):
        return None
    return Path(os.path.commonpath([file.parent for file in files]))


def _label(given: Given) -> str:
    return given.name if isinstance(given, Upload) else str(given)
