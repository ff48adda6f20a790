"""Follow-ups: a question that leans on the conversation, written out so that it stands alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from assistant.known.knowledge import Knowledge
from assistant.query import Name
from assistant.understanding.intent import compares
from assistant.understanding.leaning import content_of, is_within, points_back, speaks_of_it, stands_alone
from assistant.understanding.ordering import read_ordering
from assistant.words.framing import genre_words
from corpus.document import Span
from corpus.tagging.lexicon import find_terms
from corpus.tagging.period import read_period
from corpus.tagging.territory import find_territories
from corpus.text import fold, words

_CONNECTIVE = re.compile(
    r"^\W*(?:et|mais|ou|and|but|or|what about|how about|qu'en est-il|same|idem|pareil)\b[\s,]*", re.I
)
_ONLY = re.compile(
    r"^\W*(?:(?:et|and|but|mais)\s+)?"
    r"(?:(?:seulement|uniquement|juste|rien que|only|just)\b\s*"
    r"(?:(?:ceux|celles|the ones|those)(?: qui sont| that are)?\s+)?"
    r"|(?:lesquel(?:le)?s|lequel|laquelle|which(?: ones| of (?:them|these|those))?) (?:sont|est|are|is)\s+)",
    re.IGNORECASE,
)
"""« Seulement en Isère », "which of them are for women": what narrows a list and replaces none of its criteria."""
_BEFORE = re.compile(
    r"(?:\s*\b(?:(?:dans|en|a|au|aux|sur|de|du|des|le|la|les|pour|avec|chez|in|at|for|with|around|near|the|of|hors)\b|[dl]')"
    r"\s*)+$"
)
_LEAD = re.compile(
    r"^\W*(?:(?:parl\w*|present\w*|explique\w*|dis|dites|resume\w*)[- ](?:moi|nous) (?:de |du |des |d'|plus sur )?"
    r"|c'?est quoi |qu'?est[- ]ce que (?:c'est que )?|tell (?:me|us) (?:more )?about |what (?:is|are) |describe "
    r"|resume\w* )",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"^\W*(?:ca|c'est|cela|ce n'est|ils?|elles?|est-ce|(?:is|does|did) it|(?:are|do|did) they)\b")
"""What asks of the one thing spoken of whether it is so: « ça existe à Lyon ? »."""
_ARTICLE_LEFT = re.compile(r"\b(?:les?|la|the)\s*$", re.IGNORECASE)
_SHORT = 3
_MAX_SUBJECT = 120


@dataclass(frozen=True, slots=True)
class Resolved:
    """The question as it stands alone, and why it was changed (empty when it was not)."""

    standalone: str
    reason: str = ""


def resolve(question: str, history: Sequence[str], knowledge: Knowledge) -> Resolved:
    """`question` written out with what the conversation adds; `history` are earlier questions, oldest first.

    One about nothing that the corpus knows (the weather) is passed over.
    """
    earlier = ""
    for asked in history:
        if not earlier or is_within(asked, knowledge):
            earlier = _resolve(asked, earlier, knowledge).standalone
    return _resolve(question, earlier, knowledge)


def _resolve(question: str, earlier: str, knowledge: Knowledge) -> Resolved:
    question = question.strip()
    if not earlier:
        return Resolved(question)
    narrowed = _ONLY.sub("", question)
    core = _CONNECTIVE.sub("", narrowed).strip(" ?!.")
    connected = core != question.strip(" ?!.")
    content = content_of(core, knowledge)
    names = knowledge.names.find(core)
    if names:
        if compares(core) and (connected or len(names) == 1) and knowledge.names.find(earlier):
            return Resolved(f"{_subject(earlier, knowledge)} / {core}", "comparé à ce qui précède")
        alone = not content or (connected and len(content) <= 1)
        said = core if content else core[names[0].span.start :]
        replaced = _replace_names(earlier, said, knowledge) if connected and alone else None
        return Resolved(replaced, "la question précédente, pour un autre nom") if replaced else Resolved(question)
    if not connected and stands_alone(core, earlier, knowledge):
        return Resolved(question)
    names_a_sort = any(word.folded in genre_words() for word in words(core))
    of_it = _OF_IT.search(fold(core)) and any(name.role == "title" for name in knowledge.names.find(earlier))
    if _is_only_facets(core, content) and not names_a_sort and not of_it:
        kept = earlier if narrowed != question else _without_sorts(earlier, core)
        return Resolved(_substitute(kept, core), "la question précédente, avec cette précision")
    leans = connected or points_back(core) or len(content) <= _SHORT
    if not leans and not speaks_of_it(content, earlier, knowledge):
        return Resolved(question)
    subject = _subject(_without_order(earlier, core, knowledge), knowledge)
    return Resolved(f"{subject} : {question}", f"à propos de « {subject} »") if subject else Resolved(question)


def _is_only_facets(core: str, content: Sequence[str]) -> bool:
    """Whether a follow-up holds nothing but a place, a public, a theme, a status or a period."""
    spans = [found.span for found in find_terms(core, question=True)]
    spans += [mention.span for mention in find_territories(core, casual=True)]
    covered = {word.folded for word in words(core) if any(span.covers(word.span) for span in spans)}
    dated = read_period(core) is not None
    left = [word for word in content if word not in covered and not (dated and (word.isdigit() or word == "depuis"))]
    return (
        (bool(spans) or dated)
        and not left
        and not re.search(r"\b(?:combien|how many|qui|who|quand|when)\b", fold(core))
    )


def _substitute(earlier: str, core: str) -> str:
    """The earlier question with this place in the stead of its own, and what else is said, at the end."""
    kept = earlier
    if find_territories(core, casual=True):
        for mention in reversed(find_territories(earlier, casual=True)):
            kept = _cut(kept, mention.span)
    return f"{kept.rstrip(' ?!.')} {core} ?"


def _without_sorts(earlier: str, core: str) -> str:
    """The earlier question without its publics, themes or statuses, where this one names others."""
    facets = {found.facet for found in find_terms(core, question=True)}
    for found in reversed(find_terms(earlier, question=True)):
        if found.facet in facets:
            earlier = _cut(earlier, found.span)
    return earlier


def _without_order(earlier: str, core: str, knowledge: Knowledge) -> str:
    """The earlier question without the order that it asked (« les plus récentes »), where this one asks another."""
    if read_ordering(core, knowledge).order:
        spans = read_ordering(earlier, knowledge).spans
        widest = (span for span in spans if not any(other != span and other.covers(span) for other in spans))
        for span in sorted(widest, reverse=True):
            before = _ARTICLE_LEFT.sub("", earlier[: span.start]).rstrip()
            earlier = f"{before} {earlier[span.end :].lstrip()}"
    return earlier


def _cut(text: str, span: Span) -> str:
    before = text[: span.start]
    lead = _BEFORE.search(fold(before)) if len(fold(before)) == len(before) else None
    return before[: lead.start() if lead else len(before)].rstrip() + text[span.end :]


def _replace_names(earlier: str, core: str, knowledge: Knowledge) -> str | None:
    """« Et HAO ? » after « Qui porte Totem ? »: the earlier question about the new name."""
    named = knowledge.names.find(earlier)
    if not named:
        return None
    first, last = named[0].span, named[-1].span
    return earlier[: first.start] + core + earlier[last.end :]


def _subject(earlier: str, knowledge: Knowledge) -> str:
    """What the earlier question was about: the names in it, else its words without what frames them."""
    named = knowledge.names.find(earlier)
    if named:
        called = [_called(name, earlier, knowledge) for name in named]
        return ", ".join(dict.fromkeys([*called, *_sorts_of(named, earlier)]))
    subject = _LEAD.sub("", earlier).strip(" ?!.")
    lead = re.match(r"^([^?:]{2,60}?)\s+:\s", subject)
    return shorten((lead.group(1) if lead else subject).replace(":", ",").strip(), _MAX_SUBJECT, placeholder="")


def _sorts_of(named: Sequence[Name], earlier: str) -> list[str]:
    """What of an organisation was spoken of, where it has several things: « sa crèche »."""
    if len(named) > 1 or len(named[0].source_ids) < 2 or named[0].role == "title":
        return []
    found = [one for one in find_terms(earlier, question=True) if not named[0].span.covers(one.span)]
    return [one.span.cut(earlier) for one in found[:1]]


def _called(name: Name, earlier: str, knowledge: Knowledge) -> str:
    """A name as it was typed, or the title of the fiche that the words beside it meant (« KAPS pour réfugiés »)."""
    typed = name.span.cut(earlier)
    alone = [other.source_ids for other in knowledge.names.find(typed)]
    return typed if alone == [name.source_ids] else knowledge.by_id[name.source_ids[-1]].title.replace(":", ",")
