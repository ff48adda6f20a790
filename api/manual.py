"""The manual of the HTTP doors: `/docs`, made from OpenAPI without any script or foreign host."""

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """One door, in words."""

    method: str
    path: str
    summary: str


@router.get("/docs")
async def manual(request: Request) -> HTMLResponse:
    """Every door with what it does; the whole contract is at /openapi.json."""
    return render(request, "docs.html", operations=list(_operations(request)))


def _operations(request: Request) -> Iterator[Operation]:
    for path, methods in request.app.openapi()["paths"].items():
        for method, operation in methods.items():
            yield Operation(method.upper(), path, operation.get("description") or operation.get("summary", ""))
