"""The JSON of the doors that answer questions: what comes in, what goes out, field by field."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from api.errors import EmptyQuestion, InvalidRequest, QuestionTooLong
from assistant.answer import Outcome, Support
from assistant.query import AskedPlace, Filters, Intent, Language
from corpus.document import SourceKind
from corpus.facets import Period
from corpus.tagging.gazetteer import gazetteer
from corpus.tagging.vocabulary import Facet, vocabulary
from corpus.text import normalise

QUESTION_LIMIT = 2_000
"""Characters that a question may have."""
HISTORY_LIMIT = 50
"""Earlier questions that are read to understand one."""
_FACETS: dict[str, Facet] = {"themes": "themes", "publics": "publics", "status": "statuses"}


class Body(BaseModel):
    """A JSON object; read from our own dataclasses by their attributes."""

    model_config = ConfigDict(from_attributes=True)


class PlaceBody(Body):
    """A territory; `excluded` (left out when false) is « hors Isère »."""

    code: str
    level: Literal["commune", "epci", "departement", "region", "national"]
    label: str = ""
    excluded: bool = Field(default=False, exclude_if=lambda excluded: not excluded)


class PeriodBody(Body):
    """ISO dates, possibly partial."""

    start: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}){0,2}$")
    end: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}){0,2}$")


class FiltersBody(Body):
    """The reader's own choice; each key that is there replaces what the question's words say."""

    model_config = ConfigDict(extra="forbid")

    themes: list[str] | None = None
    publics: list[str] | None = None
    territories: list[PlaceBody] | None = None
    period: PeriodBody | None = None
    status: list[str] | None = None
    standalone: str | None = Field(default=None, description="ignored, so that `understood` can be sent back")
    order: str | None = Field(default=None, description="ignored, as `standalone` is")

    @field_validator("themes", "publics", "status")
    @classmethod
    def _check_codes(cls, codes: list[str] | None, field: ValidationInfo) -> list[str] | None:
        known = vocabulary(_FACETS[field.field_name or ""]).terms
        for code in codes or ():
            if code not in known:
                raise ValueError(f"“{code[:40]}” is none of the codes of /api/vocabulary")
        return codes

    @field_validator("territories")
    @classmethod
    def _check_places(cls, places: list[PlaceBody] | None) -> list[PlaceBody] | None:
        for place in places or ():
            known = gazetteer().get(f"{place.level}:{place.code}")
            if known is None:
                raise ValueError(f"no {place.level} has the code “{place.code[:10]}”; see /api/territories")
            place.label = place.label or known.label
        return places

    def filters(self) -> Filters:
        """As the assistant takes them: None where nothing is said."""
        asked = self.period or PeriodBody()
        return Filters(
            themes=_tuple(self.themes),
            publics=_tuple(self.publics),
            places=None if self.territories is None else tuple(_place(place) for place in self.territories),
            period=Period(asked.start, asked.end) if "period" in self.model_fields_set else None,
            statuses=_tuple(self.status),
        )


class QuestionBody(Body):
    """A question asked to `POST /api/chat`."""

    question: str
    conversation_id: Annotated[str, Field(max_length=64)] | None = None
    history: list[str] = Field(default_factory=list)
    filters: FiltersBody | None = None
    remember: bool = Field(default=True, description="false: nothing is kept of the question")
    explain: bool = Field(default=False, description="adds `reasons`: why it was answered so")

    @field_validator("question")
    @classmethod
    def _check_question(cls, question: str) -> str:
        return check_question(question)

    @field_validator("history")
    @classmethod
    def _check_history(cls, history: list[str]) -> list[str]:
        if len(history) > HISTORY_LIMIT:
            raise InvalidRequest(
                field="history",
                reason_fr=f"{len(history)} questions, {HISTORY_LIMIT} au plus",
                reason_en=f"{len(history)} questions, at most {HISTORY_LIMIT}",
            )
        return [check_question(question) for question in history if question.strip()]


class UnderstoodBody(Body):
    """How a question was understood, in facet codes; `order` is that of its list, where one of time is asked."""

    themes: list[str]
    publics: list[str]
    territories: list[PlaceBody]
    period: PeriodBody | None
    status: list[str]
    standalone: str
    order: Literal["newest", "oldest"] | None = Field(default=None, exclude_if=lambda order: order is None)


class CitationBody(Body):
    """The exact words of a source: `text[start:end] == quote`."""

    number: int
    source_id: str
    source_kind: SourceKind
    title: str
    page: int | None
    section: str | None
    quote: str
    start: int
    end: int
    url: str


class SegmentBody(Body):
    """A piece of the answer."""

    text: str
    citations: list[int]
    support: Support


class StreamedSegmentBody(SegmentBody):
    """A piece of the answer, as soon as it is verified, with the citations it needs."""

    index: int
    sources: list[CitationBody]


class ItemBody(Body):
    """One row of a list."""

    source_id: str
    title: str
    summary: str
    scope: Literal["local", "national"]
    citations: list[int]


class PointerBody(Body):
    """A source beside the answer, never cited."""

    source_id: str
    title: str
    reason: str


class CellBody(Body):
    """What one source says."""

    text: str
    citations: list[int]


class RowBody(Body):
    """A comparison's row."""

    section: str
    cells: list[CellBody | None]


class ComparisonBody(Body):
    """Fiches side by side."""

    source_ids: list[str]
    rows: list[RowBody]


class AnswerBody(Body):
    """The whole answer; `reasons` only where an explanation was asked for."""

    answer_id: str | None
    question: str
    language: Language
    outcome: Outcome
    intent: Intent
    understood: UnderstoodBody
    segments: list[SegmentBody]
    citations: list[CitationBody]
    items: list[ItemBody]
    total: int | None
    near: list[PointerBody]
    closest: list[PointerBody]
    comparison: ComparisonBody | None
    conversation_id: str | None
    engine: str
    reasons: list[str] | None = Field(default=None, exclude_if=lambda reasons: reasons is None)


def check_question(question: str) -> str:
    """The question, normalised, without blanks around it; raises EmptyQuestion or QuestionTooLong."""
    if len(question.strip()) > QUESTION_LIMIT:
        raise QuestionTooLong(length=len(question.strip()), limit=QUESTION_LIMIT)
    question = normalise(question).strip()
    if not question:
        raise EmptyQuestion
    return question


def _tuple(codes: list[str] | None) -> tuple[str, ...] | None:
    return None if codes is None else tuple(codes)


def _place(place: PlaceBody) -> AskedPlace:
    return AskedPlace(place.code, place.level, place.label, place.excluded)
