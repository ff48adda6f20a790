import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from corpus.access import ANYBODY, OPERATOR, Reader
from corpus.errors import UnknownSource
from corpus.library import Library
from ingest.inputs import Given
from ingest.outcome import Ingested, Step, Upload
from ingest.pipeline import Pipeline

TEXT = "Le service d’accueil de Voiron reçoit des familles.\n\nIl ouvre chaque matin, avec une infirmière.\n"
FICHE = """---
id: creche-du-chantier
title: Une crèche au chantier
kind: experimentation
status: perenne
public: [familles]
themes: [emploi]
confidence: high
language: fr
sources:
- title: Une page
---

## Le besoin

Les parents n’ont pas de garde.

## La réponse

Une crèche ouvre à l’heure du chantier.
"""
CSV = (
    "Titre;Nature;Statut;Publics;Thématiques;Le besoin;La réponse\n"
    "Un bus;dispositif;perenne;familles;mobilite;Pas de transport.;Un bus passe.\n"
    "Un vélo;dispositif;perenne;familles;astronomie;Pas de transport.;Un vélo roule.\n"
)


def run(pipeline: Pipeline, *inputs: Given, groups: tuple[str, ...] = ("public",)) -> list[Ingested]:
    return list(pipeline.ingest(inputs, groups))


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_a_searchable_source(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    (done,) = run(pipeline, write(tmp_path / "note de service.txt"))
    assert (done.status, done.passages, done.error) == ("added", 1, None)
    hit = library.search(ANYBODY, "une infirmière le matin", "fr", 5)[0]
    stored = library.read(ANYBODY, hit.passage.source_id)
    assert stored.id == done.source_id
    assert hit.passage.span.cut(stored.document.text) == hit.passage.text
    assert stored.document.source.origin == "note de service.txt"


def test_without_a_group_nobody_else_reads_it(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    (done,) = run(pipeline, write(tmp_path / "a.txt"), groups=())
    assert library.sources(Reader(frozenset({"equipe"}))) == []
    assert [source.source_id for source in library.sources(OPERATOR)] == [done.source_id]


def test_the_same_file_twice_is_one_source(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    first, second = run(pipeline, *[write(tmp_path / "a.txt")] * 2)
    assert (first.status, second.status) == ("added", "unchanged")
    assert first.source_id == second.source_id
    assert len(library.sources(OPERATOR)) == 1


def test_the_same_bytes_under_another_name_keep_the_first_id(pipeline: Pipeline, tmp_path: Path) -> None:
    first, second = run(pipeline, write(tmp_path / "a.txt"), write(tmp_path / "b.txt"))
    assert (second.status, second.source_id) == ("unchanged", first.source_id)


def test_a_new_version_replaces_the_old_one(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    (first,) = run(pipeline, write(tmp_path / "a.txt"))
    (second,) = run(pipeline, write(tmp_path / "a.txt", "La nouvelle version parle de jardins partagés."))
    assert (second.status, second.source_id) == ("updated", first.source_id)
    assert [passage.text for passage in library.passages(ANYBODY)] == ["La nouvelle version parle de jardins partagés."]


def test_a_bad_file_is_refused_and_the_others_go_on(pipeline: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    done = run(pipeline, tmp_path / "bad.pdf", tmp_path / "missing.txt", write(tmp_path / "a.txt"))
    assert [one.status for one in done] == ["refused", "refused", "added"]
    assert [one.error.code if one.error else None for one in done] == ["unreadable_file", "path_not_found", None]


@pytest.mark.parametrize(
    ("path", "code"), [("a" * 300, "file_not_opened"), ("a\0b", "path_not_found"), ("absent/a", "path_not_found")]
)
def test_a_path_that_can_be_none_is_refused_and_the_others_go_on(
    pipeline: Pipeline, tmp_path: Path, path: str, code: str
) -> None:
    (tmp_path / "bon.txt").write_text("Un bon texte.", encoding="utf-8")
    refused, added = pipeline.ingest([str(tmp_path / path), tmp_path / "bon.txt"])
    assert (refused.status, refused.error and refused.error.code, added.status) == ("refused", code, "added")


def test_a_file_that_goes_away_does_not_stop_the_others(pipeline: Pipeline, tmp_path: Path) -> None:
    files = [write(tmp_path / "in" / f"{number}.txt", f"Le texte numéro {number}.") for number in range(6)]
    outcomes = pipeline.ingest([tmp_path / "in"])
    done = [next(outcomes)]
    files[4].unlink()
    done += outcomes
    assert [Path(one.path).name for one in done] == ["0.txt", "1.txt", "2.txt", "3.txt", "5.txt"]


@pytest.mark.parametrize("name", ["é" * 125 + ".txt", "caf\udce9.txt"])
def test_any_name_that_a_file_may_have_is_taken(
    pipeline: Pipeline, library: Library, tmp_path: Path, name: str
) -> None:
    (done,) = run(pipeline, write(tmp_path / name, "un texte"))
    assert done.status == "added"
    stored = library.read(OPERATOR, done.source_id or "").document.source
    assert "\udce9" not in done.path + stored.title + stored.origin


def test_a_folder_is_read_by_name_and_keeps_its_paths(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    write(tmp_path / "in" / "2021" / "a.txt", "Le rapport de 2021.")
    write(tmp_path / "in" / "2020" / "a.txt", "Le rapport de 2020.")
    write(tmp_path / "in" / ".git" / "config", "secret")
    write(tmp_path / "outside.txt", "hors du dossier")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "outside.txt")
    done = run(pipeline, str(tmp_path / "in"))
    assert [one.path for one in done] == [str(tmp_path / "in" / name / "a.txt") for name in ("2020", "2021")]
    assert {source.origin for source in library.sources(OPERATOR)} == {"2020/a.txt", "2021/a.txt"}


def test_two_files_of_one_name_are_two_sources(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    run(pipeline, write(tmp_path / "x" / "a.txt", "Le premier."), write(tmp_path / "y" / "a.txt", "Le second."))
    assert [source.origin for source in library.sources(OPERATOR)] == ["x/a.txt", "y/a.txt"]


def test_the_files_of_an_archive_are_sources(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "tout.zip", "w") as archive:
        archive.writestr("notes/a.txt", TEXT)
        archive.writestr("fiche.md", FICHE)
        archive.writestr("vide.txt", "")
    done = run(pipeline, tmp_path / "tout.zip")
    assert {Path(one.path).name: one.status for one in done} == {
        "a.txt": "added",
        "fiche.md": "added",
        "vide.txt": "refused",
    }
    assert {source.origin for source in library.sources(OPERATOR)} == {"tout.zip/notes/a.txt", "tout.zip/fiche.md"}


def test_markdown_with_a_fiche_s_front_matter_is_a_fiche(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    (done,) = run(pipeline, write(tmp_path / "a.md", FICHE))
    stored = library.read(ANYBODY, "creche-du-chantier")
    assert (done.source_id, stored.document.source.kind) == ("creche-du-chantier", "fiche")
    assert {passage.facets.themes for passage in stored.passages} == {("emploi",)}


def test_a_fiche_that_breaks_the_schema_is_refused_by_field(pipeline: Pipeline, tmp_path: Path) -> None:
    (done,) = run(pipeline, write(tmp_path / "a.md", FICHE.replace("[emploi]", "[astronomie]")))
    assert done.error is not None
    assert (done.status, done.error.details["field"]) == ("refused", "themes")


def test_a_draft_is_not_taken_in(pipeline: Pipeline, tmp_path: Path) -> None:
    (done,) = run(
        pipeline, write(tmp_path / "a.md", FICHE.replace("language: fr", "language: fr\npublication_state: brouillon"))
    )
    assert done.error is not None
    assert done.error.code == "fiche_not_published"


def test_plain_markdown_is_a_document(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    run(pipeline, write(tmp_path / "a.md", "---\ntitle: Un billet\n---\n# Titre\n\nUn paragraphe sur le logement."))
    assert [source.source_kind for source in library.sources(OPERATOR)] == ["document"]


def test_each_row_of_a_table_of_fiches_has_its_outcome(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    first, second = run(pipeline, write(tmp_path / "fiches.csv", CSV))
    assert (first.source_id, first.status) == ("un-bus", "added")
    assert second.error is not None
    assert second.error.code == "invalid_fiche"
    assert second.path.endswith("fiches.csv#3")


def test_an_upload_is_known_by_its_name(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    stored = write(tmp_path / "7f3a")
    (done,) = run(pipeline, Upload("Rapport d’été.txt", stored))
    assert done.path == "Rapport d’été.txt"
    assert library.read(OPERATOR, done.source_id or "").document.source.origin == "Rapport d’été.txt"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    write(tmp_path / "site" / "page.html", "<html><body><h1>Un jardin</h1><p>" + TEXT * 5 + "</p></body></html>")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "site")))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_web_page_is_known_by_its_address(pipeline: Pipeline, library: Library, site: str) -> None:
    good, bad = run(pipeline, f"{site}/page.html#haut", f"{site}/rien.html")
    source = library.read(OPERATOR, good.source_id or "").document.source
    assert source.origin == source.url == f"{site}/page.html"
    assert bad.error is not None
    assert bad.error.code == "url_unreachable"


def test_an_address_inside_is_refused_by_the_rule_for_users(library: Library, site: str) -> None:
    with Pipeline(library) as strict:
        (done,) = run(strict, f"{site}/page.html")
    assert done.error is not None
    assert done.error.code == "url_refused"


def test_progress_tells_the_pages(pipeline: Pipeline, tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "a.pdf"))
    for number in range(3):
        canvas.drawString(72, 700, f"Page {number + 1} sur le logement des jeunes.")
        canvas.showPage()
    canvas.save()
    steps: list[Step] = []
    (done,) = pipeline.ingest([tmp_path / "a.pdf"], progress=steps.append)
    assert done.pages == 3
    assert steps[-1] == Step(str(tmp_path / "a.pdf"), 3, 3)


def test_nothing_is_put_on_the_shelf_once_cancelled(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    files = [write(tmp_path / f"{number}.txt", f"Le texte numéro {number}.") for number in range(4)]
    done: list[Ingested] = []
    for one in pipeline.ingest(files, cancelled=lambda: len(done) == 2):
        done.append(one)  # noqa: PERF402
    assert len(done) == len(library.sources(OPERATOR)) == 2


def test_leaving_early_leaves_nothing_behind(pipeline: Pipeline, library: Library, tmp_path: Path) -> None:
    outcomes = pipeline.ingest([write(tmp_path / f"{number}.txt", f"Le texte {number}.") for number in range(3)])
    first = next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert [source.source_id for source in library.sources(OPERATOR)] == [first.source_id]
    with pytest.raises(UnknownSource):
        library.read(OPERATOR, "rien")
