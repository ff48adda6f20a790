"""What the assistant knows of the corpus before a question comes: names, places, words and how rare they are.

Built for one reader from what he may read, nothing else, and kept until the shelves change.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.known.bearers import Bearer
from assistant.known.naming import NameIndex, index_names
from assistant.words.matching import open_stem
from assistant.words.spelling import nearest_word
from corpus.access import Reader
from corpus.document import Document, Passage
from corpus.facets import Facets
from corpus.fiche.files import SECTIONS
from corpus.library import Library
from corpus.store.stored import StoredSource
from corpus.tagging.lexicon import lexicon_words
from corpus.tagging.period import read_start
from corpus.text import STOP_WORDS, stem, stems, words
from corpus.translation import shipped_translations

_CODED_LINE = re.compile(
    r"^(?:Nature|Statut|Publics|Thématiques|Modalités|Niveau de preuve|Source)\s: .*$", re.MULTILINE
)
_LIKELY = 0.1
_FEW = 3
_COGNATE = 9
_FIELD_WORD = 3


@dataclass(frozen=True, slots=True)
class Known:
    """One readable source with what its fiche says of itself.

    `central` are its theme and public codes as the fiche orders them, what matters
    most first; `speech` is its text without the lines that only repeat codes' labels
    or name sources; `done` its title with what its fiche answers to the need;
    `stems` are those of its whole text; `began` is the partial ISO date at which its fiche says that it began, empty
    where no date is told.
    """

    stored: StoredSource
    facets: Facets
    central: tuple[str, ...]
    summary: str
    speech: str
    done: str
    stems: frozenset[str]
    began: str = ""

    @property
    def id(self) -> str:
        """The source's id."""
        return self.stored.id

    @property
    def title(self) -> str:
        """The source's title."""
        return self.stored.document.source.title

    @property
    def is_fiche(self) -> bool:
        """Whether it is a fiche, whose facets speak for all of it."""
        return self.stored.document.source.kind == "fiche"


@dataclass(frozen=True)
class Knowledge:
    """The readable corpus as a whole."""

    sources: tuple[Known, ...]
    names: NameIndex
    frequency: Counter[str]
    """In how many sources each stem stands."""
    forms: Counter[str]
    """Folded words, of the corpus and of the field's vocabularies, and in how many sources each stands."""

    @cached_property
    def by_id(self) -> dict[str, Known]:
        """Sources by id."""
        return {known.id: known for known in self.sources}

    @cached_property
    def places(self) -> frozenset[str]:
        """Keys of the territories that a source names."""
        fiches = {place for known in self.sources for place in known.facets.places}
        return frozenset(fiches | {place for passage in self.passages for place in passage.facets.places})

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of all words of the sources: « compense » and « compensent » have one."""
        return frozenset(map(open_stem, self.frequency))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of the documents that are no fiches."""
        return tuple(passage for known in self.sources if not known.is_fiche for passage in known.stored.passages)

    def weigh(self, stemmed: str) -> float:
        """How telling a stem is: 1 for one that no source or a single one holds, towards 0 for one in all."""
        if not self.sources:
            return 1.0
        held = max(self.frequency[stemmed], 1)
        return math.log((1 + len(self.sources)) / held) / math.log(1 + len(self.sources))

    def translate(self, folded: str) -> tuple[str, ...]:
        """French stems of an English word, the likeliest few; a cognate where the corpus holds none of them."""
        pairs = shipped_translations().get(stem(folded), ())
        likely = tuple(french for french, share in pairs[:_FEW] if share >= _LIKELY)
        if len(folded) < _COGNATE or any(self.frequency[one] for one in (*likely, stem(folded))):
            return likely
        cognate = nearest_word(stem(folded), self.frequency)
        return (*likely, cognate) if cognate else likely

    def holds(self, folded: str) -> bool:
        """Whether a source has a word, or another form of it."""
        return self.frequency[stem(folded)] > 0

    def says(self, phrase: str) -> bool:
        """Whether a source has the words of a phrase one after the other, in any form; small words left out."""
        told = stems(phrase)
        texts = [known.stored.document.text for known in self.sources if known.stems.issuperset(told)]
        return any(f" {' '.join(told)} " in f" {' '.join(stems(text))} " for text in texts)


