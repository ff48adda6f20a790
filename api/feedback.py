"""What readers say of answers, and what the corpus lacks."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from api.local import LocalDesk
from api.request import CurrentVisitor, HouseOfRequest, Operator
from api.schemas import Body
from api.shelf_schemas import GapsBody

router = APIRouter(prefix="/api", tags=["feedback"])
_ID = Field(min_length=1, max_length=64)


class FeedbackBody(Body):
    """Whether an answer was useful, and why."""

    answer_id: Annotated[str, _ID]
    useful: bool
    reason: Annotated[str, Field(max_length=1000)] = ""


class SignalBody(Body):
    """An answer that should have been there."""

    answer_id: Annotated[str, _ID]


class TopicBody(Body):
    """A gap, as `GET /api/gaps` names it."""

    topic: str


@router.post("/feedback", status_code=204, response_class=Response)
def judge_answer(body: FeedbackBody, _: CurrentVisitor, house: HouseOfRequest) -> None:
    """Say whether an answer was useful."""
    house.gaps.judge(body.answer_id, body.useful, body.reason)


@router.post("/gaps", status_code=204, response_class=Response)
def signal_gap(body: SignalBody, _: CurrentVisitor, house: HouseOfRequest) -> None:
    """« Signaler ce manque »: the corpus should answer this."""
    house.gaps.signal(body.answer_id)


@router.get("/gaps")
def list_gaps(visitor: Operator, house: HouseOfRequest) -> GapsBody:
    """Questions without a good answer, grouped; for who collects fiches."""
    return LocalDesk(house, visitor).gaps()


@router.delete("/gaps", status_code=204, response_class=Response)
def resolve_gap(body: TopicBody, _: Operator, house: HouseOfRequest) -> None:
    """Forget a gap that was filled."""
    house.gaps.resolve(body.topic)
