"""The options that every command takes."""

from pathlib import Path
from typing import Annotated

import typer

Home = Annotated[
    Path | None,
    typer.Option("--home", help="Data folder (default: ESSAIM_HOME, else the platform's).", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on the standard output.")]
