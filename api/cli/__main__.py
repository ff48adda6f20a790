"""`python -m api.cli` is `essaim`."""

from api.cli.commands import main

main()