class KnowledgeOf:
    """The knowledge for each kind of reader, rebuilt when the library has changed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: dict[tuple[frozenset[str], bool], tuple[int, Knowledge]] = {}

    def reader(self, reader: Reader) -> Knowledge:
        """What this reader may know."""
        revision = self._library.revision()
        key = (reader.groups, reader.reads_all)
        kept = self._kept.get(key)
        if kept is None or kept[0] != revision:
            self._kept = {old: one for old, one in self._kept.items() if one[0] == revision}
            kept = (revision, learn(self._library.documents(reader)))
            self._kept[key] = kept
        return kept[1]


def learn(documents: Iterable[StoredSource]) -> Knowledge:
    """The knowledge that these sources give, whatever order they come in."""
    ordered = sorted(documents, key=lambda stored: stored.id)
    frequency: Counter[str] = Counter()
    forms = Counter(dict.fromkeys(lexicon_words(), _FIELD_WORD))
    sources, bearers = [], []
    for stored in ordered:
        known, bearer, spoken = _learn_one(stored)
        sources.append(known)
        bearers.append(bearer)
        frequency.update(known.stems)
        forms.update(spoken)
    return Knowledge(
        tuple(sources), index_names(bearers, frequency, {one.id: one.stems for one in sources}), frequency, forms
    )


def _learn_one(stored: StoredSource) -> tuple[Known, Bearer, set[str]]:
    document = stored.document
    front = _Front(document.front_matter)
    spoken = {word.folded for word in words(document.text)}
    stems = frozenset(stem(folded) for folded in spoken if folded not in STOP_WORDS)
    known = Known(
        stored=stored,
        facets=document.facets,
        central=(*front.texts("themes"), *front.texts("public")),
        summary=front.text("summary"),
        speech=_CODED_LINE.sub("", document.text) if document.front_matter else document.text,
        done="\n".join([document.source.title, *_section(document, "what_is_done")]),
        stems=stems,
        began=front.began(),
    )
    bearer = Bearer(
        source_id=stored.id,
        title=document.source.title,
        is_fiche=document.source.kind == "fiche",
        acronyms=front.texts("acronym"),
        carriers=front.names("carrier"),
        partners=(*front.names("partners"), *front.names("funders")),
        publishers=tuple(dict.fromkeys(front.inner("sources", "publisher"))),
    )
    return known, bearer, spoken


def _section(document: Document, field: str) -> list[str]:
    """The text of a fiche's section; nothing when it has none."""
    heading = dict(SECTIONS)[field]
    return [part.span.cut(document.text).removeprefix(heading) for part in document.sections if part.heading == heading]


class _Front:
    """A fiche's front matter as it was stored: JSON that `corpus.fiche.text` wrote; empty for a report."""

    def __init__(self, stored: str) -> None:
        self._fields: dict[str, object] = json.loads(stored) if stored else {}

    def text(self, field: str) -> str:
        value = self._fields.get(field)
        return value if isinstance(value, str) else ""

    def texts(self, field: str) -> tuple[str, ...]:
        value = self._fields.get(field)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()

    def names(self, field: str) -> tuple[str, ...]:
        """The names of one or several organisations, in their short or long form."""
        value = self._fields.get(field)
        single = [value] if isinstance(value, str | dict) else value if isinstance(value, list) else []
        return tuple(str(item.get("name", "")) if isinstance(item, dict) else str(item) for item in single if item)

    def began(self) -> str:
        """The beginning that the period gives as a date, else the one that its words tell."""
        value = self._fields.get("period")
        period = value if isinstance(value, dict) else {"text": value}
        return str(period.get("start") or read_start(str(period.get("text") or "")) or "")

    def inner(self, field: str, key: str) -> list[str]:
        value = self._fields.get(field)
        parts = value if isinstance(value, list) else []
        return [str(part[key]) for part in parts if isinstance(part, dict) and part.get(key)]
