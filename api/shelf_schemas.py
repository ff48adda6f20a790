"""The JSON of the doors to what is on the shelves: passages found, sources, jobs, checks, gaps."""

from typing import Literal

from pydantic import Field, JsonValue

from api.schemas import Body
from corpus.document import SourceKind
from corpus.store.jobs import JobState

SEARCH_LIMIT = 50
"""Sources that one search may ask for."""


class PassageBody(Body):
    """A passage that was found, with the exact range of the source's text that it is."""

    source_id: str
    source_kind: SourceKind
    title: str
    page: int | None
    section: str | None
    start: int
    end: int
    text: str
    score: float


class SearchBody(Body):
    """The best passage of each of the best sources, best first."""

    query: str
    passages: list[PassageBody]


class FoundBody(Body):
    """The passages that an answer may draw from."""

    passages: list[PassageBody]


class SourceBody(Body):
    """A source on the shelves."""

    source_id: str
    source_kind: SourceKind
    title: str
    origin: str
    pages: int
    passages: int
    groups: list[str]
    added_at: str
    updated_at: str
    warnings: list[str]


class PageBody(Body):
    """One page of a source's text."""

    number: int
    label: str
    start: int
    end: int


class SectionBody(Body):
    """One heading of a source, and what stands under it."""

    heading: str
    level: int
    start: int
    end: int


class SourceTextBody(SourceBody):
    """A source with its stored text, which every `start` and `end` counts code points of."""

    text: str
    url: str | None
    language: str
    date: str | None
    front_matter: dict[str, JsonValue] | None
    page_spans: list[PageBody]
    sections: list[SectionBody]


class SourcesBody(Body):
    """Every source that the reader may read."""

    sources: list[SourceBody]


class ErrorBody(Body):
    """What went wrong, in a stable code and a sentence."""

    code: str
    message: str


class ProblemBody(Body):
    """The one shape of every error."""

    error: ErrorBody


class IngestedBody(Body):
    """What became of one file or address."""

    path: str
    source_id: str | None
    status: Literal["added", "updated", "unchanged", "partial", "refused"]
    pages: int
    passages: int
    warnings: list[str]
    error: ErrorBody | None


class IngestBody(Body):
    """What became of each of them."""

    documents: list[IngestedBody]


class JobStartedBody(Body):
    """The job that an upload became."""

    job_id: str


class JobProgressBody(Body):
    """How far a running job is: `done` of `total` pages of the file called `name`."""

    name: str
    done: int
    total: int


class JobBody(Body):
    """Where a job stands, with what is done so far."""

    job_id: str
    state: JobState
    progress: JobProgressBody | None
    documents: list[IngestedBody]


class RemoveBody(Body):
    """Sources to remove."""

    source_ids: list[str] = Field(min_length=1)


class RemovalBody(Body):
    """What was removed, and what of it is left (nothing, or the proof failed)."""

    removed: list[str]
    remaining_passages: int
    remaining_bytes: int


class CheckBody(Body):
    """One check of the catalogue or of an index."""

    name: str
    ok: bool
    detail: str


class DoctorBody(Body):
    """Whether everything holds together."""

    healthy: bool
    checks: list[CheckBody]
    repaired: bool


class RepairBody(Body):
    """Whether to repair what a check finds."""

    repair: bool = False


class WrittenBody(Body):
    """A file that was written: where it lies, and how many bytes it weighs."""

    path: str
    bytes: int


class BackupRequestBody(Body):
    """Where to write a backup, an absolute path of the server's machine."""

    path: str = Field(min_length=1)


class WatchBody(Body):
    """A folder to follow, an absolute path of the server's machine, and who may read what it holds."""

    folder: str = Field(min_length=1)
    groups: list[str] = Field(default_factory=list)


class GapBody(Body):
    """Questions about one thing that had no good answer; `question` is the latest of them."""

    topic: str
    question: str
    asked: int
    signalled: int
    useless: int
    reasons: list[str]
    last_at: str


class GapsBody(Body):
    """What is missing, the most signalled and asked first."""

    gaps: list[GapBody]
