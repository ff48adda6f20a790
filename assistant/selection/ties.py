"""How a question ties experiments to an organisation: carried by it, with its money or its help, or told by it."""

import re
from functools import lru_cache
from typing import Literal

from assistant.known.knowledge import Knowledge
from assistant.query import Name, Query
from assistant.words.framing import framing_stems
from assistant.words.matching import stems_of
from assistant.words.spelling import is_real_word
from corpus.document import Span
from corpus.tagging.lexicon import term_names
from corpus.text import STOP_WORDS, fold, stem, words

Tie = Literal["carried", "behind", "beside", "before"]

_BESIDE = re.compile(
    r"\b(?:financ|cofinanc|fonds? (?:de|du|d')|soutenue?s?\b|soutien (?:de|du|d')|soutien(?:t|nent)\b|appuyee?s? par"
    r"|(?:l'|un )?appui (?:de|du|d')|subvention|laureat|selectionn|retenue?s? par|prime|recompens|partenai?r"
    r"|dans la boucle|aux cotes de|avec l'aide|mecen|fund(?:ed|er|ing)|supported by|support of|backed|backing"
    r"|grants?\b|sponsor|partner|awarded|winners? of|prize)"
)
_BEFORE = re.compile(
    r"\b(?:tiree?s?|issue?s?|extraite?s?|publi|base(?:es?)? (?:sur|on)\b|source|revue|magazine|journal"
    r"|presse|provien|vien(?:nen)?t\b|parue?s?"
    r"|recueil|releve|recens|repere|collect|mention|evoqu|signal|cite|citent|quot|selon|d'apres|according|from|s'appuie"
    r"|drawn|taken|cited|reported|decrit par|decrite?s? par|document|written up)"
)
_CARRIER = r"(?:porteu(?:rs?|ses?)|pilotes?|carriers?|lead(?:ers?| organi[sz]ations?| bod(?:y|ies))?|promoters?)"
_CARRIED = re.compile(
    r"\b(?:port|g[ée]r|pilot|men|condui|anim|lanc|cr[ée])\w*\s+par\s+([^?.;,(:]+)"
    r"|\b(?:run|led|carried|managed|set up|started|headed)\s+by\s+([^?.;,(:]+)"
    r"|\b(?:ont|a|avec|have|has|with)\s+((?!pour\b)[^?.;,:]+?)\s+(?:comme|pour|as)\s+"
    rf"(?:(?:the|an?|leur|structures?)\s+)*{_CARRIER}\b"
    rf"|\bpour\s+(?:structure\s+)?{_CARRIER}\s+([^?.;,:]+)"
    rf"|\b(?:dont|whose)\s+(?:(?:le|la|structure)\s+)*{_CARRIER}\s+(?:est|sont|is|are)\s+([^?.;,:]+)"
    r"|\b((?-i:[A-Z]{3,}))s?\s+(?:ont|have)\s+(?:\w+\s+)?(?:port|pilot|lanc|mont|men|cr[ée]|run\b|led\b|launch|carr)",
    re.IGNORECASE,
)
_CARRIES = re.compile(
    r"\b(?:port(?:e|ent|es|ees|er)|pilot(?:e|ent|es|ees|er)|ger(?:e|ent|ees)|porteu(?:r|se)s?"
    r"|carr(?:y|ies|ied)|manage[sd]?|run|runs|led|leads?|set up|headed)\b"
)
_BODY = re.compile(
    r"[\s(]*(?:\b(?:ou|et|or|and)\s+)?(?:(?:par|by)\s+)?"
    r"(?:(?:une?|des|les?|la|du|an?|the|any|some)\s+|[ld]['’])?((?:(?!\b(?:ou|et|or|and)\b)[^()])+)"
)
_SAME_BODIES = (
    (
        "commune", "ville", "mairie", "municipalite", "municipality", "town council", "town hall", "city council",
        "local council", "local authoritie",
    ),
    ("conseil departemental", "conseil general", "departement", "county council", "departmental council"),
)  # fmt: skip
"""Sorts of body that are one, whatever a source calls them: the first names of a row stand before a place."""
_OF_RECORDS = re.compile(r"\b(?:fiches?|articles?|documents?|records?)\s+(?:d[eu]s?\b|d'|by\b|of\b)")


