"""The application: every door behind one guard, around one house."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from api import chat, embed, feedback, fiches, health, jobs, manual, pages, search, sources, upkeep, vocabulary
from api.auth import Gate
from api.house import House
from api.metrics import Counted, Metrics
from api.problems import install_problems
from api.security import Guard
from api.shelf_schemas import ProblemBody

_DOORS = (chat, search, sources, jobs, fiches, feedback, vocabulary, upkeep, health, embed, manual, pages)


def create_app(house: House) -> FastAPI:
    """The doors to a house that is open; the jobs run while the application does."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        with house.runner:
            yield

    app = FastAPI(
        title="Essaim",
        description="Every sentence of an answer leads to the exact words of a source.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        responses={"4XX": {"model": ProblemBody}, "5XX": {"model": ProblemBody}},
    )
    app.state.house = house
    app.state.gate = Gate(house.settings, house.key)
    app.state.metrics = Metrics()
    install_problems(app)
    for door in _DOORS:
        app.include_router(door.router)
    pages.mount_static(app)
    app.add_middleware(Guard, settings=house.settings)
    app.add_middleware(Counted, metrics=app.state.metrics)
    return app
