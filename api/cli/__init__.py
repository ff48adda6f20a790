"""The command line: `essaim COMMAND`."""

from api.cli.commands import main

__all__ = ["main"]
