"""The pages that people read: Jinja templates and static files, no build step."""

from importlib.resources import files
from pathlib import Path

import jinja2
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from api.auth import Gate
from api.errors import NothingHere
from api.problems import preferred_language, tell_http
from api.request import CurrentReader, HouseOfRequest, client_of
from api.shelving import show_source
from corpus.errors import EssaimError, UnknownSource

router = APIRouter(include_in_schema=False)
_ROOT = Path(str(files("api")))
_TEMPLATES = jinja2.Environment(loader=jinja2.FileSystemLoader(_ROOT / "templates"), autoescape=True, auto_reload=False)
_PAGES = {
    "/": "chat.html",
    "/fiches": "fiches.html",
    "/documents": "documents.html",
    "/proposer": "propose.html",
    "/manques": "gaps.html",
}


def render(request: Request, template: str, status: int = 200, **context: object) -> HTMLResponse:
    """A page in the reader's language, with what that reader can do."""
    gate: Gate = request.app.state.gate
    session = gate.session(request.headers, client_of(request))
    words = {"language": page_language(request), "session": session, **context}
    html = _TEMPLATES.get_template(template).render(words)
    return HTMLResponse(html, status_code=status)


def page_language(request: Request) -> str:
    """French or English: `?lang=` says, else what the browser prefers."""
    asked = request.query_params.get("lang")
    return asked if asked in ("fr", "en") else preferred_language(request.headers.get("accept-language", ""))


def mount_static(app: FastAPI) -> None:
    """Serve the scripts, styles and images, and a page to people who come where nothing is."""
    app.mount("/static", StaticFiles(directory=_ROOT / "static"), name="static")
    app.add_exception_handler(404, _tell_lost)


@router.get("/sources/{source_id}")
def source_page(
    request: Request,
    source_id: str,
    reader: CurrentReader,
    house: HouseOfRequest,
    start: int | None = None,
    end: int | None = None,
) -> HTMLResponse:
    """A source, open at the words from `start` to `end`."""
    try:
        stored = house.library.read(reader, source_id)
    except UnknownSource as error:
        return _render_error(request, error)
    source = show_source(stored, page_language(request)).model_dump(mode="json")
    notices = [{language: warning.say(language) for language in ("fr", "en")} for warning in stored.document.warnings]
    return render(request, "source.html", source=source, notices=notices, start=start, end=end)


def _render_error(request: Request, error: EssaimError) -> HTMLResponse:
    message = error.message(page_language(request))
    return render(request, "error.html", error.status, code=error.code, message=message)


async def _tell_lost(request: Request, error: Exception) -> Response:
    """A page for people, the usual JSON for programs."""
    if "text/html" in request.headers.get("accept", ""):
        return _render_error(request, NothingHere(path=request.url.path))
    return await tell_http(request, error)


async def _page(request: Request) -> HTMLResponse:
    return render(request, _PAGES[request.url.path])


for _path in _PAGES:
    router.add_api_route(_path, _page, methods=["GET"])
