"""The search door."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.local import LocalDesk
from api.request import CurrentVisitor, HouseOfRequest
from api.shelf_schemas import SEARCH_LIMIT, SearchBody

router = APIRouter(prefix="/api", tags=["search"])


@router.get("/search")
def search(
    visitor: CurrentVisitor,
    house: HouseOfRequest,
    q: str,
    k: Annotated[int, Query(ge=1, le=SEARCH_LIMIT)] = 10,
) -> SearchBody:
    """The best passage of each of the `k` best sources, best first; what meets all that is asked gains."""
    return LocalDesk(house, visitor).search(q, k)
