"""What bears a name of its own: people, organisations, places; and titles written with capitals."""

import re

from assistant.retrieval.measures import overlap
from assistant.retrieval.value import Value, finding
from corpus.document import Span
from corpus.tagging.territory import find_territories
from corpus.text import words

_ROLE = re.compile(
    r"\b(?:direct(?:eur|rice|ion)|président|présidente|respons(?:able)|coordinat(?:eur|rice)|conseill(?:er|ère)|fondat(?:eur|rice)|"
    r"chargée?s?|explique|précise|souligne|contact|maire|chef(?:fe)?)\b",
    re.IGNORECASE,
)
EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_TITLE_WORDS = frozenset(
    "association associations relais ville fondation federation union groupement centre service conseil region "
    "departement metropole un une les des maison residence pays emmaus logement habitat grand oiseau caisse "
    "ministere direction".split()
)
_PROPER = re.compile(
    r"\b[A-ZÉÈÀÇÎÔ][\w’'-]+(?:\s+(?:(?:de|du|des|la|le|les|d['’]|l['’]|et)\s*)*[A-ZÉÈÀÇÎÔ][\w’'&-]+)*|\b[A-Z]{2,}\d*\b"
)
_ARTICLE = re.compile(r"(?:Les?|La|The)\s")
_SOMEWHERE = re.compile(r"\b(?:venue?s? (?:de |d['’])|née? (?:à|en|au) |(?:à|au|en|in|from) )([A-ZÉÈÎ][\w’-]+)")


def persons(text: str) -> list[Value]:
    """Two or more capitalised words beside a role, a speech verb or an e-mail address; never an institution."""
    if not (_ROLE.search(text) or EMAIL.search(text)):
        return []
    return [
        value
        for value in finding(_PROPER)(text)
        if " " in value.span.cut(text) and not _TITLE_WORDS & {word.folded for word in words(value.span.cut(text))}
    ]


def organisations(text: str) -> list[Value]:
    """Proper names and sigles, the sentence's first word excepted when it stands alone."""
    found = finding(_PROPER)(text)
    return [
        value
        for value in found
        if value.span.start > 0 or " " in value.span.cut(text) or value.span.cut(text).isupper()
    ]


def places(text: str) -> list[Value]:
    """Territories of the gazetteer, and proper names that a preposition of place introduces (« venu de Montréal »)."""
    known = [Value(mention.span, (mention.territories[0].level,)) for mention in find_territories(text)]
    others = [Value(Span(match.start(1), match.end(1))) for match in _SOMEWHERE.finditer(text)]
    taken = [value.span for value in known]
    return sorted(
        [*known, *(value for value in others if not any(overlap(value.span, span) for span in taken))],
        key=lambda value: value.span,
    )


def proper_phrases(text: str) -> list[str]:
    """Names of several capitalised words (« Le Logis des Iles »), whatever they name; a sentence's own capital is
    none."""
    spans = [
        Span(match.start(), match.end())
        for match in _PROPER.finditer(text)
        if match.start() > 0 or _ARTICLE.match(match.group())
    ]
    return [span.cut(text) for span in spans if len(re.findall(r"\b[A-ZÉÈÀÇÎÔ]", span.cut(text))) > 1]
