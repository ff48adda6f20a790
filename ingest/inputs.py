"""What a user gives (files, folders, addresses, uploads, archives of these) as single files to read."""

import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from corpus.errors import EssaimError
from ingest.addresses import AddressPolicy
from ingest.errors import FileNotOpened, PathNotFound, UnreadableFile
from ingest.fetching import FetchLimits, fetch
from ingest.origin import is_url, path_origin, tell_path, url_origin
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
        shared = shared_folder(inputs)
        for given in inputs:
            try:
                for item in self._items(given, shared):
                    yield from self._opened(item)
            except EssaimError as error:
                yield Unreadable(_label(given), error)

    def _items(self, given: Given, shared: Path | None) -> Iterator[Item]:
        if isinstance(given, Upload):
            name = PurePath(given.name).name
            yield Item(given.name, path_origin(PurePath(given.name)), name, given.file)
        elif isinstance(given, str) and is_url(given):
            yield self._fetched(given)
        else:
            yield from local_files(given, shared)

    def _fetched(self, url: str) -> Item:
        fetched = fetch(url, self.fetch_limits, self.allows)
        file = Path(tempfile.mkdtemp(dir=self.room), "fetched")
        file.write_bytes(fetched.content)
        origin = url_origin(url)
        return Item(url, origin, fetched.name, file, origin)

    def _opened(self, item: Item) -> Iterator[Item | Unreadable]:
        """The files in an archive, or the item itself."""
        into = Path(tempfile.mkdtemp(dir=self.room))
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


def local_files(given: str | Path, shared: Path | None) -> Iterator[Item]:
    """A file, or those of a folder under their paths in it; `shared` is what `shared_folder` says of all that is given.

    Raises PathNotFound for neither, UnreadableFile for what is no regular file, FileNotOpened for what can't be asked.
    """
    path = Path(given)
    kind = _kind(path)
    if stat.S_ISDIR(kind):
        for file in walk(path):
            yield Item(tell_path(str(file)), path_origin(file.relative_to(path)), tell_path(file.name), file)
    elif stat.S_ISREG(kind):
        origin = path.resolve().relative_to(shared) if shared else PurePath(path.name)
        yield Item(_label(given), path_origin(origin), tell_path(path.name), path)
    else:
        raise UnreadableFile()


def walk(folder: Path) -> Iterator[Path]:
    """The regular files under a folder, by name; hidden ones and links out of it are left alone.

    Raises FileNotOpened for a folder that can't be listed: what is in it is not gone.
    """
    try:
        for place, folders, names in os.walk(folder, onerror=_raise):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                file = Path(place, name)
                if not name.startswith(".") and file.is_file() and not file.is_symlink():
                    yield file
    except OSError as error:
        raise FileNotOpened(reason=f"{tell_path(str(error.filename))}, {error.strerror}") from error


def shared_folder(inputs: Sequence[Given]) -> Path | None:
    """Where two files given are called alike, the folder that holds all: their names alone would mix them up."""
    paths = [
        Path(given) for given in inputs if isinstance(given, Path) or (isinstance(given, str) and not is_url(given))
    ]
    files = {path.resolve() for path in paths if _is_file(path)}
    if len({file.name for file in files}) == len(files):
        return None
    return Path(os.path.commonpath([file.parent for file in files]))


def _kind(path: Path) -> int:
    """What a path leads to, as `stat` tells it."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in the name
        raise PathNotFound(path=tell_path(str(path))) from error
    except OSError as error:
        raise FileNotOpened(reason=error.strerror or error) from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # `local_files` tells of it
        return False


def _raise(error: OSError) -> None:
    raise error


def _label(given: Given) -> str:
    return given.name if isinstance(given, Upload) else tell_path(str(given))
