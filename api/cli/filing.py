"""`essaim template` and `essaim watch`: tables of fiches to fill in, and folders that file themselves."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Home, Json
from api.cli.output import errors_told, show


def template(
    file: Annotated[Path, typer.Argument(help="Where to write it: a name in .csv or .xlsx.")],
    as_json: Json = False,
) -> None:
    """Write an empty table of fiches, one experiment a row, to fill in and ingest; never over another file."""
    from api.errors import FileExists, InvalidRequest
    from api.shelf_schemas import WrittenBody
    from corpus.errors import FileUnwritable
    from ingest.fiches.template import template_csv, template_xlsx

    writers = {".csv": template_csv, ".xlsx": template_xlsx}
    with errors_told(as_json):
        writer = writers.get(file.suffix.lower())
        if writer is None:
            known = " / ".join(writers)
            raise InvalidRequest(field=file.name, reason_fr=f"formats : {known}", reason_en=f"formats: {known}")
        try:
            if file.exists() and file.stat().st_size:
                raise FileExists(file=file)
            size = file.write_bytes(writer())
        except OSError as error:
            raise FileUnwritable(file=file, reason=error.strerror or error) from error
    show(WrittenBody(path=str(file), bytes=size), as_json, lambda written: written.path)


def watch(
    folder: Annotated[Path, typer.Argument(help="The folder to follow.")],
    groups: Annotated[list[str] | None, typer.Option("--group", help="Who may read its files (several).")] = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Keep the shelves in step with a folder: by the running server, else by this command until interrupted."""
    from api.bootstrap import open_remote
    from api.server import run_server
    from api.settings import read_settings
    from api.shelf_schemas import WatchBody

    asked = WatchBody(folder=str(folder.absolute()), groups=groups or [])
    with errors_told(as_json):
        settings = read_settings(home=home)
        remote = open_remote(settings)
        if remote is None:
            run_server(settings.model_copy(update={"port": 0}), asked)
        else:
            with remote:
                remote.watch(asked)
            show(asked, as_json, lambda watched: f"Le serveur suit désormais {watched.folder}.")
