"""A question becomes a `Query`: what is asked, about whom, where and when; each decision with its reason."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.known.knowledge import Knowledge
from assistant.query import Asked, AskedPlace, Clause, Filters, Intent, Language, Name, Query
from assistant.selection.clauses import clauses_of, is_left_out, read_clauses
from assistant.selection.ties import find_bodies, find_origins, is_tied
from assistant.understanding.asking import type_answer
from assistant.understanding.context import without
from assistant.understanding.conversation import resolve
from assistant.understanding.explaining import explain, explain_names, explain_near
from assistant.understanding.intent import Told, read_intent
from assistant.understanding.operands import name_operands
from assistant.understanding.ordering import read_ordering
from assistant.understanding.reading import (
    Reading,
    follows_which,
    overlaps,
    read_nearness,
    read_question,
    without_asides,
    without_names,
)
from assistant.understanding.unknown import find_unknown, name_unknown
from assistant.words.abbreviations import write_out
from assistant.words.framing import framing_stems, listing_stems
from assistant.words.spelling import Correction, correct
from corpus.language import detect_language
from corpus.tagging.gazetteer import NATIONAL, Territory
from corpus.tagging.lexicon import find_terms
from corpus.tagging.mention import Mention
from corpus.tagging.period import read_period
from corpus.tagging.territory import find_territories
from corpus.tagging.vocabulary import Facet, at_least, vocabulary
from corpus.text import STOP_WORDS, normalise, stem, words

_CODED: tuple[Facet, ...] = ("statuses", "kinds", "evidence_levels")
_COUNTRY = "country"
_FEW_WORDS = 3
_LONGEST_QUESTION = 2_000


def understand(
    question: str,
    history: Sequence[str],
    filters: Filters,
    language: Language | None,
    knowledge: Knowledge,
) -> Query:
    """The query that `question` makes after the earlier questions of its conversation.

    `filters` are the reader's own choices and replace what they name; `language`
    is detected when None.
    """
    query = _understand(question, history, filters, language, knowledge)
    among = query.order is not None and sum(name.role == "title" for name in query.names) > 1
    return _with_operands(query, knowledge) if among or query.intent == "compare" else query


def _understand(
    question: str, history: Sequence[str], filters: Filters, language: Language | None, knowledge: Knowledge
) -> Query:
    """The query of a question, or of one side of a comparison."""
    question = normalise(question).strip()[:_LONGEST_QUESTION]
    written = write_out(question)
    earlier = [write_out(normalise(asked)[:_LONGEST_QUESTION]) for asked in history]
    resolved = resolve(written, earlier, knowledge)
    spoken = language or _language(written, resolved.standalone, knowledge)
    standalone, corrections = _corrected(resolved.standalone, knowledge)
    standalone = without_asides(standalone, knowledge)
    ordering = read_ordering(standalone, knowledge)
    reading = read_question(without(standalone, ordering.spans), knowledge)
    unknown = find_unknown(reading, spoken, knowledge)
    names = (*reading.names, *name_unknown(reading, unknown, knowledge))
    read = _filters(reading)
    asked = type_answer(_plain(reading).strip(), spoken)
    if asked == Asked() and _only_names(reading):
        asked = Asked("definition")
    intent = _intent(reading, names, read, asked)
    if nearer := _nearer(reading, names, asked, knowledge):
        reading, read = nearer, _filters(nearer)
        intent = _intent(reading, names, read, asked)
    if ordering.decides and intent in ("fact", "summary"):
        intent = "list"
    if intent in ("list", "count"):
        tied = find_bodies(reading.text, knowledge)
        if not tied and not any(name.source_ids for name in names):
            tied = find_origins(reading.text, knowledge)
        names = (*tied, *(name for name in names if not overlaps(name.span, [one.span for one in tied])))
        reading = without_names(reading, tied)
    merged = _merge(read, filters, intent)
    reasons = [f"abrégé : « {question} » lu « {written} »"] if written != question else []
    reasons += [f"conversation : {resolved.reason}"] if resolved.reason else []
    reasons += [f"« {one.span.cut(resolved.standalone)} » lu « {one.read} »" for one in corrections]
    reasons += [explain_near(one, reading.text) for one in reading.near]
    reasons += explain(intent, names, merged, unknown)
    return Query(
        text=question,
        standalone=standalone,
        language=spoken,
        intent=intent,
        asked=asked,
        filters=merged,
        names=names,
        words=tuple(word.span.cut(standalone) for word in reading.left),
        unknown=unknown,
        clauses=_clauses(reading, filters),
        order=ordering.order if intent in ("list", "count") else None,
        reasons=tuple(reasons),
    )


def _plain(reading: Reading) -> str:
    """What is asked, without the idioms that are read as facets: « la galère » asks of no obstacle."""
    if len(reading.asking) != len(reading.text):
        return reading.asking
    return without(
        reading.asking, [one.span for one in reading.found if one.casual and " " in one.span.cut(reading.text)]
    )


def _only_names(reading: Reading) -> bool:
    """Whether an experiment's name is all that is said: « Totem ? » asks what it is."""
    spans = [name.span for name in reading.names if name.role == "title"]
    said = (word for word in words(reading.text) if word.folded not in STOP_WORDS)
    return len(spans) == 1 and all(spans[0].covers(word.span) for word in said)


