"""What stands in a question's text: names, territories, facets, and the words that nothing explains."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.known.knowledge import Knowledge
from assistant.query import Name
from assistant.selection.clauses import read_ellipses
from assistant.understanding.context import asides_of, context_of, is_preparing, without
from assistant.understanding.intent import asks_several
from assistant.words.framing import framing_stems
from assistant.words.nearness import find_near
from corpus.document import Span
from corpus.tagging.found import Found
from corpus.tagging.lexicon import find_terms
from corpus.tagging.mention import Mention
from corpus.tagging.territory import find_territories
from corpus.tagging.vocabulary import vocabulary
from corpus.text import STOP_WORDS, Word, fold, fold_in_place, stem, words

_LEAD = re.compile(r"([^?:,]{2,60}?)\s*[:,]\s+(?=\S)")
_OFFERED = re.compile(
    r"(?:\b(?:quels|quelles|which|what)\s+(?:sont les\s+|are the\s+)?(?:autres |other )?"
    r"|(?:-t-on|-t-il|-vous|-tu|(?<!\bon )\b(?:existe|a|sont|cherche|cherchons|connais|trouver|avoir))"
    r" (?:d'autres |des )"
    r"|\b(?:are there|find|have|know of|know) (?:any |other |some |the )?)$"
)
_GENRE_PHRASE = re.compile(
    r"retours? d'experiences?|innovations? sociales?|social innovations?|rex|retex|lessons learn(?:ed|t)"
)
_ENUMERATION = re.compile(r"[^,?.:;]+(?:,[^,?.:;]+){2,}[?.]?")
_ORDERED = re.compile(r"-(?:moi|nous)\b")
"""What follows the verb of an order, whatever it is: « sors-moi »."""
_MEANS = re.compile(
    r"\b(?:proprietaires?|bailleurs?)\s+(?:prives?|privees?|solidaires?)\b|\bprivate\s+(?:landlords?|owners?)\b"
)
"""« Propriétaires privés », “private owners”: the means of a project, not those whom it serves."""
_MEANT = Found(Span(0, 0), "themes", "intermediation-locative", casual=True)
"""The theme of which they are the means, where nothing else is asked."""
_OFTEN = re.compile(r"\bsans (?:arret|cesse)\b")
"""What tells how often, and is no status."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a question's text.

    `asking` is the text without the clauses that present who asks; `near` is what of `found` is
    meant and not named.
    """

    text: str
    asking: str
    names: tuple[Name, ...]
    mentions: tuple[Mention, ...]
    found: tuple[Found, ...]
    left: tuple[Word, ...]
    near: tuple[Found, ...] = ()


def without_asides(text: str, knowledge: Knowledge) -> str:
    """The question without what only explains, illustrates or wishes, where facets tell without it what is asked."""
    asides = asides_of(text)
    plain = " ".join(without(text, asides).split())
    told = bool(asides) and bool(find_terms(plain, question=True)) and not knowledge.names.find(plain)
    return plain if told else text


def read_question(text: str, knowledge: Knowledge) -> Reading:
    """What is read in a question without its context, whose facets count where the question has none of its own."""
    titled = [name.span.start for name in knowledge.names.find(text) if name.role == "title"]
    presenting = [span for span in context_of(text) if span.start not in titled]
    reading = _read(without(text, presenting), knowledge)
    if not presenting or reading.names or reading.found:
        return reading
    whole = _read(text, knowledge)
    mentions = reading.mentions
    if not mentions and (is_preparing(text) or not (whole.found or reading.left)):
        mentions = whole.mentions
    if not (whole.found or mentions or reading.left):
        return whole
    return replace(reading, text=text, mentions=mentions, found=whole.found)


def without_names(reading: Reading, names: Sequence[Name]) -> Reading:
    """The reading without the facets and the words left over that these names are made of."""
    spans = [name.span for name in names]
    return replace(
        reading,
        found=tuple(one for one in reading.found if not overlaps(one.span, spans)),
        left=tuple(word for word in reading.left if not _inside(word.span, spans)),
    )


def read_nearness(reading: Reading, knowledge: Knowledge) -> Reading:
    """The reading with a theme and publics that its words left over mean, where it names none."""
    if any(one.facet in ("themes", "publics") for one in reading.found):
        return reading
    near = [one for one in find_near(reading.left, reading.text) if _is_held(one, knowledge)]
    spans = [one.span for one in near]
    left = tuple(word for word in reading.left if not _inside(word.span, spans))
    return replace(reading, found=(*reading.found, *near), near=tuple(near), left=left) if near else reading


def _is_held(near: Found, knowledge: Knowledge) -> bool:
    """Whether a source bears a facet that is near."""
    borne = (
        vocabulary("themes").broaden(known.facets.themes) | vocabulary("publics").broaden(known.facets.publics)
        for known in knowledge.sources
    )
    return any(near.code in own for own in borne)


def _read(text: str, knowledge: Knowledge) -> Reading:
    terms = find_terms(text, question=True)
    wider = [one.span for one in terms]
    names = tuple(
        name
        for name in knowledge.names.find(text)
        if not _is_sort(text, name) and not any(_within(name.span, span) for span in wider)
    )
    places = find_territories(text, known=knowledge.places, casual=True)
    names = _with_subject(text, names, places, knowledge)
    taken = [name.span for name in names]
    mentions = tuple(
        mention
        for mention in places
        if not _cut(mention.span, taken) and not any(_within(mention.span, span) for span in wider)
    )
    taken += [mention.span for mention in mentions]
    means = _find(_MEANS, text)
    taken += [*means, *_find(_OFTEN, text)]
    found = _without_genre(text, [one for one in terms if not overlaps(one.span, taken)])
    found = found or [replace(_MEANT, span=span) for span in means]
    found += read_ellipses(text, found)
    taken += [one.span for one in found]
    left = tuple(
        word
        for word in words(text)
        if word.folded not in STOP_WORDS
        and stem(word.folded) not in framing_stems()
        and not _ORDERED.match(text, word.end)
        and not _inside(word.span, taken)
    )
    return Reading(text, text, names, mentions, tuple(found), left)


def _with_subject(
    text: str, names: tuple[Name, ...], places: Sequence[Mention], knowledge: Knowledge
) -> tuple[Name, ...]:
    """The names, with the one fiche whose title holds all words of what stands before a colon or a comma, or whose
    sigle that is, however typed.

    « Équipe mobile Yvelines : effectif ? »; not where all there is of the kind is asked, or all but a place (« hors
    Paris »).
    """
    lead = _LEAD.match(text)
    if lead is None or asks_several(text[lead.end() :]) or any(place.excluded for place in places):
        return names
    subject = Span(lead.start(1), lead.end(1))
    if _ENUMERATION.fullmatch(text) and any(one.span == subject for one in find_terms(text, question=True)):
        return names
    if any(name.role == "title" and subject.covers(name.span) for name in names):
        return names
    ids = knowledge.names.titled(write_places(lead.group(1), [one for one in places if subject.covers(one.span)]))
    ids = ids or knowledge.names.called(lead.group(1))
    if len(ids) != 1:
        return names
    title = Name(knowledge.by_id[ids[0]].title, subject, ids, "title")
    return (title, *(name for name in names if not subject.covers(name.span)))


def write_places(text: str, places: Sequence[Mention]) -> str:
    """`text` with its places by their full names: « PACA » is « Provence-Alpes-Côte d’Azur »."""
    for mention in reversed(places):
        text = text[: mention.span.start] + mention.territories[0].label + text[mention.span.end :]
    return text


def _without_genre(text: str, found: list[Found]) -> list[Found]:
    """« des retours d’expérience sur l’accueil d’apprentis »: no theme beside what they are about."""
    telling = [one for one in found if not _GENRE_PHRASE.fullmatch(fold(one.span.cut(text)))]
    return telling if any(one.facet in ("themes", "publics") for one in telling) else found


def _find(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(match.start(), match.end()) for match in pattern.finditer(fold_in_place(text))]


def _is_sort(text: str, name: Name) -> bool:
    """Whether a title's words ask for a sort of thing: « quelles pensions de famille… », « trouve-t-on des… », or
    keywords one after the other."""
    typed = name.span.cut(text)
    asked = follows_which(text, name.span) or (typed.islower() and _ENUMERATION.fullmatch(text) is not None)
    return asked and bool(find_terms(typed))


def follows_which(text: str, span: Span) -> bool:
    """Whether plural words at a span are what « quels… », « y a-t-il des… », “any…” asks for."""
    plural = span.cut(text).split()[0].rstrip(",").endswith(("s", "x"))
    return plural and _OFFERED.search(fold(text[: span.start])) is not None


def _within(span: Span, wider: Span) -> bool:
    return span != wider and wider.covers(span)


def _inside(span: Span, taken: Sequence[Span]) -> bool:
    return any(other.covers(span) for other in taken)


def _cut(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span lies in one of these or runs into it: « l’Union » of « l’Union européenne »."""
    return any(overlaps(span, [other]) and not span.covers(other) for other in taken) or _inside(span, taken)


def overlaps(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span shares a character with any of these."""
    return any(other.start < span.end and span.start < other.end for other in taken)
