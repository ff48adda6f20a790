"""The answer to a question of fact: the sentences that answer each part, or what the sources leave out."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from assistant.answer import Answer, Pointer, Segment
from assistant.citing.bibliography import Bibliography
from assistant.citing.quoting import quote_one
from assistant.extraction.contacts import borrow_contact
from assistant.extraction.extractive import Answering, write_segments
from assistant.extraction.finding import WORTH, Finding, rank_statements
from assistant.extraction.identifying import find_identified, find_told, identity_of
from assistant.extraction.silence import Verdict, judge
from assistant.extraction.subject import find_subject, look_further
from assistant.extraction.within import rank_counting, rank_doing, rank_within, told_together
from assistant.known.knowledge import Knowledge
from assistant.query import AnswerType, Query
from assistant.retrieval.answer_types import find_values
from assistant.retrieval.constraints import in_places, meets_themes, unmet_publics
from assistant.retrieval.gathering import Gathered, StatementShelf, focus_on
from assistant.retrieval.statement import Statement
from assistant.understanding.asking import VALUES
from assistant.understanding.unknown import find_unspoken
from assistant.understanding.wanted import Wanted, read_wanted
from assistant.wording import say_borrowed_contact, say_quotes_are_french, say_why_closest
from assistant.words.likeness import Likeness
from assistant.words.matching import Term, coverage, stems_of
from assistant.words.money import is_money
from corpus.store.stored import StoredSource
from corpus.text import STOP_WORDS, fold, folded_words, stem

_CLOSEST = 3
_SHARED = frozenset(("obstacles", "success_conditions", "transposition"))
"""Sections that teach beyond their own fiche."""
_LOCAL = ("commune", "epci", "departement")
_COUNTED = ("number", "share", "amount")
_LONG = 8
_RARE = 0.5
_ENTITLED = 0.5


def answer_fact(
    query: Query, gathered: Gathered, knowledge: Knowledge, likeness: Likeness, shelf: StatementShelf
) -> Answer:
    """The answering sentences, word for word; partial or no evidence with the reason where they lack."""
    named = {stored.id for stored in gathered.named}
    likeness.look_up([word for word in folded_words(query.standalone) if word not in STOP_WORDS])
    parts = read_wanted(query, named, knowledge.weigh, _bridge(query, knowledge), likeness.near)
    gathered = _focus(query, parts, gathered, shelf)
    answered = _rank(parts, gathered, bool(named) or _is_entitled(parts, gathered))
    answered, gathered = _look_within(query, answered, gathered, likeness, shelf)
    answered = [(wanted, findings or told_together(wanted, answered)) for wanted, findings in answered]
    answered = [
        (wanted, _of_part(wanted, _of_place(query, wanted, findings, gathered), gathered, shelf))
        for wanted, findings in answered
    ]
    answered = [
        (wanted, [*findings, *_beside(query, wanted, findings, gathered, shelf)]) for wanted, findings in answered
    ]
    verdict = judge(query, gathered, answered)
    reached = [wanted.asked for wanted in verdict.missing if _reaches(wanted)]
    if verdict.outcome == "partial" and reached:
        borrowed = _borrow(query, reached[0].type, gathered, knowledge, shelf)
        if borrowed:
            return borrowed
    bibliography = Bibliography()
    segments = tuple(write_segments(query, gathered, answered, verdict, bibliography))
    return Answer(
        query=query,
        outcome=verdict.outcome,
        segments=segments,
        citations=bibliography.citations,
        closest=_closest(query, gathered, verdict, answered, {one.source_id for one in bibliography.citations}),
        reasons=(*query.reasons, *verdict.reasons),
    )


def _bridge(query: Query, knowledge: Knowledge) -> Callable[[str], Iterable[str]]:
    """How a word of the question meets French sources: by the table, else by words that look like it."""
    if query.language == "fr":
        return lambda _folded: ()
    return lambda folded: knowledge.translate(folded) or _cognates(folded, knowledge.forms)


def _cognates(folded: str, forms: Iterable[str]) -> frozenset[str]:
    """French words with the same long beginning: “intergenerational” is « intergénérationnelle »."""
    if len(folded) < _LONG:
        return frozenset()
    beginning = folded[: max(_LONG - 1, len(folded) * 2 // 3)]
    return frozenset(stem(form) for form in forms if form.startswith(beginning))


def _focus(query: Query, parts: Sequence[Wanted], gathered: Gathered, shelf: StatementShelf) -> Gathered:
    """The fiche that is described, where none is named; beyond the one named, where it does not speak of the matter."""
    if gathered.named:
        return look_further(query, parts, gathered, shelf)
    subject = find_subject(query, parts, gathered)
    return focus_on(subject, gathered, shelf) if subject else gathered


def _rank(parts: Sequence[Wanted], gathered: Gathered, certain: bool) -> Answering:
    """The sentences for each part; what search found for the first part is what the others are about."""
    named = [stored.id for stored in gathered.named]
    statements: Sequence[Statement] = gathered.statements
    answered: list[tuple[Wanted, Sequence[Finding]]] = []
    for wanted in parts:
        findings = rank_statements(wanted, _own(statements, named), named, certain)
        if not findings and wanted.asked.type != "section":
            findings = rank_statements(wanted, statements, named, certain)
        answered.append((wanted, findings))
        if findings and not named:
            named = [findings[0].statement.source_id]
            statements = [statement for statement in statements if statement.source_id in named]
    return answered


def _look_within(
    query: Query, answered: Answering, gathered: Gathered, likeness: Likeness, shelf: StatementShelf
) -> tuple[Answering, Gathered]:
    """What lacks an answer, looked for in the fiche that the question names or identifies, whatever its words."""
    if all(findings for _, findings in answered) or len(gathered.named) > 1:
        return answered, gathered
    terms = tuple(dict.fromkeys(term for wanted, _ in answered for term in wanted.terms))
    missing = [wanted for wanted, findings in answered if not findings]
    stored = (
        gathered.named[0]
        if gathered.named
        else find_identified(query, terms, gathered) or find_told(query, missing, gathered, shelf)
    )
    if stored is None:
        return answered, gathered
    own, identity = shelf.of(stored), identity_of(stored)
    found = [
        (wanted, findings or rank_within(wanted, own, identity, likeness.closeness)) for wanted, findings in answered
    ]
    return found, gathered if gathered.named else focus_on(stored, gathered, shelf)


def _of_place(query: Query, wanted: Wanted, findings: Sequence[Finding], gathered: Gathered) -> list[Finding]:
    """The findings without the figures of a nationwide fiche or one from elsewhere, where one place is asked of which
    its sentence says nothing."""
    places = [place for place in query.filters.places or () if not place.excluded and place.level in _LOCAL]
    if not places or wanted.asked.type not in _COUNTED:
        return list(findings)
    elsewhere = {
        stored.id for stored in gathered.sources if stored.document.facets.national or not in_places(places, stored)
    }
    names = [fold(place.label) for place in places]
    return [
        finding
        for finding in findings
        if finding.statement.source_id not in elsewhere or any(name in fold(finding.statement.text) for name in names)
    ]


def _of_part(wanted: Wanted, findings: Sequence[Finding], gathered: Gathered, shelf: StatementShelf) -> list[Finding]:
    """The findings, before them the sentence on the part of the fiche's matter that is asked about: who does it, how
    many are in it."""
    stored = next((one for one in gathered.sources if findings and one.id == findings[0].statement.source_id), None)
    if stored is None or stored.document.source.kind != "fiche":
        return list(findings)
    if wanted.asked.section == "carrier" or wanted.asked.type == "organisation":
        rank = rank_doing
    elif wanted.asked.type == "number":
        rank = rank_counting
    else:
        return list(findings)
    best = findings[0].score
    parts = [replace(one, score=best + one.score) for one in rank(wanted, shelf.of(stored), identity_of(stored))]
    return [*parts, *(one for one in findings if one.statement not in [part.statement for part in parts])]


def _beside(
    query: Query, wanted: Wanted, findings: Sequence[Finding], gathered: Gathered, shelf: StatementShelf
) -> list[Finding]:
    """What a section of the other fiches of the theme says, where a theme and no fiche is asked about: of obstacles or
    advice one wants those of more than one."""
    if not findings or query.names or not query.filters.themes or wanted.asked.section not in _SHARED:
        return []
    near = [one for one in gathered.sources[:_CLOSEST] if one not in gathered.named and meets_themes(query, one)]
    told = ([one for one in shelf.of(stored) if one.field == wanted.asked.section][:1] for stored in near)
    reason = "même thématique, même rubrique"
    return [
        Finding(one, (), WORTH * findings[0].score, f"« {one.text[:60]} » : {reason}") for own in told for one in own
    ]


def _is_entitled(parts: Sequence[Wanted], gathered: Gathered) -> bool:
    """Whether the title of the fiche described says at least half of the question."""
    terms = tuple(dict.fromkeys(term for wanted in parts for term in wanted.terms))
    return bool(gathered.named) and coverage(terms, stems_of(gathered.named[0].document.source.title)) >= _ENTITLED


def _own(statements: Sequence[Statement], named: Sequence[str]) -> Sequence[Statement]:
    """Of a fiche that is named, its own sentences and those of reports: a sibling's figures come after, its sections
    never."""
    if not named:
        return statements
    return [one for one in statements if one.source_id in named or one.source_kind != "fiche"]


def _reaches(wanted: Wanted) -> bool:
    return wanted.asked.section == "contact" or wanted.asked.type in ("email", "phone")


def _borrow(
    query: Query, type_: AnswerType, gathered: Gathered, knowledge: Knowledge, shelf: StatementShelf
) -> Answer | None:
    """The contact of the fiche's publisher, said to be his and not the fiche's own; of the form asked, where one is."""
    if not gathered.named:
        return None
    stored = gathered.named[0]
    fiches = (known.stored for known in knowledge.sources if '"contact"' in known.stored.document.front_matter)
    found = borrow_contact(stored, (statement for fiche in fiches for statement in shelf.of(fiche)))
    if found is None or (type_ in VALUES and not find_values(found[0].text, type_)):
        return None
    statement, publisher = found
    bibliography = Bibliography()
    said = say_borrowed_contact(stored.document.source.title, publisher, query.language)
    note = say_quotes_are_french(query.language)
    segments = [Segment(said, (), "verified"), quote_one(statement, bibliography)]
    segments += [Segment(note, (), "verified")] if note else []
    reasons = (*query.reasons, f"contact publié par {publisher}, aucun par la fiche")
    return Answer(query, "answered", tuple(segments), bibliography.citations, reasons=reasons)


def _closest(
    query: Query, gathered: Gathered, verdict: Verdict, answered: Answering, cited: Collection[str]
) -> tuple[Pointer, ...]:
    """For a question without an answer, the sources nearest to it and why they do not answer; none when its very
    subject is unknown, nor what is quoted already."""
    if verdict.outcome == "answered" or verdict.refusal or find_unspoken(query) or not answered:
        return ()
    wanted = (verdict.missing or (answered[0][0],))[0]
    reason = say_why_closest(wanted, query.language)
    terms = [term for part, _ in answered for term in part.nouns]
    near = [one for one in gathered.sources if one.id not in cited and _is_near(query, terms, one)]
    return tuple(Pointer(stored.id, stored.document.source.title, reason) for stored in near[:_CLOSEST])


def _is_near(query: Query, terms: Iterable[Term], stored: StoredSource) -> bool:
    """Whether a source shares a theme, a public or a rare noun with the question, but for what names a sum."""
    if query.filters.themes and meets_themes(query, stored):
        return True
    if query.filters.publics and not unmet_publics(query, (stored,)):
        return True
    stems = stems_of(stored.document.text)
    return any(term.weight >= _RARE and not is_money(term.word) and term.met_by(stems) == 1.0 for term in terms)
