"""What the fields of a fiche are good for: which question each answers, and what it says without a word."""

import re
from collections.abc import Iterable

from assistant.query import AnswerType, Asked
from assistant.retrieval.statement import Statement
from assistant.words.matching import concept, root
from corpus.text import fold

PRIOR = {
    "results": 0.12, "what_is_done": 0.1, "methodology": 0.1, "innovation": 0.05, "period": 0.05,
    "success_conditions": 0.04, "obstacles": 0.03, "transposition": 0.02, "need": -0.08, "status": -0.2,
}  # fmt: skip
"""What a field is worth when nothing else decides."""

WHOLE, _PART = 0.6, 0.45
"""What the very field that is asked is worth, and a kindred one."""

_NEVER: dict[AnswerType, tuple[str, ...]] = {
    "age": ("public",),
    "share": ("public",),
    "organisation": ("public", "territory", "period"),
}
"""Fields whose figures are the vocabulary's, or dates, and no values of the type."""

_KINDRED = {
    "methodology": ("what_is_done",),
    "public": ("what_is_done",),
    "transposition": ("success_conditions", "status"),
    "success_conditions": ("methodology",),
    "funders": ("resources",),
    "need": ("obstacles", "what_is_done"),
}
"""Fields that answer where the one asked is empty."""

_FIELD_OF: dict[AnswerType, str] = {"definition": "what_is_done"}

_TELLING: dict[AnswerType, tuple[str, ...]] = {
    "date": ("period",),
    "year": ("period",),
    "place": ("territory",),
    "organisation": ("carrier", "partners", "funders"),
    "person": ("carrier", "contact"),
}
"""Fields that hold values of a type by being what they are."""

_IMPLIED = {
    "period": "creer ouvrir exister commencer",
    "carrier": "porter gerer creer piloter",
    "partners": "partenaire composer membre association",
    "funders": "financer",
    "territory": "ville lieu territoire",
}
_STARTED = re.compile(
    r"\b(?:depuis|cree\w*|ne\w*|lance\w*|ouver\w*|debut\w*|des|test\w*|experiment\w*|premi\w+|demarr\w*|constru\w+|fond\w+)\b"
)
_SPANS = re.compile(r"\d\s*[–-]\s*\d|[–-]\s*\w+ \d{4}")
"""What tells of a beginning, as a span of time does in a period line; a visit or an article tells of none."""
_BARE = re.compile(r":\s*(?:\w+ )?\d{4}\s*$")
_TOLD_OF = re.compile(
    r"\b(?:articles?|fiches?|visit\w*|rapports?|decrit\w*|present\w*|publi\w*|reportages?|non datee?)\b"
)
_ENDED = re.compile(r"\d\s*[–-]\s*|\b(?:jusqu|fin|ferm|arr[eê]t|termin)", re.IGNORECASE)

_OPPOSED = {
    "obstacles": ("need", "success_conditions"),
    "success_conditions": ("need", "obstacles"),
    "transposition": ("need",),
    "results": ("need",),
    "need": ("results",),
}
"""Fields whose sentences never answer for a section, whatever their words."""

_BY = re.compile(r"\b(?:porte|gere|pilote|mene|cree|fonde|lance|anime|conduit|tenu)e?s? (?:\w+ ){0,2}par\b")
_CUES = {
    "carrier": "porter creer",
    "funders": "financer",
    "partners": "partenaire",
    "obstacles": "obstacle",
    "success_conditions": "reussir",
    "transposition": "essaimer",
    "results": "resultat",
    "need": "besoin",
}
"""What a sentence of another field must speak of to answer for a section."""


def tells(type_: AnswerType, statement: Statement) -> bool:
    """Whether a sentence's field holds values of the type by being what it is: a period line, a territory line."""
    return statement.field in _TELLING.get(type_, ())


def is_event(type_: AnswerType, statement: Statement, ends: bool) -> bool:
    """Whether a date is that of a beginning (of an end where `ends`), and not of whatever a sentence happens to date;
    other types have none."""
    if type_ not in ("date", "year"):
        return True
    if ends:
        return _ENDED.search(statement.text) is not None
    return _starts(statement) or (tells(type_, statement) and _BARE.search(statement.text) is not None)


def dates_itself(statement: Statement) -> bool:
    """Whether a period line dates the thing, and not who visited it or wrote about it."""
    return statement.field == "period" and _TOLD_OF.search(fold(statement.text)) is None


def fit(asked: Asked, statement: Statement) -> float:
    """What a sentence gains from standing in the field that is asked, or in a kindred one; else 0."""
    section = asked.section or _FIELD_OF.get(asked.type)
    if section is None:
        return 0.0
    if statement.field == section:
        return WHOLE
    if statement.field == "status" and not speaks_for(section, statement):
        return 0.0
    return _PART if statement.field in _KINDRED.get(section, ()) else 0.0


def never_holds(type_: AnswerType, statement: Statement) -> bool:
    """Whether the figures of a sentence's field are none of this type, whatever their form."""
    return statement.field in _NEVER.get(type_, ())


def implied_roots(type_: AnswerType, statement: Statement) -> frozenset[str]:
    """What a field says without a word: a period line tells when a thing was created, a closed one when it ended."""
    if not tells(type_, statement):
        return frozenset()
    words = _IMPLIED.get(statement.field or "", "").split()
    if statement.field == "period":
        words = [*(words if _starts(statement) else []), *_ended(statement.text)]
    return frozenset(kin for word in words for kin in _with_kin(word))


def asks_end(roots: Iterable[str]) -> bool:
    """Whether a question of date asks when something ended."""
    return not _with_kin("terminer").union(_with_kin("fermer"), _with_kin("fin")).isdisjoint(roots)


def _starts(statement: Statement) -> bool:
    folded = fold(statement.text)
    return bool(_STARTED.search(folded) or (statement.field == "period" and _SPANS.search(folded)))


def _ended(text: str) -> list[str]:
    return ["terminer"] if _ENDED.search(text) else []


def speaks_for(section: str, statement: Statement) -> bool:
    """Whether a sentence that stands elsewhere speaks of what a section is about; a fiche that has no line for its
    carrier must say by whom it is carried."""
    if section == "carrier" and statement.source_kind == "fiche":
        return _BY.search(fold(statement.text)) is not None
    cues = _CUES.get(section)
    if cues is None:
        return True
    return any(not statement.stems.isdisjoint(_with_kin(word)) for word in cues.split())


def opposes(section: str, statement: Statement) -> bool:
    """Whether a sentence stands in a section that is something else by nature: a need is no obstacle met."""
    return statement.field in _OPPOSED.get(section, ())


def _with_kin(word: str) -> frozenset[str]:
    return concept(root(word)) | {root(word)}
