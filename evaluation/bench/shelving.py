"""From a PDF to searchable passages: this house and the stock recipe, in the same run."""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from corpus.embedding.models import load_embeddings
from corpus.library import Library
from evaluation.peers.ranking import Dense, split
from ingest.pipeline import Pipeline
from ingest.sandbox import Sandbox

PAGES = 200


def measure_shelving(folder: Path, paragraphs: Sequence[str]) -> Mapping[str, float]:
    """Pages a second: our extraction alone, ours from file to searchable, theirs."""
    files = [folder / f"rapport-{number}.pdf" for number in range(3)]
    for number, file in enumerate(files):
        write_report(file, [*paragraphs[number:], *paragraphs[:number]], PAGES)
    with Sandbox() as sandbox:
        sandbox.load(files[0])
        extracting = _time(lambda: sandbox.load(files[1]))
    with Library.open(folder / "home", load_embeddings()) as library, Pipeline(library) as pipeline:
        warmed = list(pipeline.ingest([files[0]], ["public"]))
        one = _time(lambda: list(pipeline.ingest([files[1]], ["public"])))
        passages = warmed[0].passages
    stock = _time(lambda: _shelve_as_the_recipe_does(files[1]))
    return {
        "extraction, pages/s": PAGES / extracting,
        "file to searchable, pages/s": PAGES / one,
        "stock recipe (pypdf, MiniLM, Chroma), pages/s": PAGES / stock,
        "passages of 200 pages": passages,
    }


def write_report(file: Path, paragraphs: Sequence[str], pages: int) -> None:
    """A justified French report of `pages` pages of about 2,500 characters, with headings and page numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    styles["BodyText"].alignment = 4
    story: list[object] = []
    index = 0
    for page in range(pages):
        story.append(Paragraph(f"{page + 1}. Chapitre {page + 1}", styles["Heading2"]))
        length = 0
        while length < 2300:
            words = paragraphs[index % len(paragraphs)]
            story.append(Paragraph(f"{words} (dossier {index})", styles["BodyText"]))
            length, index = length + len(words), index + 1
        story.append(PageBreak())
    SimpleDocTemplate(str(file), pagesize=A4).build(story)


def _shelve_as_the_recipe_does(file: Path) -> None:
    """What LangChain's PyPDFLoader, splitter and Chroma do: pypdf page by page, chunks, MiniLM, an index."""
    from pypdf import PdfReader

    pages = {str(number): page.extract_text() for number, page in enumerate(PdfReader(file).pages)}
    Dense(split(pages))


def _time(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
