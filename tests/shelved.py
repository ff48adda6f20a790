"""Small documents, cut at their full stops, as the library takes them."""

import hashlib
import re
from collections.abc import Iterable

from corpus.document import Document, Page, Passage, Section, Source, SourceKind, Span, identify_passage
from corpus.facets import NO_FACETS, Facets
from corpus.notice import Notice


def make_document(
    source_id: str,
    text: str,
    groups: Iterable[str] = ("public",),
    kind: SourceKind = "document",
    facets: Facets = NO_FACETS,
    partial: bool = False,
) -> tuple[Document, list[Passage]]:
    """A document of one page and one section, with a passage for each sentence."""
    source = Source(source_id, kind, f"Titre de {source_id}", f"{source_id}.txt", groups=frozenset(groups))
    whole = Span(0, len(text))
    document = Document(
        source=source,
        text=text,
        checksum=hashlib.sha256(text.encode()).hexdigest(),
        pages=(Page(1, whole, "i"),),
        sections=(Section("Le besoin", whole),),
        facets=facets,
        warnings=(Notice("Texte caché retiré.", "Hidden text removed."),),
        partial=partial,
    )
    return document, [_passage(source_id, text, Span(*found.span()), facets) for found in re.finditer(r"[^.]+\.", text)]


def _passage(source_id: str, text: str, span: Span, facets: Facets) -> Passage:
    words = span.cut(text)
    return Passage(identify_passage(source_id, words, span), source_id, span, words, 1, "Le besoin", facets)
