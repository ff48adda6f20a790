"""`essaim serve`: the chat page and the other doors."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Home
from api.cli.output import errors_told


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.", show_default="127.0.0.1")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, show_default="8000")] = None,
    watched: Annotated[Path | None, typer.Option("--watch", help="A folder to keep the shelves in step with.")] = None,
    groups: Annotated[list[str] | None, typer.Option("--group", help="Who may read its files (several).")] = None,
    home: Home = None,
    as_json: Annotated[bool, typer.Option("--json", help="Tell of an error to start as JSON.")] = False,
) -> None:
    """Serve the chat page; indexes the bundled corpus at first start."""
    from api.server import run_server
    from api.settings import read_settings
    from api.shelf_schemas import WatchBody

    with errors_told(as_json):
        folder = WatchBody(folder=str(watched.absolute()), groups=groups or []) if watched else None
        run_server(read_settings(home=home, host=host, port=port), folder)
