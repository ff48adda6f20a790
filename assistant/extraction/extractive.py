"""An answer without any model: the sentences of the sources that answer, word for word."""

from collections.abc import Iterator, Sequence

from assistant.answer import Segment
from assistant.citing.bibliography import Bibliography
from assistant.citing.quoting import quote_one, quote_run
from assistant.extraction.divergence import find_rival, says_divergence
from assistant.extraction.fields import fit
from assistant.extraction.finding import WORTH, Finding
from assistant.extraction.silence import Verdict
from assistant.extraction.values import FORMED
from assistant.query import AnswerType, Query
from assistant.retrieval.gathering import Gathered
from assistant.retrieval.statement import Statement
from assistant.understanding.wanted import Wanted
from assistant.wording import (
    say_divergence,
    say_missing,
    say_nothing_found,
    say_quotes_are_french,
    say_refusal,
    say_unmet,
)
from corpus.document import Span
from corpus.fiche.files import OVERVIEW

Answering = Sequence[tuple[Wanted, Sequence[Finding]]]

_SECTION_SENTENCES = 3
_TEXT_SENTENCES = 3
_SUMMED_UP = frozenset(("public",))
"""Sections whose line says in the vocabulary's words what the sentences tell better."""


def write_segments(
    query: Query, gathered: Gathered, answered: Answering, verdict: Verdict, bibliography: Bibliography
) -> Iterator[Segment]:
    """The answer's segments in reading order, the answering sentence first."""
    if verdict.refusal:
        yield Segment(say_refusal(verdict.refusal, query.language), (), "verified")
        return
    quoted: set[Statement] = set()
    if not verdict.unmet:
        for wanted, findings in answered:
            yield from _answer_part(query, wanted, findings, gathered, quoted, bibliography)
    if verdict.outcome != "answered":
        yield from _say_silence(query, gathered, verdict, bibliography)
    note = say_quotes_are_french(query.language)
    if note and bibliography.citations:
        yield Segment(note, (), "verified")


def _spell_out(query: Query, gathered: Gathered, bibliography: Bibliography) -> Iterator[Segment]:
    """The title of a fiche that the question names by its sigle: it says what that stands for."""
    sigles = {name.span.cut(query.standalone) for name in query.names if name.span.cut(query.standalone).isupper()}
    for stored in gathered.named[:1]:
        source, passage = stored.document.source, stored.passages[0]
        if any(sigle in source.title for sigle in sigles) and passage.text.startswith(source.title):
            span = Span(passage.span.start, passage.span.start + len(source.title))
            yield Segment(source.title, (bibliography.cite_span(passage, span, source.title, source.kind),))


def summarise(gathered: Gathered, bibliography: Bibliography) -> Iterator[Segment]:
    """What a named fiche is: the need, what is done, what came of it."""
    for stored in gathered.named[:2]:
        own = [statement for statement in gathered.statements if statement.source_id == stored.id]
        for field, most in (("need", 1), ("what_is_done", 3), ("results", 2)):
            yield from quote_run([one for one in own if one.field == field][:most], bibliography)


def _answer_part(
    query: Query,
    wanted: Wanted,
    findings: Sequence[Finding],
    gathered: Gathered,
    quoted: set[Statement],
    bibliography: Bibliography,
) -> Iterator[Segment]:
    if wanted.asked.type == "definition" and gathered.named and findings:
        yield from _spell_out(query, gathered, bibliography)
        yield from summarise(gathered, bibliography)
        return
    rival = find_rival(wanted, findings, [stored.id for stored in gathered.named])
    chosen = [*_choose(wanted, findings, gathered), *([rival.statement] if rival else [])]
    fresh = [statement for statement in dict.fromkeys(chosen) if statement not in quoted]
    quoted.update(fresh)
    if wanted.asked.type in FORMED and fresh and (rival or _says_two(findings[0])):
        yield Segment(say_divergence(wanted.language), (), "verified")
    for statement in fresh:
        yield quote_one(statement, bibliography)


def _says_two(finding: Finding) -> bool:
    return says_divergence(finding.statement.text, finding.values)


