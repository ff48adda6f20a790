"""The sentences of readable passages: the smallest thing that is quoted, with the field that each belongs to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.retrieval.answer_types import find_values
from assistant.retrieval.muteness import is_noise
from assistant.words.matching import stems_of
from corpus.document import Passage, SourceKind, Span
from corpus.fiche.files import OVERVIEW, SECTIONS
from corpus.store.stored import StoredSource
from corpus.text import fold, sentences

_HEADINGS = {heading: field for field, heading in SECTIONS}
_LABELS = {
    "Résumé": "summary",
    "Statut": "status",
    "Période": "period",
    "Territoire": "territory",
    "Porteur": "carrier",
    "Partenaires": "partners",
    "Financeurs": "funders",
    "Publics": "public",
    "Moyens": "resources",
    "Contact": "contact",
    "Indicateur": "results",
    "Essaimage": "transposition",
    "Témoignage": "quote",
}
_HEADING_WORDS = (
    ("obstacles", r"obstacle|frein|difficult|limite|vigilance|barrier|challenge"),
    ("success_conditions", r"condition|reussite|facteur|levier|success"),
    ("transposition", r"transpos|essaim|recommand|perspective"),
    ("results", r"resultat|bilan|impact|evaluation|chiffres|results|outcome"),
    ("methodology", r"method|etapes|demarche|fonctionnement|deroulement"),
    ("need", r"besoin|constat|contexte|need"),
    ("contact", r"contact|en savoir plus|coordonnees"),
    ("funders", r"financ|budget|funding"),
    ("partners", r"partenair|partner"),
    ("public", r"public|beneficiaire"),
)
_ONE_PAGE = 20_000
"""Characters up to which a source is one page of the web."""
_LABELLED = re.compile(r"^([A-ZÉ][^:\n]{2,30}?)\s*:\s")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a passage; `span` lies in the source's text and `field` is the fiche's field, where one is known.

    `stems` are its content; `around` those of what it belongs to: its whole fiche, or, in
    a report, its title and its passage (the contact on a short page is the whole page's).
    """

    passage: Passage
    title: str
    source_kind: SourceKind
    span: Span
    text: str
    field: str | None
    stems: frozenset[str]
    around: frozenset[str]

    @property
    def source_id(self) -> str:
        """The source that it is a sentence of."""
        return self.passage.source_id

    @property
    def names(self) -> frozenset[str]:
        """What names its source: the roots of the title, and the codes of its places (« TAPAJ 82 »)."""
        return stems_of(self.title).union(place_codes(self.passage.facets.places))


def read_statements(stored: StoredSource) -> tuple[Statement, ...]:
    """Every sentence of a source that says something: no heading, no page furniture."""
    text, source = stored.document.text, stored.document.source
    headings = {source.title, OVERVIEW} | {section.heading for section in stored.document.sections}
    whole = stems_of(text) if len(text) <= _ONE_PAGE or source.kind == "fiche" else frozenset()
    found = []
    for passage in stored.passages:
        near = whole if source.kind == "fiche" else stems_of(f"{source.title}\n{passage.text}")
        for span in sentences(text, passage.span):
            words = span.cut(text)
            if words in headings or is_noise(words):
                continue
            field = _field(words, passage, source.kind)
            around = whole if whole and _reaches_somebody(words) else near
            found.append(Statement(passage, source.title, source.kind, span, words, field, stems_of(words), around))
    return tuple(found)


def place_codes(places: Iterable[str]) -> frozenset[str]:
    """The codes of territories, as people write them: « EMPEX 93 »."""
    return frozenset(place.partition(":")[2] for place in places)


def _reaches_somebody(words: str) -> bool:
    return any(find_values(words, kind) for kind in ("email", "phone"))


def _field(words: str, passage: Passage, kind: SourceKind) -> str | None:
    heading = passage.section or ""
    if kind == "fiche":
        if heading != OVERVIEW:
            return _HEADINGS.get(heading)
        label = _LABELLED.match(words)
        return _LABELS.get(label.group(1).rstrip(), "overview") if label else "overview"
    folded = fold(heading)
    return next((field for field, pattern in _HEADING_WORDS if re.search(pattern, folded)), None)