def read_tie(text: str) -> Tie:
    """What ties the experiments asked for to the organisation that a question names."""
    folded = fold(text)
    if _BESIDE.search(folded):
        return "beside"
    if _BEFORE.search(folded):
        return "before"
    return "carried" if _CARRIES.search(folded) else "behind"


def is_tied(text: str) -> bool:
    """Whether a question names who carries, funds or tells of what it asks: « financés par », "run by"."""
    folded = fold(text)
    return any(pattern.search(folded) for pattern in (_BESIDE, _BEFORE, _CARRIED))


def find_origins(text: str, knowledge: Knowledge) -> tuple[Name, ...]:
    """The publishers that a question wants the sources of: « les fiches tirées de la Gazette »."""
    if read_tie(text) != "before" and _OF_RECORDS.search(fold(text)) is None:
        return ()
    return tuple(knowledge.names.find_publishers(text))


def find_bodies(text: str, knowledge: Knowledge) -> tuple[Name, ...]:
    """The sorts of body that a question wants as carriers, « portées par une mission locale ou un CCAS »; a part of
    a longer name (« Habitat et Humanisme ») stands for it."""
    found, names = [], [name.span for name in knowledge.names.find(text)]
    for match in _CARRIED.finditer(text):
        told = Span(*match.span(match.lastindex or 0))
        for part in _BODY.finditer(text, told.start, told.end):
            own = Span(part.start(1), part.start(1) + len(part.group(1).rstrip()))
            here = next((span for span in names if span.covers(own)), own)
            body = here.cut(text)
            carried = tuple(id for name in _sort_of_body(body) for id in knowledge.names.carried(name))
            if carried:
                found.append(Name(body, here, carried, "carrier"))
    return tuple(dict.fromkeys(found))


def _sort_of_body(body: str) -> tuple[str, ...]:
    """What a sort of body may be called; nothing for a word that tells nothing (« un porteur »)."""
    alike = next((row for row in _SAME_BODIES if fold(body).strip().rstrip("s") in row), ())
    return tuple(f"{name} de" for name in alike) or (() if _says_nothing(body) else (body,))


def _says_nothing(body: str) -> bool:
    return all(word.folded in STOP_WORDS or stem(word.folded) in framing_stems() for word in words(body))


def linked(name: Name, query: Query, knowledge: Knowledge) -> tuple[str, ...]:
    """The sources tied to a name as the question says; those that speak of it where it helps, or where none is tied."""
    names = knowledge.names
    terms = term_names(name.span.cut(query.standalone))
    called = dict.fromkeys((name.label, *(term for term in terms if not term.islower())))
    tie = read_tie(query.standalone)
    find = {"carried": names.carried, "behind": names.behind, "beside": names.beside, "before": names.before}[tie]
    found = tuple(source_id for label in called for source_id in find(label))
    own = () if tie in ("carried", "beside") and found else name.source_ids
    speaking = _speaking(tuple(called), knowledge) if tie == "beside" or not found else ()
    return tuple(dict.fromkeys((*own, *found, *speaking)))


def _speaking(called: tuple[str, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """The sources that bear one of these names in a row, beside their references; of one in common words (« accueil
    chez l'habitant »), the words."""
    proper = [key for label in called if _is_telling(label) and not label.islower() and (key := _key(label))]
    common = [roots for label in called if _is_telling(label) and label.islower() and (roots := stems_of(label))]
    return tuple(
        known.id
        for known in knowledge.sources
        if any(key in _key(known.speech) for key in proper)
        or any(roots <= stems_of(known.stored.document.text) for roots in common)
    )


def _is_telling(label: str) -> bool:
    return " " in label or not is_real_word(fold(label))


@lru_cache(maxsize=1 << 10)
def _key(text: str) -> str:
    """The stems of a text in a row, to find a name in it whatever its endings."""
    stems = " ".join(stem(word.folded) for word in words(text))
    return f" {stems} " if stems else ""
