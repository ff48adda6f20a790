"""Whatever the text, the pages and the sections: passages are exact, ordered, disjoint and lose nothing."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Page, Section, Source, Span
from corpus.text import normalise
from ingest.chunking import chunk
from ingest.paragraphs import LIMIT

PIECES = st.sampled_from(
    [
        "L’accueil est ouvert à tous. ",
        "Création d’un service de cohabitation entre étudiants et personnes âgées.\n",
        "- le logement ;\n",
        "- Ouverture d’une pension de famille pour vingt femmes à Voiron\n",
        "| Grenoble | 12 places | 2021 |\n",
        "\n\n",
        "   \t\n",
        "M. Dupont dit : « Oui ! » ",
        "mot" * 500,
        "une suite sans fin, " * 90,
        "1. Premier point du rapport, à lire par les associations du territoire.\n",
        "😀 é́ ﬁn",
        "Titre sans point\n",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=40), max_size=40).map(lambda pieces: normalise("".join(pieces)))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXTS)
    offsets = st.integers(0, len(text))
    cuts = draw(st.lists(offsets, max_size=4, unique=True))
    starts = sorted({0, *cuts}) if cuts else []
    pages = [Page(number, Span(*bounds)) for number, bounds in enumerate(pairwise([*starts, len(text)]), 1)]
    edges = draw(st.lists(st.tuples(offsets, offsets), max_size=4))
    sections = [Section(f"Partie {number}", Span(*sorted(edge))) for number, edge in enumerate(edges)]
    source = Source(id="essai", kind="document", title="Essai", origin="essai.txt")
    return Document(source, text, "0" * 64, pages=tuple(pages), sections=tuple(sections))


@given(documents())
def test_passages_are_exact_ordered_disjoint_and_complete(document: Document) -> None:
    passages = chunk(document)
    covered = set()
    end = 0
    for passage in passages:
        assert passage.text == passage.span.cut(document.text)
        assert passage.text == passage.text.strip() != ""
        assert passage.span.start >= end
        end = passage.span.end
        covered.update(range(passage.span.start, passage.span.end))
    lost = [offset for offset, char in enumerate(document.text) if not char.isspace() and offset not in covered]
    assert lost == []


@given(documents())
def test_passages_are_bounded_and_stay_within_sections(document: Document) -> None:
    for passage in chunk(document):
        assert passage.span.end - passage.span.start <= LIMIT
        for section in document.sections:
            inside = section.span.covers(passage.span)
            outside = passage.span.end <= section.span.start or section.span.end <= passage.span.start
            assert inside or outside


@given(documents())
def test_the_page_of_a_passage_is_the_page_it_begins_on(document: Document) -> None:
    for passage in chunk(document):
        begun = [page.number for page in document.pages if page.span.start <= passage.span.start < page.span.end]
        assert passage.page == (begun[0] if begun else None)


@given(documents())
def test_cutting_twice_gives_the_same_passages(document: Document) -> None:
    first, second = chunk(document), chunk(document)
    assert first == second
    assert len({passage.id for passage in first}) == len(first)
