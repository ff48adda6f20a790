"""Errors as HTTP tells them: `{"error": {"code", "message"}}`, in the reader's language."""

import logging
from typing import Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.errors import InvalidRequest, NothingHere, TooLarge, WrongMethod
from corpus.errors import EssaimError

_log = logging.getLogger(__name__)
_REASONS = {
    "missing": "champ obligatoire",
    "extra_forbidden": "champ inconnu",
    "json_invalid": "JSON mal formé",
    "literal_error": "valeurs admises\u00a0: {expected}",
    "string_type": "un texte est attendu",
    "string_too_short": "au moins {min_length} caractères",
    "string_too_long": "au plus {max_length} caractères",
    "too_long": "au plus {max_length} éléments",
    "int_parsing": "un nombre entier est attendu",
    "int_type": "un nombre entier est attendu",
    "bool_parsing": "true ou false est attendu",
    "list_type": "une liste est attendue",
    "model_attributes_type": "un objet est attendu",
    "greater_than_equal": "au moins {ge}",
    "less_than_equal": "au plus {le}",
}
"""What pydantic's types of error say, in French; it says the others in English."""


def preferred_language(accept_language: str) -> Literal["fr", "en"]:
    """The language of an `Accept-Language` header that we speak: French unless English is preferred."""
    weights = {"fr": 0.0, "en": 0.0}
    for part in accept_language.lower().split(","):
        tag, _, weight = part.strip().partition(";q=")
        language = tag.split("-")[0]
        if language in weights:
            try:
                weights[language] = max(weights[language], float(weight or 1))
            except ValueError:
                continue
    return "en" if weights["en"] > weights["fr"] else "fr"


def problem_response(error: EssaimError, accept_language: str) -> JSONResponse:
    """The JSON answer that tells of `error`, under its own status."""
    body = {"error": {"code": error.code, "message": error.message(preferred_language(accept_language))}}
    headers = {"WWW-Authenticate": "Bearer"} if error.status == 401 else None
    return JSONResponse(body, status_code=error.status, headers=headers)


def known_error(error: Exception, door: str) -> EssaimError:
    """An error as it may be told: ours, or `internal` for any other; those that are not the asker's go to the log."""
    known = error if isinstance(error, EssaimError) else EssaimError()
    if known.status >= 500:
        _log.error("%s", door, exc_info=error)
    return known


def install_problems(app: FastAPI) -> None:
    """Make every error of `app` answer in the one shape."""
    app.add_exception_handler(EssaimError, _tell_error)
    app.add_exception_handler(RequestValidationError, _tell_validation)
    app.add_exception_handler(HTTPException, tell_http)
    app.add_exception_handler(Exception, _tell_error)


def _respond(request: Request, error: EssaimError) -> JSONResponse:
    return problem_response(error, request.headers.get("accept-language", ""))


async def _tell_error(request: Request, error: Exception) -> JSONResponse:
    return _respond(request, known_error(error, f"{request.method} {request.url.path}"))


async def _tell_validation(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 (registered for nothing else)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path"))
    where = "" if first["type"] == "json_invalid" else where  # there it is the place of a character
    known = _REASONS.get(first["type"])  # pydantic's own sentence may hold braces, of a pattern
    french = known.format_map(first.get("ctx", {})) if known else first["msg"]
    return _respond(request, InvalidRequest(field=where or "JSON", reason_fr=french, reason_en=first["msg"]))


async def tell_http(request: Request, error: Exception) -> JSONResponse:
    """What the framework itself refuses, in the one shape."""
    assert isinstance(error, HTTPException)  # noqa: S101 (registered for nothing else)
    path = request.url.path
    match error.status_code:
        case 404:
            return _respond(request, NothingHere(path=path))
        case 405:
            return _respond(request, WrongMethod(path=path, method=request.method))
        case 413:
            return _respond(request, TooLarge(limit=error.detail))
        case _:
            return _respond(request, InvalidRequest(field=path, reason_fr=error.detail, reason_en=error.detail))
