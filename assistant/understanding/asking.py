"""What type of answer a question asks: a year, an amount, a number of what, a person, a section of the fiche…

No score separates what the corpus answers from what it does not; the type of answer can
(docs/decisions.md). So each question, and each part of one that asks two things, gets a
type by its turn of phrase, and the evidence must hold a value of that type.
"""

import re
from dataclasses import replace

from assistant.query import AnswerType, Asked, Language
from assistant.words.matching import root
from assistant.words.phrasings import phrasings
from assistant.words.questioning import asking_roots
from corpus.text import STOP_WORDS, fold, words

_FIGURES: tuple[AnswerType, ...] = ("year", "date", "duration", "age", "amount", "share", "area", "number")
_FORMS: tuple[AnswerType, ...] = ("law", "hours", "phone", "email", "address")
VALUES: frozenset[AnswerType] = frozenset((*_FIGURES, *_FORMS))
"""The types whose value can be recognised in a sentence by its form alone."""

_PART = {
    "fr": re.compile(
        r"(?:\bet|,|;|\bainsi que)\s+(?=(?:combien|qu(?:el|els|elle|elles)\b|quand|comment|pourquoi|"
        r"(?:pour|par|avec|a|à) qu|où\b|qui\b|depuis quand|(?:de|dans|en|à) quel))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:\band|,|;)\s+(?=(?:how|what|which|when|where|why|who|whom|(?:for|by|with|to|in) wh)\b)", re.IGNORECASE
    ),
}
_LEAD = {"fr": re.compile(r"^[^?:]{2,60}?\s*:\s+(?=\S)"), "en": re.compile(r"^[^?:]{2,60}?\s*:\s+(?=\S)")}
_SAID_BEFORE = re.compile(r"^[^?]*[^?.!]{4}[.!]\s+(?=[^?]*\?)", re.DOTALL)
_ASIDE = re.compile(
    r"«[^»]*»|“[^”]*”|\"[^\"]*\"|\ben (?:deux|trois|quelques|peu de) (?:mots|lignes|phrases)\b"
    r"|\ben bref\b|\bbrievement\b|\bin (?:a few|two|three|short) ?(?:words|lines|sentences)?\b|\bbriefly\b"
)
_SELF = re.compile(r"\b(?:je|j'|nous|i|i'm|we|parmi|among)\b")
_ASKS = re.compile(
    r"\b(?:qu(?:el|els|elle|elles|i|e|oi|and)|combien|comment|pourquoi|ou est)\b|\?"
    r"|\b(?:how|what|which|when|where|why|who|whom)\b"
)
_TOPIC = re.compile(r"^\W*(?:les|des|ces|leurs|ses)\s+(\w+)\b[^?]*\bcombien\W*(?:en tout|au total)?\W*$")
_MAX_COUNTED = 3
_NOT_COUNTED = frozenset(
    "fois autres autre temps ont sont etaient etait avait avaient ete got get gets find finds found left moved stayed "
    "kept became went came obtained reached returned live lives".split()
)


def type_answer(text: str, language: Language) -> Asked:
    """The type of answer that `text` asks first; `text` when no turn of phrase tells.

    What is said before the question, what is quoted and how long the answer may be (« en deux mots ») tell it only
    where nothing else does.
    """
    folded = fold(text).strip()
    plain = _ASIDE.sub(" ", folded)
    forms = dict.fromkeys((_SAID_BEFORE.sub("", plain), plain, folded))
    return next((asked for form in forms if (asked := _type(form, language)) != Asked()), Asked())


def _type(folded: str, language: Language) -> Asked:
    for phrasing in phrasings(language):
        match = phrasing.pattern.search(folded)
        if match is None:
            continue
        counted = _counted(folded[match.end() :]) if phrasing.counts else _topic(folded, phrasing.type)
        return Asked(type=phrasing.type, of=counted, section=phrasing.section)
    return Asked()


def type_parts(text: str, language: Language) -> tuple[tuple[str, Asked], ...]:
    """Each part of a question with its own type (« pour qui et combien de jours ? » has two).

    A part that asks nothing new (« et comment ? ») belongs to the one before it.
    """
    parts: list[tuple[str, Asked]] = []
    for piece in _without_context(pieces_of(text, language)):
        asked = type_answer(piece, language)
        bare = not any(word.folded not in STOP_WORDS for word in words(piece))
        if parts and parts[-1][1].type == "text" and parts[-1][1].section is None:
            parts[-1] = (f"{parts[-1][0]} {piece}", asked)
        elif parts and (bare and asked.type in ("section", "text")):
            parts[-1] = (f"{parts[-1][0]} {piece}", parts[-1][1])
        else:
            parts.append((piece, asked))
    if len(parts) > 1:
        parts = [(text_, _inherit(asked, parts[0][1])) for text_, asked in parts]
    return tuple(parts)


def pieces_of(text: str, language: Language) -> list[str]:
    """The pieces of a question, each from the word that asks it on; what leads it stays with the first."""
    lead = _LEAD[language].match(text)
    body = text[lead.end() :] if lead else text
    pieces = [piece.strip() for piece in _PART[language].split(body) if piece.strip()]
    if not pieces:
        return [text]
    pieces[0] = (text[: lead.end()] if lead else "") + pieces[0]
    return pieces


def _without_context(pieces: list[str]) -> list[str]:
    """The pieces without the first, where that only tells who asks or of what (« Je prépare une note : … »); it stays
    where the others only ask and name no subject (« …, quels freins ? »)."""
    if len(pieces) == 1 or not _SELF.search(fold(pieces[0])) or _ASKS.search(fold(pieces[0])):
        return pieces
    if any(_names_something(piece) for piece in pieces[1:]):
        return pieces[1:]
    return [f"{pieces[0]} {pieces[1]}", *pieces[2:]]


def _names_something(piece: str) -> bool:
    return any(word.folded not in STOP_WORDS and root(word.folded) not in asking_roots() for word in words(piece))


def _inherit(asked: Asked, first: Asked) -> Asked:
    """« combien étaient intéressées » counts what the first part counted."""
    if asked.type == "number" and not asked.of and first.type == "number":
        return replace(asked, of=first.of)
    return asked


def _topic(folded: str, type_: AnswerType) -> tuple[str, ...]:
    """What is said first and counted last: « les places, il y en a combien ? »."""
    match = _TOPIC.match(folded) if type_ == "number" else None
    return (root(match.group(1)),) if match else ()


def _counted(rest: str) -> tuple[str, ...]:
    """Stems of the noun phrase that a counting phrase ends before, head included."""
    counted: list[str] = []
    tokens = list(words(rest))
    for word, following in zip(tokens, [*tokens[1:], None], strict=False):
        gap = rest[: word.span.start].strip()
        if word.folded == "sans" and not gap:
            continue
        worked = word.folded in ("work", "works") and (following is None or following.folded in STOP_WORDS)
        if (
            worked
            or word.folded in STOP_WORDS
            or word.folded in _NOT_COUNTED
            or gap.endswith(("?", ",", ".", ":", ";"))
        ):
            break
        counted.append(root(word.folded))
        if len(counted) == _MAX_COUNTED:
            break
    return tuple(counted)
