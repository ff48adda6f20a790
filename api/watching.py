"""The folders that a running process keeps the shelves in step with."""

import logging
import threading
from collections.abc import Collection
from pathlib import Path
from typing import Self

from corpus.library import Library
from corpus.store.stored import Removal
from ingest.errors import PathNotFound
from ingest.outcome import Ingested
from ingest.pipeline import Pipeline
from ingest.watch import Watch

_log = logging.getLogger(__name__)


class Watches:
    """A thread for each folder, until closed; each change is told in the log."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._stop = threading.Event()
        self._threads: dict[Path, threading.Thread] = {}
        self._adding = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        for thread in self._threads.values():
            thread.join()

    def add(self, folder: Path, groups: Collection[str]) -> None:
        """Follow a folder from now on; a second time changes nothing. Raises PathNotFound."""
        folder = folder.resolve()
        if not folder.is_dir():
            raise PathNotFound(path=folder)
        with self._adding:
            if folder not in self._threads:
                thread = threading.Thread(target=self._follow, args=(folder, groups), name="essaim-watch", daemon=True)
                self._threads[folder] = thread
                thread.start()

    def _follow(self, folder: Path, groups: Collection[str]) -> None:
        with Pipeline(self._library) as pipeline:
            watch = Watch(self._library, pipeline, folder, groups)
            while not self._stop.is_set():
                try:
                    for change in watch.follow(self._stop):
                        _tell(change)
                except Exception:
                    # A share that is away for a while must not end the watch.
                    _log.exception("the folder %s can't be followed; trying again", folder)
                    self._stop.wait(30)


def _tell(change: Ingested | Removal) -> None:
    if isinstance(change, Removal):
        _log.info("removed: %s", ", ".join(change.removed))
    elif change.error:
        _log.warning("%s: %s [%s]", change.path, change.error, change.error.code)
    else:
        _log.info("%s: %s", change.path, change.status)