def _choose(wanted: Wanted, findings: Sequence[Finding], gathered: Gathered) -> list[Statement]:
    """The best sentence; of a section all of it, of a text the few that are nearly as good."""
    if not findings:
        return []
    best = findings[0]
    if wanted.asked.type in ("organisation", "place"):
        return [best.statement, *_line_of(best.statement, wanted.asked.type, gathered)]
    if wanted.asked.type in FORMED:
        return [best.statement]
    if wanted.asked.section == "need":
        told = [best.statement, *_need_of(best.statement, gathered), *_of_section(wanted, findings)]
        return list(dict.fromkeys(told))[:_SECTION_SENTENCES]
    if wanted.asked.section:
        return _of_section(wanted, findings)[:_SECTION_SENTENCES]
    return [finding.statement for finding in findings if finding.score >= WORTH * best.score][:_TEXT_SENTENCES]


def _need_of(statement: Statement, gathered: Gathered) -> list[Statement]:
    """The need that a source met, beside what it says of the matter: it tells why."""
    own = (other for other in gathered.statements if other.source_id == statement.source_id)
    return [other for other in own if other.field == "need"][:1]


def _of_section(wanted: Wanted, findings: Sequence[Finding]) -> list[Statement]:
    """The lines that name what is asked, then the section itself as it is written (of a long one the best sentences),
    then what says more of the matter; where there is no such section, what stands nearest to it."""
    worth = [finding for finding in findings if finding.score >= WORTH * findings[0].score]
    own = [one for one in findings if one.statement.field == wanted.asked.section]
    kindred = [one for one in worth if fit(wanted.asked, one.statement) > 0]
    if not own:
        return [finding.statement for finding in kindred or worth]
    lines = [one.statement for one in own if _is_line(one.statement)]
    source = findings[0].statement.source_id
    section = [one.statement for one in own if one.statement.source_id == source][:_SECTION_SENTENCES]
    further = kindred if wanted.asked.section in _SUMMED_UP else [one for one in worth if one.score > own[0].score]
    more = [one.statement for one in further]
    others = {one.statement.source_id: one.statement for one in reversed(worth) if one in own}
    beside = [statement for id, statement in reversed(others.items()) if id != source]
    return list(dict.fromkeys([*lines, *sorted(section, key=lambda statement: statement.span), *more, *beside]))


def _is_line(statement: Statement) -> bool:
    """Whether it is a line of a fiche's head: it names the carrier or the funders rather than tell of them."""
    return statement.passage.section == OVERVIEW


def _line_of(statement: Statement, type_: AnswerType, gathered: Gathered) -> list[Statement]:
    """The carrier's or the territory's line of a fiche, beside a sentence that does not stand in its head."""
    if statement.passage.section == OVERVIEW:
        return []
    field = "carrier" if type_ == "organisation" else "territory"
    own = (other for other in gathered.statements if other.source_id == statement.source_id)
    return [other for other in own if other.field == field][:1]


def _say_silence(query: Query, gathered: Gathered, verdict: Verdict, bibliography: Bibliography) -> Iterator[Segment]:
    if verdict.outcome == "no_evidence":
        yield Segment(say_nothing_found(query, verdict.unmet), (), "verified")
    elif verdict.unmet:
        yield Segment(say_unmet(verdict.unmet, query.language), (), "verified")
    titles = [stored.document.source.title for stored in gathered.named]
    if verdict.outcome == "partial":
        if not verdict.unmet:
            for wanted in verdict.missing:
                yield Segment(say_missing(wanted, titles), (), "verified")
        if verdict.denial:
            yield quote_one(verdict.denial, bibliography)
        yield from _say_what_is_known(query, gathered, verdict, bibliography)


def _say_what_is_known(
    query: Query, gathered: Gathered, verdict: Verdict, bibliography: Bibliography
) -> Iterator[Segment]:
    """What the fiche that the question names does say, in one sentence: what is done."""
    meant = {source_id for name in query.names for source_id in name.source_ids}
    for stored in [one for one in gathered.named if one.id in meant][:1]:
        known = [
            statement
            for statement in gathered.statements
            if statement.source_id == stored.id and statement.field == "what_is_done" and statement != verdict.denial
        ]
        yield from (quote_one(statement, bibliography) for statement in known[:1])
