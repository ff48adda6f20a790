"""From what a user gives to passages on the shelf, one source after the other.

While one source is cut, tagged and put on the shelf, the next is read in the
sandbox. Whatever goes wrong with one is told in its outcome; the others go on.
"""

import tempfile
import threading
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Self, TypeVar

from corpus.errors import EssaimError
from corpus.library import Library
from ingest.addresses import AddressPolicy, is_public
from ingest.chunking import chunk
from ingest.fetching import FetchLimits
from ingest.inputs import Expansion, Given, Item, Unreadable
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.outcome import Ingested, Progress, Step, no_progress
from ingest.reading import Read, read
from ingest.sandbox import Sandbox
from ingest.tasks import Progress as PagesRead

T = TypeVar("T")


class Pipeline:
    """Takes sources in for a library; closed, it leaves no process behind."""

    def __init__(
        self,
        library: Library,
        limits: Limits = DEFAULT_LIMITS,
        fetch_limits: FetchLimits | None = None,
        allows: AddressPolicy = is_public,
    ) -> None:
        self._library = library
        self._sandbox = Sandbox(limits)
        self._fetch_limits = fetch_limits or FetchLimits(max_bytes=limits.file_bytes)
        self._allows = allows

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop the process that reads files."""
        self._sandbox.close()

    def ingest(
        self,
        inputs: Sequence[Given],
        groups: Collection[str] = (),
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Ingested]:
        """What becomes of each source, as it is known.

        `groups` are those who may read the sources. `progress` is told of pages as they
        are read, from another thread. Once `cancelled` says so nothing more is put on the shelf.
        """
        stopped = threading.Event()

        def report(step: Step) -> None:
            if stopped.is_set() or cancelled():
                raise _Stopped()
            progress(step)

        with tempfile.TemporaryDirectory(prefix="essaim-") as room:
            expansion = Expansion(self._sandbox, Path(room), self._fetch_limits, self._allows)
            # Closed before the room is emptied: nobody reads in it any more then.
            with closing(_ahead(self._readings(expansion, inputs, frozenset(groups), report))) as readings:
                try:
                    for found in readings:
                        if cancelled():
                            return
                        yield self._shelve(found)
                except _Stopped:
                    return
                finally:
                    stopped.set()

    def _readings(
        self, expansion: Expansion, inputs: Sequence[Given], groups: frozenset[str], report: Progress
    ) -> Iterator[Read]:
        for item in expansion.expand(inputs):
            if isinstance(item, Unreadable):
                yield Read(item.path, item.error)
            else:
                yield from read(item, groups, self._sandbox, _page_report(item, report))

    def _shelve(self, found: Read) -> Ingested:
        if isinstance(found.result, EssaimError):
            return Ingested(found.path, None, "refused", error=found.result)
        document = found.result
        put = self._library.put(document, chunk(document))
        return Ingested(found.path, put.source_id, put.status, len(document.pages), put.passages, document.warnings)


class _Stopped(Exception):
    """Leaves the reading of a file that nobody waits for any more."""


def _page_report(item: Item, report: Progress) -> Callable[[PagesRead], None]:
    return lambda pages: report(Step(item.path, pages.done, pages.total))


def _ahead(produced: Iterator[T]) -> Generator[T]:
    """The same things in the same order, each made in another thread while the one before is in use."""
    with ThreadPoolExecutor(1, thread_name_prefix="essaim-read") as pool:
        upcoming = pool.submit(next, produced, None)
        while (thing := upcoming.result()) is not None:
            upcoming = pool.submit(next, produced, None)
            yield thing
