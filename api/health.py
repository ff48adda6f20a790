"""Is it alive, is it ready, how is it doing."""

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse

from api.metrics import Metrics
from api.request import CurrentReader, HouseOfRequest
from api.schemas import Body

router = APIRouter(tags=["health"])


class StatusBody(Body):
    """One word."""

    status: str


@router.get("/healthz")
async def healthz() -> StatusBody:
    """The process answers."""
    return StatusBody(status="ok")


@router.get("/readyz")
def readyz(house: HouseOfRequest) -> StatusBody:
    """The catalogue answers: questions can be asked."""
    house.library.revision()
    return StatusBody(status="ready")


@router.get("/metrics")
def metrics(request: Request, reader: CurrentReader, house: HouseOfRequest) -> PlainTextResponse:
    """Counts for Prometheus, of sources those that the reader may read; no word of any question, no title."""
    figures: Metrics = request.app.state.metrics
    text = figures.write(sources=len(house.library.sources(reader)))
    return PlainTextResponse(text, media_type="text/plain; version=0.0.4")
