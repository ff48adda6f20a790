"""From a report to drafts of fiches: one for each experiment that it describes.

Every field is filled with words of the report, and says which; where the report is
silent the field stays empty, for a person to fill or to leave so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Document, Span
from corpus.tagging.gazetteer import Territory
from corpus.tagging.lexicon import find_terms
from corpus.tagging.territory import find_territories
from corpus.text import fold, sentences
from ingest.fiches.experiments import Experiment, find_experiments

_MOST_THEMES = 5
_FEWEST_SECTIONS = 3
_KINDS = {
    "expérimentation": "experimentation",
    "dispositif": "dispositif",
    "programme": "programme",
    "recherche-action": "etude",
}
_KIND = re.compile(rf"\b(?:{'|'.join(_KINDS)})\b", re.IGNORECASE)
_ACRONYM = re.compile(r"\(([A-ZÀ-Þ]{2,8})\)")
_MONTH = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_BEGUN = r"(?:créé|ouvert|lancé|né|démarré|expérimenté|mise? en place)(?:e|es|s)?\s+(?:en|le|dès)"
_DATE = rf"(?:\d{{1,2}}(?:er)?\s+)?(?:{_MONTH}\s+)?(?:19|20)\d\d"
_PERIOD = re.compile(rf"\b(?:depuis|{_BEGUN})\s+(?:l[’']année\s+)?({_DATE})\b", re.IGNORECASE)
_NAME = r"[A-ZÀ-Þ][\w’'&-]*(?:\s+(?:d[eu]\s+|des\s+|la\s+|et\s+)?[A-ZÀ-Þ][\w’'&-]*)*"
_CARRIER = re.compile(
    r"\b(?:portée?s?|pilotée?s?|menée?s?|gérée?s?|créée?s?|lancée?s?|développée?s?|animée?s?|[Uu]tilisation)\s+par\s+"
    rf"(?:l[’']association\s+|les?\s+|la\s+|l[’'])?({_NAME})"
)
_PARTNERS = re.compile(
    r"\ben (?:partenariat|collaboration|lien) avec\s+([^.;,()…\n]{3,160})(?=[.;,()…\n]|$)", re.IGNORECASE
)
_TOLD = {
    "need": re.compile(r"\b(?:besoins?|faute de|manqu\w+|face à|constats?|peinent)\b", re.IGNORECASE),
    "results": re.compile(r"\b(?:a permis|ont permis|résultats?|bilan|évaluation montre)\b", re.IGNORECASE),
    "success_conditions": re.compile(r"\b(?:conditions? (?:de|du) |facteurs? (?:de|clés?)|réussite)", re.IGNORECASE),
    "obstacles": re.compile(r"\b(?:freins?|obstacles?|difficultés?|limites?)\b", re.IGNORECASE),
    "transposition": re.compile(r"\b(?:essaim\w+|transpos\w+|dupli\w+|reprodui\w+|recommand\w+)\b", re.IGNORECASE),
}
"""What a sentence must say to fill a section."""
_HEADED = {
    "need": re.compile(r"\b(?:besoins?|contexte|constats?|problematique|pourquoi)\b"),
    "what_is_done": re.compile(r"\b(?:reponse|actions?|fonctionnement|deroulement|description|(?:le|notre) projet)\b"),
    "results": re.compile(r"\b(?:resultats?|bilan|effets|impacts?)\b"),
    "innovation": re.compile(r"\b(?:innovations?|innovant\w*|nouveau|nouveaute)\b"),
    "methodology": re.compile(r"\b(?:methode|methodologie|demarche)\b"),
    "success_conditions": re.compile(r"\b(?:conditions? de|facteurs?|leviers?|reussite)\b"),
    "obstacles": re.compile(r"\b(?:freins?|obstacles?|difficultes?|limites?|vigilance)\b"),
    "transposition": re.compile(r"\b(?:essaim\w+|transpos\w+|recommandations?)\b"),
}
"""What a heading, folded, must say for what stands under it to be a section of a fiche."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A field of a draft, and the words of the document that it was filled from."""

    field: str
    value: str | tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fiche proposed for one experiment of a document."""

    title: str
    filled: tuple[Filled, ...]


def propose(document: Document) -> list[Proposal]:
    """A proposal for each experiment that the document describes, in reading order.

    A document that names none, but has the sections of a fiche, describes one.
    """
    found = [_propose(document.text, experiment) for experiment in find_experiments(document)]
    return found or list(_propose_whole(document))


def _propose_whole(document: Document) -> Iterator[Proposal]:
    """The one experiment that a whole document is about, section by section."""
    text, title = document.text, document.source.title
    headed = dict(reversed(list(_headed(document))))
    if "what_is_done" not in headed or len(headed) < _FEWEST_SECTIONS:
        return
    at = text.find(title)
    span = Span(0, len(text))
    filled = [
        Filled("title", title, (Span(at, at + len(title)),) if at >= 0 else ()),
        *_terms(text, span),
        *_territory(text, span),
        *_matched(text, span),
        *(Filled(field, under.cut(text), (under,)) for field, under in headed.items()),
    ]
    yield Proposal(title, tuple(filled))


def _headed(document: Document) -> Iterator[tuple[str, Span]]:
    """The text under each heading that names a section of a fiche, with that section."""
    for section in document.sections:
        field = next((name for name, pattern in _HEADED.items() if pattern.search(fold(section.heading))), None)
        whole = section.span.cut(document.text)
        body = whole[whole.find(section.heading) + len(section.heading) :]
        if field and body.strip():
            start = section.span.end - len(body.lstrip())
            yield field, Span(start, start + len(body.strip()))


def _propose(text: str, experiment: Experiment) -> Proposal:
    span = experiment.span
    filled = [
        Filled("title", experiment.title, (experiment.named,)),
        *_terms(text, span),
        *_territory(text, span),
        *_matched(text, span),
        *_sections(text, span),
        Filled("what_is_done", span.cut(text), (span,)),
    ]
    return Proposal(experiment.title, tuple(filled))


def _terms(text: str, span: Span) -> Iterator[Filled]:
    """Themes and publics by the vocabularies, in the order in which they are named."""
    found = find_terms(span.cut(text))
    for field, facet, most in (("themes", "themes", _MOST_THEMES), ("public", "publics", None)):
        first = {one.code: one.span for one in reversed(found) if one.facet == facet}
        codes = sorted(first, key=lambda code: first[code])[:most]
        if codes:
            yield Filled(field, tuple(codes), tuple(dict.fromkeys(_moved(first[code], span) for code in codes)))


def _territory(text: str, span: Span) -> Iterator[Filled]:
    """The places named, with the départements and régions they lie in."""
    labels, spans = [], []
    codes: dict[str, set[str]] = {"departement": set(), "region": set()}
    for mention in find_territories(span.cut(text)):
        places = [place for place in mention.territories if place.level != "national"]
        if mention.excluded or len(places) != 1:
            continue
        cited = _moved(mention.span, span)
        labels.append(_place_name(cited.cut(text), places[0]))
        spans.append(cited)
        for key in {places[0].key, *places[0].within}:
            level, _, code = key.partition(":")
            codes.setdefault(level, set()).add(code)
    if not labels:
        return
    yield Filled("territory", ", ".join(dict.fromkeys(labels)), tuple(spans))
    for field, level in (("departement_codes", "departement"), ("region_codes", "region")):
        if codes[level]:
            yield Filled(field, tuple(sorted(codes[level])), tuple(spans))


def _place_name(words: str, place: Territory) -> str:
    """The source's own words, unless they are an adjective (« iséroise »)."""
    return place.label if words.islower() and " " not in words else words[:1].upper() + words[1:]


def _matched(text: str, span: Span) -> Iterator[Filled]:
    """What one turn of phrase states: kind, acronym, period, carrier, partners."""
    if match := _KIND.search(text, span.start, span.end):
        yield Filled("kind", _KINDS[match.group().lower()], (Span(*match.span()),))
    for field, pattern in (("acronym", _ACRONYM), ("period", _PERIOD), ("carrier", _CARRIER), ("partners", _PARTNERS)):
        if match := pattern.search(text, span.start, span.end):
            value = " ".join(match.group(1).split())
            several = field in ("acronym", "partners")
            yield Filled(field, (value,) if several else value, (Span(*match.span(1)),))


def _sections(text: str, span: Span) -> Iterator[Filled]:
    parts = sentences(text, span)
    for field, pattern in _TOLD.items():
        told = tuple(part for part in parts if pattern.search(part.cut(text)))
        if told:
            yield Filled(field, "\n\n".join(part.cut(text) for part in told), told)


def _moved(inner: Span, outer: Span) -> Span:
    return Span(outer.start + inner.start, outer.start + inner.end)
