"""When to say nothing, and why: what the sources leave out, what they do not know, what is not theirs to tell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import Outcome
from assistant.extraction.finding import Finding
from assistant.query import AnswerType, Query
from assistant.retrieval.constraints import unmet_places, unmet_publics
from assistant.retrieval.gathering import Gathered
from assistant.retrieval.muteness import is_silent
from assistant.retrieval.refusals import refuses
from assistant.retrieval.statement import Statement
from assistant.understanding.wanted import Wanted
from assistant.words.matching import Term
from corpus.text import fold

_DENIED: dict[str, str] = {
    "number": r"\bnombres?\b|\bchiffres?\b|\bcombien\b",
    "share": r"\btaux\b|\bchiffres?\b|\bresultats?\b",
    "amount": r"\bmontants?\b|\bcouts?\b|\bbudgets?\b|\bprix\b|\bmoyens\b|\bloyers?\b",
    "duration": r"\bdurees?\b",
    "age": r"\bages?\b",
    "year": r"\bdates?\b|\bannees?\b",
    "date": r"\bdates?\b|\bannees?\b",
    "place": r"\bvilles?\b|\bcommunes?\b|\blieux?\b|\bterritoires?\b",
    "organisation": r"\bporteurs?\b|\bassociations?\b|\bnoms?\b|\bcollectivites?\b",
    "person": r"\bnoms?\b",
    "carrier": r"\bporteurs?\b|\bassociation porteuse\b|\bnoms?\b",
    "partners": r"\bpartenaires?\b|\bnoms?\b",
    "results": r"\bbilans?\b|\bresultats?\b|\beffets?\b|\bchiffres?\b",
    "methodology": r"\bprocedures?\b|\bfonctionnement\b|\bregles?\b",
    "funders": r"\bmoyens\b|\bfinanc\w+",
}
"""What a sentence names when it says that a type of answer is not given."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome, what is missing, and the reasons that led there; `denial` is a source's own « non indiqué »."""

    outcome: Outcome
    missing: tuple[Wanted, ...] = ()
    unmet: tuple[str, ...] = ()
    refusal: str | None = None
    denial: Statement | None = None
    reasons: tuple[str, ...] = ()


def judge(query: Query, gathered: Gathered, answered: Sequence[tuple[Wanted, Sequence[Finding]]]) -> Verdict:
    """Whether what was found answers what was asked."""
    refusal = refuses(query.text)
    if refusal:
        return Verdict("no_evidence", refusal=refusal, reasons=(f"refus : {refusal}",))
    subject = bool(gathered.named)
    unmet = _unmet(query, gathered)
    if unmet:
        reasons = tuple(f"exigence sans preuve : {what}" for what in unmet)
        return Verdict("partial" if subject else "no_evidence", _parts(answered), unmet, reasons=reasons)
    missing = tuple(wanted for wanted, findings in answered if not findings)
    reasons = tuple(_reason(wanted, findings) for wanted, findings in answered)
    if not missing:
        return Verdict("answered", reasons=reasons)
    named = {stored.id for stored in gathered.named}
    own = [statement for statement in gathered.statements if statement.source_id in named]
    denial = find_denial(missing[0], own) if own else None
    some = len(missing) < len(answered)
    return Verdict("partial" if subject or some else "no_evidence", missing, denial=denial, reasons=reasons)


def find_denial(wanted: Wanted, statements: Iterable[Statement]) -> Statement | None:
    """A source's own sentence that what is asked is not said (« ni le nombre de logements »)."""
    key = wanted.asked.section if wanted.asked.type == "section" else wanted.asked.type
    pattern = re.compile(_DENIED.get(key or "", r"(?!)"))
    for statement in statements:
        if not is_silent(statement.text) or not pattern.search(fold(statement.text)):
            continue
        general = "chiffr" in fold(statement.text)
        if general or not wanted.counted or any(_is_said(term, statement) for term in wanted.counted):
            return statement
    return None


def _is_said(term: Term, statement: Statement) -> bool:
    return term.met_by(statement.stems) > 0


def _parts(answered: Sequence[tuple[Wanted, Sequence[Finding]]]) -> tuple[Wanted, ...]:
    return tuple(wanted for wanted, _ in answered)


def _unmet(query: Query, gathered: Gathered) -> tuple[str, ...]:
    """Names that no source holds, and territories where none of the sources considered is."""
    unknown = [name.label for name in query.names if not name.source_ids]
    sources = gathered.named or gathered.sources
    publics = unmet_publics(query, gathered.named) if gathered.named and query.asked.type == "yes_no" else []
    return (*unknown, *(place.label for place in unmet_places(query, sources)), *publics)


def _reason(wanted: Wanted, findings: Sequence[Finding]) -> str:
    if findings:
        return findings[0].reason
    words = ", ".join(term.word for term in wanted.required) or "ce qui est nommé"
    return f"aucune phrase de type {_TYPE_NAMES.get(wanted.asked.type, wanted.asked.type)} à propos de : {words}"


_TYPE_NAMES: dict[AnswerType, str] = {"number": "nombre", "amount": "montant", "share": "taux", "section": "rubrique"}
