"""The application: every door behind one guard, around one house."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from api import (
    chat,
    completions,
    conversations,
    drafts,
    embed,
    feedback,
    fiches,
    health,
    jobs,
    manual,
    pages,
    search,
    session,
    sources,
    upkeep,
    vocabulary,
)
from api.auth import Gate
from api.context_protocol import build_context_server, serve_context
from api.house import House
from api.metrics import Counted, Metrics
from api.problems import install_problems
from api.retention import forget_daily
from api.security import Guard
from api.shelf_schemas import ProblemBody
from api.warming import warm

_DOORS = (
    chat, search, sources, jobs, fiches, drafts, feedback, vocabulary, upkeep, health, embed, completions, manual,
    pages, conversations, session,
)  # fmt: skip


def create_app(house: House) -> FastAPI:
    """The doors to a house that is open; the jobs run while the application does."""
    gate = Gate(house.settings, house.key)
    tools = build_context_server(house, gate)
    context_door = serve_context(tools)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        forgetting = asyncio.create_task(forget_daily(house))
        warming = asyncio.create_task(warm(house))
        try:
            async with tools.session_manager.run():
                with house.runner:
                    yield
        finally:
            forgetting.cancel()
            await warming

    app = FastAPI(
        title="Essaim",
        description="Every sentence of an answer leads to the exact words of a source.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        responses={"4XX": {"model": ProblemBody}, "5XX": {"model": ProblemBody}},
    )
    app.state.house = house
    app.state.gate = gate
    app.state.metrics = Metrics()
    install_problems(app)
    for door in _DOORS:
        app.include_router(door.router)
    pages.mount_static(app)
    app.router.routes.extend(context_door.routes)
    app.add_middleware(Guard, settings=house.settings, gate=gate)
    app.add_middleware(Counted, metrics=app.state.metrics)
    return app
