"""Which words of a text are denied: « sans », « ne … pas », « peine à », and how far each of them reaches."""

import re
from collections.abc import Iterator, Sequence

from corpus.document import Span
from corpus.text import Word

BUT = "".join(rf"(?<!\b{former} )" for former in ("sans", "à", "le", "un", "pour", "son", "leur")) + "but"
"""The English word; « sans but », « à but non lucratif » are French."""
_CLAUSE_END = re.compile(
    rf"[.;:!?(),…–—\n]|\b(?:mais|puis|{BUT}|then|alors|tandis|whereas|et (?:des|une?|les?|la|l')|and (?:an?|the))\b",
    re.IGNORECASE,
)
DENYING = frozenset(
    "sans aucun aucune ni non no not nor neither never none without cannot doesn don didn isn aren wasn weren hasn "
    "haven won couldn".split()
)
"""Words that deny what follows them in their clause; they carry nothing else."""
_DENYING_AFTER_NE = frozenset("pas plus jamais rien personne aucun aucune ni guere".split())
_AFTER_BARE_PAS = frozenset("de d pour un une le la les l des du en avec dans".split())
"""Words before which « pas » denies without « ne », as in notes: « pas de porteur », « pour des familles, pas pour
des jeunes »."""
_STRUGGLES = re.compile(
    r"\b(?:pein|échou|tard|renonc)(?:e|ent|ait|aient|é)? à\b|\b(?:struggl|fail)\w* to\b"
    r"|\b(?:du mal|de la peine) à\b|\b(?:trouble|difficulty) (?=\w+ing\b)"
    r"|\b(?:absence|manqu(?:e|ent|ait|aient)) d(?:e|u|es|')\b|\babsence of\b|\black(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
"""What does not quite come about, or is missing: « peine à durer », « absence de locaux »."""
_NOT_DONE = re.compile(
    r"\b(?:n'|ne )(?:est|sont|était|étaient|a été|ont été|fut|furent) (?:pas|plus|jamais) (?:\w+ment )?"
    r"\w+(?:é|i|u|t|is)(?:e|es|s)?\b"
    r"|\b(?:is|are|was|were|been) (?:not|never) (?:\w+ly )?\w+(?:ed|en|t)\b",
    re.IGNORECASE,
)
"""A passive that is denied: the source may deny its subject too, « sans exiger l'arrêt »."""
_NEXT_WORD = re.compile(r"[\s-]+(?P<word>\w+)")
_VERBS_AFTER = {
    **dict.fromkeys(
        ("sans", "ni"),
        re.compile(
            r"\b(?:ont|a|sont|est|avaient|avait|étaient|était|vivant|ayant|étant|sortant|venant|souhaitant|par)\b",
            re.IGNORECASE,
        ),
    ),
    **dict.fromkeys(
        ("without", "nor"),
        re.compile(r"\b(?:have|has|had|are|is|were|was|needs?|living|having|wishing)\b", re.IGNORECASE),
    ),
}
"""Verbs that end what « sans » denies: « sans ressources ont besoin d'aide »."""
_HARDLY = frozenset("mal insuffisamment difficilement guere poorly badly hardly barely insufficiently ill".split())
"""Words that turn the one before or after them into nearly its opposite: « mal informés », « répondent mal »."""
_BARE = frozenset("domicile abri abris papiers".split())
"""« Sans domicile » says who somebody is; it denies nothing."""
_REACH = 8
_NOUN_BEFORE = frozenset("le la les l un une leur son ce a the".split())
"""Words after which « pas » is a step."""


def denied(text: str, every: Sequence[Word]) -> frozenset[int]:
    """Where the words stand that a negation covers: from it to the end of its clause."""
    covered = set(_half_denied(text, every))
    until = -1
    for index, word in enumerate(every):
        if _denies(text, every, index):
            until = max(until, _scope_end(text, word))
        if word.start < until:
            covered.add(word.start)
    return frozenset(covered)


def not_done(text: str) -> list[Span]:
    """Where the subjects of denied passives stand: « l'arrêt n'est pas exigé »."""
    plain = text.replace("’", "'")
    ends = [mark.end() for mark in _CLAUSE_END.finditer(plain)]
    return [
        Span(max((end for end in ends if end <= mark.start()), default=0), mark.start())
        for mark in _NOT_DONE.finditer(plain)
    ]


def _half_denied(text: str, every: Sequence[Word]) -> Iterator[int]:
    for mark in _STRUGGLES.finditer(text):
        end = _clause_end(text, mark.end())
        yield from (word.start for word in every if mark.end() <= word.start < end)
    for index, word in enumerate(every):
        if word.folded in _HARDLY:
            yield from (other.start for other in (*every[max(0, index - 1) : index], *every[index + 1 : index + 2]))


def _denies(text: str, every: Sequence[Word], index: int) -> bool:
    """Whether a word begins a negation."""
    word, following = every[index], every[index + 1 : index + 1 + _REACH]
    if word.folded in DENYING:
        return not (following and following[0].folded in _BARE)
    if word.folded in ("ne", "n"):
        end = _clause_end(text, word.end)
        scope = [other.folded for other in following if other.start < end]
        return not _DENYING_AFTER_NE.isdisjoint(scope) and _BARE.isdisjoint(scope)
    if word.folded == "pas" and following and following[0].folded in _AFTER_BARE_PAS:
        former = [other.folded for other in every[max(0, index - _REACH) : index]]
        return {"ne", "n"}.isdisjoint(former) and (not former or former[-1] not in _NOUN_BEFORE)
    return False


def _scope_end(text: str, denying: Word) -> int:
    """Where what a word denies ends: with the clause, or, after « sans » or « ni », at the verb that follows; what is
    « non accompagné » is one thing."""
    following = _NEXT_WORD.match(text, denying.end) if denying.folded == "non" else None
    if following and following.group("word").lower() not in _AFTER_BARE_PAS:
        return following.end()
    end = _clause_end(text, denying.end)
    verbs = _VERBS_AFTER.get(denying.folded)
    verb = verbs.search(text, denying.end, end) if verbs else None
    return verb.start() if verb else end


def _clause_end(text: str, position: int) -> int:
    found = _CLAUSE_END.search(text, position)
    return found.start() if found else len(text)
