"""How much a file may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file; every field that ends in `_seconds` is wall time.

    `slice_seconds` is granted for every `slice_pages` pages that are really read, so a
    page count that lies buys no time; `address_space` is in bytes, for each worker process.
    """

    slice_seconds: float = 20.0
    slice_pages: int = 200
    ocr_page_seconds: float = 10.0
    address_space: int = 1 << 30
    file_bytes: int = 100_000_000
    pages: int = 2_000
    characters: int = 5_000_000
    archive_files: int = 2_000
    archive_bytes: int = 500_000_000
    files_per_worker: int = 50

    def seconds(self, pages_done: int = 0, ocr_pages: int = 0) -> float:
        """The wall time allowed once so many pages are read, and so many are in need of OCR."""
        slices = 1 + pages_done // self.slice_pages
        return slices * self.slice_seconds + ocr_pages * self.ocr_page_seconds


DEFAULT_LIMITS = Limits()
