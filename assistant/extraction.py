"""The sentence that answers: of the right type, about the thing asked, and not its neighbour."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer_types import Value, find_values
from assistant.asking import VALUES
from assistant.matching import Term, concept, coverage
from assistant.query import AnswerType, Language
from assistant.statement import Statement
from assistant.wanted import Wanted
from corpus.text import fold, stem

NAMED_ENOUGH = 0.3
"""Share of what is asked that a sentence of a named fiche must say itself."""
SEARCHED_ENOUGH = 0.34
"""The same for a source that was only found by search."""
AROUND_ENOUGH = 0.55
"""Share that a searched source's sentence, title and passage must say together."""

FORMED = VALUES | {"person", "organisation", "place"}
"""Types whose value must stand in the sentence."""

_AROUND = 0.4
_PRIOR = {
    "results": 0.12, "what_is_done": 0.1, "period": 0.05, "methodology": 0.1, "innovation": 0.05, "transposition": 0.02,
    "success_conditions": 0.04, "obstacles": 0.03, "need": -0.08, "overview": -1.0, "status": -0.2, "source": -1.0,
}  # fmt: skip
_NEVER: dict[str, tuple[str, ...]] = {"age": ("public",), "number": ("period",), "share": ("public",)}
_FALLBACK = {
    "methodology": ("what_is_done",),
    "public": ("what_is_done",),
    "transposition": ("success_conditions", "status"),
    "success_conditions": ("methodology",),
    "obstacles": ("need",),
    "funders": ("resources",),
}
"""Fields that answer as well where the one asked does not say it."""
_FIELDS_OF: dict[AnswerType, str] = {"definition": "what_is_done"}
_TELLING: dict[AnswerType, tuple[str, ...]] = {
    "date": ("period",),
    "year": ("period",),
    "place": ("territory",),
    "organisation": ("carrier", "partners", "funders"),
    "person": ("carrier", "contact"),
}
"""Fields that tell values of a type by being what they are."""
_IMPLIED = {
    "period": "creer ouvrir exister commencer",
    "carrier": "porter gerer creer piloter",
    "partners": "partenaire compose membre association",
    "funders": "financer",
    "territory": "ville lieu territoire",
    "public": "public",
    "obstacles": "obstacle",
}
_ENDED = re.compile(r"\d\s*[–-]\s*|\b(?:jusqu|fin|ferm|au |arret|termin)", re.IGNORECASE)
_MONEY = {
    "price": re.compile(r"\b(?:loyers?|tarifs?|prix|par mois|la nuit|nuitees?|rents?|prices?|fees?|redevances?)\b"),
    "pay": re.compile(r"\b(?:salaires?|remuner\w+|l'heure|payees?|gagn\w+|allocations?|salary|wages?|allowance|indemnit\w+)\b"),
    "budget": re.compile(r"\b(?:budgets?|credits?|subvention\w*|dotations?|m€|millions?|par projet|fund\w*|financ\w+)\b|m€"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that answers a part of the question, and why it was taken."""

    statement: Statement
    values: tuple[Value, ...]
    score: float
    direct: float
    reason: str


def rank_statements(wanted: Wanted, statements: Iterable[Statement], named: bool) -> list[Finding]:
    """The sentences that answer, best first; ties keep the order in which they were given."""
    findings = [finding for statement in statements if (finding := _rate(wanted, statement, named))]
    return sorted(findings, key=lambda finding: -finding.score)


def _rate(wanted: Wanted, statement: Statement, named: bool) -> Finding | None:
    if statement.field in ("overview", "source") or is_silent(statement.text):
        return None
    values = _values(wanted, statement)
    if wanted.asked.type in FORMED and not values:
        return None
    stems = statement.stems | _implied(wanted, statement)
    direct = coverage(wanted.terms, stems)
    around = coverage(wanted.terms, stems | statement.around)
    fits = _fit(wanted, statement)
    counts = _counts(wanted, values)
    required = coverage(wanted.required, stems)
    if not _is_about(required, around, named, fits > 0 or (counts > 0 and statement.field != "need")):
        return None
    score = direct + _AROUND * around + _PRIOR.get(statement.field or "", 0.0) + fits + 0.25 * counts
    reason = f"« {statement.text[:60]} » : {wanted.asked.type}, dit {direct:.0%} de ce qui est demandé"
    return Finding(statement, tuple(values), round(score, 6), direct, reason)


def _values(wanted: Wanted, statement: Statement) -> list[Value]:
    asked = wanted.asked.type
    if statement.field in _NEVER.get(asked, ()):
        return []
    values = find_values(statement.text, asked)
    if asked == "number" and wanted.counted:
        values = [value for value in values if _is_counted(wanted.counted, value, wanted.language)]
    if asked == "amount" and values and not _same_money(wanted.text, statement.text):
        return []
    return values


def _is_counted(counted: tuple[Term, ...], value: Value, language: Language) -> bool:
    """Whether the noun after a number is the one asked: of an English noun phrase, any word of it."""
    head = counted[:1] if language == "fr" else counted
    return any(term.met_by(value.counted[:2]) for term in head)


def _counts(wanted: Wanted, values: list[Value]) -> float:
    if not wanted.counted or not values:
        return 0.0
    return max(coverage(wanted.counted, value.counted) for value in values)


def _same_money(question: str, text: str) -> bool:
    """Rents are no budgets and budgets no wages; a sum of which neither is said may be any."""
    asked = {kind for kind, pattern in _MONEY.items() if pattern.search(fold(question))}
    said = {kind for kind, pattern in _MONEY.items() if pattern.search(fold(text))}
    return not asked or not said or bool(asked & said)


def _fit(wanted: Wanted, statement: Statement) -> float:
    """What a sentence gains from standing in the fiche's field that is asked, or in a kindred one."""
    section = wanted.asked.section or _FIELDS_OF.get(wanted.asked.type)
    if section is None:
        return 0.0
    if statement.field == section:
        return 0.6
    return 0.45 if statement.field in _FALLBACK.get(section, ()) else 0.0


def _is_about(required: float, around: float, named: bool, fits: bool) -> bool:
    if named:
        return fits or required >= NAMED_ENOUGH
    return around >= AROUND_ENOUGH and (fits or required >= SEARCHED_ENOUGH)


def _implied(wanted: Wanted, statement: Statement) -> frozenset[str]:
    """What the field of a sentence says without a word: a period line tells when a thing was created."""
    found: set[str] = set()
    if statement.field not in _TELLING.get(wanted.asked.type, ()):
        return frozenset()
    for word in _IMPLIED.get(statement.field or "", "").split():
        found |= {stem(word)} | concept(stem(word))
    if statement.field == "period" and _ENDED.search(statement.text):
        found |= {stem("terminer")} | concept(stem("terminer"))
    return frozenset(found)


_SILENT = re.compile(
    r"\b(?:ne|n')\s?(?:donne|indique|precise|detaille|nomme|mentionne|dit|publie|fournit|chiffre)\w*\b|\bnon (?:indique|precise|communique|renseigne)"
    r"|\bni (?:le|la|l'|les) \w+(?:,| ni)|\b(?:pas|ne sont pas|n'est pas) (?:indiques?|precises?|nommes?|connus?|donnes?|chiffres?)\b"
    r"|\baucun (?:chiffre|resultat chiffre)|\bpas de resultat chiffre|\bsans (?:indication|precision)\b"
)


def is_silent(text: str) -> bool:
    """Whether a sentence says that something is not said (« La source n’indique ni l’âge, ni le montant »)."""
    return _SILENT.search(fold(text)) is not None
