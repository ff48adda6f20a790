"""`essaim ingest`, `essaim sources` and `essaim remove`: what is on the shelves."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import Home, Json
from api.cli.output import FAILED, at_desk, count, show

if TYPE_CHECKING:
    from rich.progress import Progress

    from api.shelf_schemas import IngestBody, IngestedBody, RemovalBody, SourcesBody, SourceTextBody


def ingest(
    inputs: Annotated[list[str], typer.Argument(metavar="PATH|URL…", help="Files, folders, ZIP archives, addresses.")],
    groups: Annotated[list[str] | None, typer.Option("--group", help="Who may read them (several).")] = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Add documents and fiches, or bring them up to date."""
    from api.shelf_schemas import IngestBody

    documents: list[IngestedBody] = []
    with at_desk(home, as_json) as desk, _progress_bar() as bar:
        task = bar.add_task("Ajout", total=None)
        for document in desk.ingest(inputs, groups or []):
            documents.append(document)
            bar.update(task, advance=1, description=document.path)
    show(IngestBody(documents=documents), as_json, _render_ingest)
    if any(document.status == "refused" for document in documents):
        raise typer.Exit(FAILED)


def sources(
    source_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="One source, with its text.")] = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """List what is on the shelves, or show one source."""
    with at_desk(home, as_json) as desk:
        if source_id is None:
            show(desk.sources(), as_json, _render_sources)
        else:
            show(desk.source(source_id), as_json, _render_source)


def remove(
    source_ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Sources to remove.")],
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Remove sources for good, and prove that nothing of them is left."""
    with at_desk(home, as_json) as desk:
        removal = desk.remove(source_ids)
    show(removal, as_json, _render_removal)
    if removal.remaining_passages or removal.remaining_bytes:
        raise typer.Exit(FAILED)


def _progress_bar() -> "Progress":
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _render_ingest(done: "IngestBody") -> str:
    return "\n".join(_render_ingested(document) for document in done.documents) or "Rien à ajouter."


def _render_ingested(document: "IngestedBody") -> str:
    words = {
        "added": "ajouté",
        "updated": "mis à jour",
        "unchanged": "inchangé",
        "partial": "incomplet",
        "refused": "refusé",
    }
    line = f"{document.path}\u00a0: {words[document.status]}"
    if document.error:
        return f"{line} [{document.error.code}] {document.error.message}"
    line += f" ({document.source_id}, {document.pages} p., {count(document.passages, 'passage')})"
    return "\n".join([line, *(f"  ! {warning}" for warning in document.warnings)])


def _render_sources(shelves: "SourcesBody") -> str:
    lines = (f"{source.source_id}\t{source.source_kind}\t{source.title}" for source in shelves.sources)
    return "\n".join(lines) or "Aucune source."


def _render_source(source: "SourceTextBody") -> str:
    return f"{source.title}\n{source.origin} — {count(source.passages, 'passage')}\n\n{source.text}"


def _render_removal(removal: "RemovalBody") -> str:
    return (
        f"Retiré\u00a0: {', '.join(removal.removed)}. "
        f"Il en reste {count(removal.remaining_passages, 'passage')} et {count(removal.remaining_bytes, 'octet')}."
    )