def _nearer(reading: Reading, names: Sequence[Name], asked: Asked, knowledge: Knowledge) -> Reading | None:
    """The reading with what its words mean without naming it, if that makes it a list or leaves it one."""
    if any(name.role == "title" for name in names):
        return None
    nearer = read_nearness(reading, knowledge)
    lists = nearer.near and _intent(nearer, names, _filters(nearer), asked) in ("list", "count")
    return nearer if lists else None


def _with_operands(query: Query, knowledge: Knowledge) -> Query:
    def read(side: str) -> Query:
        return _understand(side, (), Filters(), query.language, knowledge)

    named = [name.span for name in query.names if name.source_ids]
    names = name_operands(query, knowledge, read)
    if query.order:  # Nothing else is held against those of which the oldest is asked.
        names = tuple({name.source_ids: name for name in names if overlaps(name.span, named)}.values())
        query = replace(query, filters=Filters(), clauses=(), words=())
    return replace(query, names=names, reasons=(*query.reasons, *explain_names(names)))


def _corrected(text: str, knowledge: Knowledge) -> tuple[str, list[Correction]]:
    """The text without typing errors; names, places and terms that were recognised are none."""
    recognised = [name.span for name in knowledge.names.find(text)]
    recognised += [mention.span for mention in find_territories(text, known=knowledge.places, casual=True)]
    recognised += [found.span for found in find_terms(text, question=True) if " " in found.span.cut(text)]
    return correct(
        text, knowledge.forms, recognised, lambda folded: knowledge.holds(folded) or stem(folded) in framing_stems()
    )


def _language(question: str, standalone: str, knowledge: Knowledge) -> Language:
    """By what stands beside names, which keep their own language; few words are judged with what the conversation
    adds."""
    text = question if len(question.split()) > _FEW_WORDS else f"{question} {standalone}"
    plain = without(text, [name.span for name in knowledge.names.find(text)])
    return detect_language(plain if any(words(plain)) else text)


def _filters(reading: Reading) -> Filters:
    """The facets that the words name; None for what they do not speak of.

    Beside a status, the whole country qualifies it: « généralisés au plan national ».
    """
    codes = {facet: _codes(reading, facet) for facet in _CODED}
    sought = [one for clause in read_clauses(reading.text, reading.found) for group in clause for one in group]
    themes = tuple(dict.fromkeys(one.code for one in sought if one.facet == "themes" and not one.excluded))
    publics = tuple(dict.fromkeys(one.code for one in sought if one.facet == "publics" and not one.excluded))
    places = tuple(
        AskedPlace(place.code, place.level, _called(place, mention, reading.text), mention.excluded)
        for mention in reading.mentions
        for place in mention.territories
        if not (place.level == NATIONAL.level and codes["statuses"])
    )
    return Filters(
        themes=themes or None,
        publics=publics or None,
        places=tuple({(place.level, place.code, place.excluded): place for place in reversed(places)}.values())[::-1]
        or None,
        period=read_period(without(reading.text, [name.span for name in reading.names])),
        statuses=codes["statuses"] or None,
        kinds=codes["kinds"] or None,
        evidence_levels=codes["evidence_levels"] or None,
    )


def _called(place: Territory, mention: Mention, text: str) -> str:
    """A place's name; a country's as it was typed, in the reader's language."""
    return mention.span.cut(text) if place.level == _COUNTRY else place.label


def _codes(reading: Reading, facet: Facet) -> tuple[str, ...]:
    """The codes of a facet that are asked; every other one where the words leave one out (« sans évaluation »)."""
    named = [one for one in reading.found if one.facet == facet]
    out = {one.code for one in named if is_left_out(reading.text, one.span)}
    if out:
        return tuple(code for code in vocabulary(facet).codes if code not in at_least(out))
    return tuple(dict.fromkeys(one.code for one in named))


def _merge(read: Filters, chosen: Filters, intent: Intent) -> Filters:
    """The reader's choice in place of what it names; a status or kind is asked only of a list."""
    if intent not in ("list", "count"):
        read = replace(read, statuses=None, kinds=None, evidence_levels=None)
    given = {
        field: value
        for field in ("themes", "publics", "places", "period", "statuses", "kinds", "evidence_levels")
        if (value := getattr(chosen, field)) is not None
    }
    return replace(read, **given)


def _clauses(reading: Reading, chosen: Filters) -> tuple[Clause, ...]:
    replaced = {facet for facet in ("themes", "publics") if getattr(chosen, facet) is not None}
    kept = [one for one in reading.found if one.facet not in replaced]
    clauses = read_clauses(reading.text, kept)
    return (*clauses, *clauses_of("themes", chosen.themes or ()), *clauses_of("publics", chosen.publics or ()))


def _intent(reading: Reading, names: Sequence[Name], read: Filters, asked: Asked) -> Intent:
    facets = (*(read.themes or ()), *(read.publics or ()), *(read.statuses or ()), *(read.evidence_levels or ()))
    titled = [name for name in names if name.role == "title" and not name.label.islower()]
    alike = {name.source_ids[0] for name in names if name.role == "title" or len(name.source_ids) == 1}
    told = Told(
        titles=len(titled),
        others=len(names) - len(titled),
        sides=len(alike) or (len(read.places or ()) if facets else 0),
        facets=len(facets) + (read.period is not None),
        left=len(reading.left),
        place=read.places is not None,
        explained=not reading.near and all(stem(word.folded) in listing_stems() for word in reading.left),
        sorts=any(follows_which(reading.text, one.span) for one in reading.found),
        tied=is_tied(reading.text),
    )
    return read_intent(reading.asking, asked, told)
