"""The data folder: where things lie in it, and who owns it.

One process owns a home at a time, because Chroma can't be shared and jobs must run
once. The owner leaves the address at which it answers, so that other commands go through it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import HomeInUse, HomeUnwritable


@dataclass(frozen=True, slots=True)
class Home:
    """The layout of a data folder."""

    path: Path

    @property
    def database(self) -> Path:
        """The catalogue, with the lexical index."""
        return self.path / "essaim.db"

    @property
    def vectors(self) -> Path:
        """Chroma's folders."""
        return self.path / "vectors"

    @property
    def uploads(self) -> Path:
        """Files received and not yet read; a job deletes its own."""
        return self.path / "uploads"

    @property
    def lock(self) -> Path:
        """The file that the owner holds locked."""
        return self.path / "essaim.lock"

    @property
    def address(self) -> Path:
        """Where the owner answers: a file beside the lock, which is emptied whenever it is tried."""
        return self.path / "essaim.address"

    def make(self) -> None:
        """Make the folders, readable by their owner alone; raises HomeUnwritable."""
        try:
            for folder in (self.path, self.vectors, self.uploads):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise HomeUnwritable(home=self.path, reason=error.strerror or error) from error
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise HomeUnwritable(home=self.path, reason=os.strerror(13))

    @contextmanager
    def own(self, address: str = "") -> Iterator[None]:
        """Own the home meanwhile, answering at `address`; raises HomeInUse with the other's address."""
        self.make()
        lock = FileLock(self.lock, timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout as error:
            raise HomeInUse(home=self.path, address=self.owner() or "—") from error
        except OSError as error:
            raise HomeUnwritable(home=self.path, reason=error.strerror or error) from error
        try:
            self.announce(address)
            yield
        finally:
            self.address.unlink(missing_ok=True)
            lock.release()

    def announce(self, address: str) -> None:
        """Tell others where the owner answers."""
        self.address.write_text(address, encoding="utf-8")

    def owner(self) -> str:
        """Where the present owner answers; empty when it does not, or when nobody owns the home."""
        try:
            return self.address.read_text(encoding="utf-8").strip()
        except OSError:
            return ""
