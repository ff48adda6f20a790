"""`essaim doctor`, `reindex`, `backup`, `restore` and `gaps`: keeping the house."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import Home, Json
from api.cli.output import FAILED, at_desk, count, errors_told, show

if TYPE_CHECKING:
    from api.shelf_schemas import DoctorBody, GapBody, GapsBody, WrittenBody


def doctor(
    repair: Annotated[bool, typer.Option("--repair", help="Rebuild what is damaged from the catalogue.")] = False,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Check every index against the catalogue."""
    with at_desk(home, as_json) as desk:
        found = desk.doctor(repair)
    show(found, as_json, _render_doctor)
    if not found.healthy:
        raise typer.Exit(FAILED)


def reindex(home: Home = None, as_json: Json = False) -> None:
    """Rebuild both indexes from the catalogue; the server must be stopped."""
    from api.bootstrap import reindex_home
    from api.settings import read_settings

    with errors_told(as_json):
        found = reindex_home(read_settings(home=home))
    show(found, as_json, _render_doctor)
    if not found.healthy:
        raise typer.Exit(FAILED)


def backup(
    file: Annotated[Path, typer.Argument(help="Where to write it.")],
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Write everything that can't be rebuilt to one file."""
    with at_desk(home, as_json) as desk:
        written = desk.backup(file)
    show(written, as_json, _render_backup)


def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Put a backup in the place of the home; the server must be stopped."""
    from api.bootstrap import restore_home
    from api.settings import read_settings

    with errors_told(as_json):
        found = restore_home(read_settings(home=home), file)
    show(found, as_json, _render_doctor)
    if not found.healthy:
        raise typer.Exit(FAILED)


def gaps(home: Home = None, as_json: Json = False) -> None:
    """List the questions that had no good answer, for who collects fiches."""
    with at_desk(home, as_json) as desk:
        missing = desk.gaps()
    show(missing, as_json, _render_gaps)


def _render_doctor(found: "DoctorBody") -> str:
    lines = [f"{'ok ' if check.ok else 'NON'} {check.name}\u00a0: {check.detail}" for check in found.checks]
    verdict = (
        "Tout est en ordre." if found.healthy else "Des dégâts\u00a0; «\u00a0essaim doctor --repair\u00a0» les répare."
    )
    return "\n".join([*lines, "Réparé. " + verdict if found.repaired else verdict])


def _render_backup(written: "WrittenBody") -> str:
    return f"{written.path}\u00a0: {count(written.bytes, 'octet')}."


def _render_gaps(missing: "GapsBody") -> str:
    lines = (_render_gap(gap) for gap in missing.gaps)
    return "\n".join(lines) or "Aucun manque signalé."


def _render_gap(gap: "GapBody") -> str:
    notes = [f"signalée {gap.signalled} fois"] if gap.signalled else []
    notes += [f"mal notée {gap.useless} fois"] if gap.useless else []
    return f"{gap.asked} × {gap.question}" + (f" ({', '.join([*notes, *gap.reasons])})" if notes else "")
