"""Where a report describes an experiment, and what it calls it.

Reports tell of experiments in entries of lists (« Création d’un service… »), in
sections named after one, and in paragraphs (« l’association a ouvert une… »).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Document, Section, Span
from corpus.text import fold, sentences
from ingest.chunking import blocks
from ingest.paragraphs import LIMIT, units, unmarked

_NOUN = r"(?:expérimentation|dispositif|projet[ -]pilote|initiative|recherche-action)"
_MAKING = r"(?:création|ouverture|lancement|inauguration|mise en place|mise en œuvre|expérimentation)"
_MADE = r"(?:créé|ouvert|lancé|inauguré|mise? en place|expérimenté|imaginé|monté|installé|transformé)(?:e|es|s)?"
_ENTRY = re.compile(
    rf"\W*(?:{_MAKING}|utilisation|transformation|construction|déploiement|dispositif|service|programme|projet|action|"
    r"(?:premi(?:er|ère)|nouvel(?:le)?|nouveau)s?\s+\w+)\b",
    re.IGNORECASE,
)
_STRIPPED = re.compile(rf"\W*{_MAKING}\s+(?:du|des|de\s+la|de\s+l[’']|de|d[’']une?|d[’'])\s*", re.IGNORECASE)
_MENTION = re.compile(
    rf"\b(?:une?|l[’']|cette|ce|cet)\s*(?:premi(?:er|ère)\s+|nouvel(?:le)?\s+|nouveau\s+)?({_NOUN})\b", re.IGNORECASE
)
_HAS_MADE = re.compile(
    rf"\b(?:a|ont|avons|est|sont)\s+(?:été\s+)?{_MADE}\s+((?:une?|le|la|l[’']|son|sa|deux|trois)\s*\w|[A-ZÀ-Þ])"
)
_MAKING_OF = re.compile(rf"\b{_MAKING}\s+(?:du|de\s+la|de\s+l[’']|d[’'](?=une?\b))\s*(\w)", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:le|du|au|un)\s+(?:dispositif|service|programme|projet)\s+((?:[A-ZÀ-Þ][\w’'-]+\s+)*[A-ZÀ-Þ][\w’'-]+)"
)
_TITLE_END = re.compile(
    r",\s(?!(?:de|d[’']|du|des|et|ou)\b)|[.;:!?…](?=\s|$)|\s(?=(?:afin|où|qui|dont|visant|proposant|permettant|"
    r"porté\w*|grâce|dans\sl[’']attente|pour\s(?:\w+er|\w+ir|\w+re))\b)"
)
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_PARTS = re.compile(r",\s(?=(?:une?|des|la|le|l[’'])\s*\w)")
_THESE = re.compile(r"Ces\s+(?:expériences|initiatives|projets|pratiques|actions|dispositifs|expérimentations)\b")
_NUMBERING = re.compile(r"\A[\d.\s)–-]+(?=\D)")
_LONGEST_TITLE = 120
_LONGEST_SECTION = 6000
_FEWEST_WORDS = 3
_FEWEST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Experiment:
    """A range of text that describes one experiment; the title is what the words at `named` call it."""

    span: Span
    title: str
    named: Span


def find_experiments(document: Document) -> list[Experiment]:
    """Every experiment that a document describes, in reading order, each title once."""
    found: list[Experiment] = []
    for block, headings in blocks(document):
        section = next((part for part in document.sections if part.span == block), None)
        found += _in_block(document.text, block, section if headings else None)
    by_title: dict[str, Experiment] = {}
    for experiment in found:
        by_title.setdefault(fold(experiment.title), experiment)
    return list(by_title.values())


def _in_block(text: str, block: Span, section: Section | None) -> Iterator[Experiment]:
    entries = list(_entries(text, block))
    told = [span for span, alone in entries if _tells(span.cut(text), alone)]
    if section is not None and told and _is_named_after_one(section) and not any(alone for _, alone in entries):
        yield _of_section(text, section)
        return
    for span in told:
        yield from _in_entry(text, span)


def _entries(text: str, block: Span) -> Iterator[tuple[Span, bool]]:
    """Items of lists (True) and whole paragraphs of prose."""
    prose: Span | None = None
    for unit in units(text, block):
        if prose is not None and (unit.alone or unit.opens):
            yield prose, False
            prose = None
        if unit.alone:
            yield unmarked(text, unit.span), True
        else:
            prose = Span(prose.start if prose else unit.span.start, unit.span.end)
    if prose is not None:
        yield prose, False


def _tells(words: str, alone: bool) -> bool:
    marks = (_MENTION, _HAS_MADE, _MAKING_OF)
    return any(mark.search(words) for mark in marks) or (alone and _ENTRY.match(words) is not None)


def _is_named_after_one(section: Section) -> bool:
    """Whether a heading names an experiment: it says so, quotes a name, or holds a proper one."""
    heading = _NUMBERING.sub("", section.heading, count=1)
    kind = re.search(rf"\b(?:{_NOUN}|service|programme)\b", heading, re.IGNORECASE)
    return kind is not None or "«" in heading or re.search(r"\s[A-ZÀ-Þ]\w", heading) is not None


def _of_section(text: str, section: Section) -> Experiment:
    start = section.span.start + text[section.span.start :].find(section.heading)
    named = Span(start, start + len(section.heading))
    title = _NUMBERING.sub("", section.heading, count=1)
    end = min(section.span.end, section.span.start + _LONGEST_SECTION)
    body = text[named.end : end]
    span = Span(named.end + len(body) - len(body.lstrip()), named.end + len(body.rstrip()))
    return Experiment(span, _shorten(title), named)


def _in_entry(text: str, span: Span) -> Iterator[Experiment]:
    """The experiment of an entry, and those that it names beside; a long paragraph is read by sentences."""
    parts = sentences(text, span)
    if span.end - span.start > LIMIT:
        for part, following in zip(parts, [*parts[1:], None], strict=True):
            if _tells(part.cut(text), False):
                yield from _enumerated(text, part, following)
        return
    own = _named_experiment(text, span, parts[0])
    yield own
    for part in parts[1:]:
        for match in _NAMED.finditer(text, part.start, part.end):
            if match.group(1) not in text[own.named.start : own.named.end]:
                yield Experiment(part, match.group(1), Span(*match.span(1)))


def _enumerated(text: str, sentence: Span, following: Span | None) -> Iterator[Experiment]:
    """« Un centre…, des logements…, la mise en place… Ces expériences… »: each part is one."""
    bounds = [sentence.start, *(match.end() for match in _PARTS.finditer(text, sentence.start, sentence.end))]
    if len(bounds) < _FEWEST_PARTS or following is None or not _THESE.match(text, following.start):
        yield _named_experiment(text, sentence, sentence)
        return
    for start, end in zip(bounds, [*bounds[1:], sentence.end], strict=True):
        part = Span(start, start + len(text[start:end].rstrip(" ,…")))
        yield _named_experiment(text, part, part)


def _named_experiment(text: str, span: Span, sentence: Span) -> Experiment:
    named = _name(text, sentence, span)
    title = named.cut(text)
    if len(title) > _LONGEST_TITLE:
        title = _PARENTHESIS.sub("", title)
    return Experiment(span, _shorten(title), named)


def _name(text: str, sentence: Span, span: Span) -> Span:
    """The words that name the experiment: an entry's beginning, else what is said to be made."""
    start = sentence.start
    if not _ENTRY.match(text, sentence.start, sentence.end):
        for mark in (_MENTION, _HAS_MADE, _MAKING_OF):
            if match := mark.search(text, span.start, span.end):
                start = match.start(1)
                break
    stripped = _STRIPPED.match(text, start, sentence.end)
    start = stripped.end() if stripped else start
    while not text[start].isalnum() and text[start] not in '«"“':
        start += 1
    return Span(start, _title_end(text, start, span.end))


def _title_end(text: str, start: int, end: int) -> int:
    """The first boundary outside brackets that leaves a name: a proper noun alone, or at least three words."""
    proper = text[start].isupper() and not _ENTRY.match(text, start)
    fewest = 1 if proper else _FEWEST_WORDS
    for match in _TITLE_END.finditer(text, start, end):
        name = text[start : match.start()]
        if name.count("(") == name.count(")") and len(name.split()) >= fewest:
            return match.start()
    return end


def _shorten(title: str) -> str:
    title = " ".join(title.split())
    if len(title) > _LONGEST_TITLE:
        title = title[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
    return title[:1].upper() + title[1:]
