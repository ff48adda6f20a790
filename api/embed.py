"""The chat in somebody else's page: a script that adds a button, and the frame it opens."""

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse

from api.pages import render

router = APIRouter(include_in_schema=False)
_WIDGET = Path(str(files("api") / "static" / "widget.js"))


@router.get("/widget.js")
async def widget() -> FileResponse:
    """The script for other sites' pages."""
    return FileResponse(_WIDGET, media_type="text/javascript", headers={"Cross-Origin-Resource-Policy": "cross-origin"})


@router.get("/embed")
async def embed(request: Request) -> HTMLResponse:
    """The chat alone; only `ESSAIM_EMBED_HOSTS` may frame it (see security.frame_ancestors)."""
    return render(request, "embed.html")
