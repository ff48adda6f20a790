"""The commands of `essaim`, and what runs them."""

import logging
import sys

import typer

from api.cli.asking import ask, search
from api.cli.evaluating import evaluate
from api.cli.filing import template, watch
from api.cli.serving import serve
from api.cli.shelves import ingest, remove, sources
from api.cli.upkeep import backup, doctor, gaps, reindex, restore

app = typer.Typer(
    name="essaim",
    help="Interroger les expérimentations du secteur social : chaque phrase mène aux mots exacts d’une source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (serve, ask, search, ingest, sources, remove, reindex, doctor, backup, restore, gaps, template, watch):
    app.command()(command)
app.command("eval")(evaluate)


def main() -> None:
    """Run the command that the arguments name."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("api.watching").setLevel(logging.INFO)  # what a followed folder brings is news
    app()
