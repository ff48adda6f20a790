"""Signing in from a browser: a token is given once, then borne by a cookie that no script can read."""

from fastapi import APIRouter, Request, Response
from pydantic import Field

from api.auth import COOKIE, Gate, as_cookie
from api.errors import BadToken
from api.request import client_of
from api.schemas import Body

router = APIRouter(prefix="/api/session", tags=["session"])


class SignInBody(Body):
    """What a person was given to come in with."""

    token: str = Field(max_length=500)


@router.post("", status_code=204)
async def sign_in(body: SignInBody, request: Request) -> Response:
    """Take a token, or the home's own key, for all that this browser asks from now on.

    Raises:
        BadToken: nobody's; guessing is slowed down as everywhere.
    """
    gate: Gate = request.app.state.gate
    if not gate.admit(f"Bearer {body.token}", client_of(request)).is_known:
        raise BadToken
    response = Response(status_code=204)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, as_cookie(body.token), httponly=True, samesite="lax", secure=secure)
    return response


@router.delete("", status_code=204)
async def sign_out() -> Response:
    """Forget this browser's token."""
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return response
