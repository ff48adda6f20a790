"""The names that sources bear, read from their titles, carriers, partners and the glossary."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.words.spelling import is_real_word
from corpus.tagging.gazetteer import folded_name, gazetteer
from corpus.tagging.glossary import glossary
from corpus.tagging.lexicon import find_terms
from corpus.tagging.territory import find_territories
from corpus.text import STOP_WORDS, fold, stem, words

_HEAD_END = re.compile(r"\s+[–—]\s+|\s*[:(,;]\s*|\s+\|\s+")
_QUOTED = re.compile(r"[«“\"]\s*([^»”\"]+?)\s*[»”\"]")
_BRACKETED_SIGLE = re.compile(r"\(([^\s()]{2,12})\)")
_SIGLE = re.compile(r"\b[A-Z][A-Z0-9]{2,}\b")
_ASIDE = re.compile(r"\([^)]*\)")
_BEFORE_PLACE = re.compile(r"(?:\s+(?:du|de|des|en|à|au|dans|la|les|le|l['’]|d['’]))+\s*$")
_DASH = re.compile(r"\s+[–—]\s+")
_LISTED = re.compile(r"\s*[,;/]\s*")
_JOINED = re.compile(r"\s+(?:et|avec|puis)\s+")
_RARE = 2
_ORDINARY = frozenset(
    "france national association collectif etat ville region departement conseil conseils reseau structure commune "
    "structures etablissements collectivites volontaires missions locales citoyen gestionnaires appui territoires "
    "prefecture genre etage assurance maladie".split()
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A source and the names that it, or those behind it, bear."""

    source_id: str
    title: str
    is_fiche: bool
    acronyms: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()


def title_names(bearers: Sequence[Bearer]) -> Iterator[tuple[str, str]]:
    """Whole titles; of fiches also the head, what stands in quotes, sigles, and the glossary's names for them."""
    for bearer in bearers:
        yield bearer.title, bearer.source_id
    for bearer in bearers:
        if bearer.is_fiche:
            for name in _short_names(bearer):
                yield name, bearer.source_id
    readable = {bearer.source_id for bearer in bearers}
    for entry in glossary():
        kind, _, source_id = entry.code.partition(":")
        if kind == "fiche" and source_id in readable:
            for name in entry.names():
                if not name.islower() or " " in name or not is_real_word(fold(name)):
                    yield name, source_id


def _short_names(bearer: Bearer) -> Iterator[str]:
    title = bearer.title
    head = _HEAD_END.split(title)[0].strip(" «»")
    yield from bearer.acronyms
    yield from _BRACKETED_SIGLE.findall(title)
    yield from (part for part in _QUOTED.findall(title) if len(part.split()) > 1 and not _is_generic(part))
    yield from with_sigles(title)
    yield from _SIGLE.findall(head) if len(head.split()) == 1 else ()
    for name in (head, _ASIDE.sub("", title).strip()):
        if name and not _is_generic(name):
            yield name


def with_sigles(text: str) -> Iterator[str]:
    """A text with a sigle where it writes it out: « Accueil citoyen des MNA »."""
    for entry in glossary():
        expansion = entry.expansion.split("(")[0].strip()
        if entry.is_sigle and " " in expansion and fold(expansion) in fold(text) and entry.term not in text:
            yield re.sub(re.escape(expansion), entry.term, text, flags=re.IGNORECASE)


def _also_called(name: str) -> Iterator[str]:
    """What the glossary calls an organisation besides, where that means nothing else: "European Social Fund"."""
    for entry in glossary():
        if fold(name) in (fold(entry.term), fold(entry.expansion)):
            others = (other for other in (*entry.synonyms, *entry.english) if fold(other) != fold(entry.term))
            yield from (other for other in others if not (find_terms(other) or _is_common(other)))


def _is_common(name: str) -> bool:
    """Whether a name is one ordinary word, « placement » for the ASE."""
    return name.islower() and " " not in name


def placeless_names(bearers: Iterable[Bearer]) -> Iterator[tuple[str, str]]:
    """« Pass’accompagnement » of « Pass’accompagnement du Bas-Rhin »: what stands before the territory of a title."""
    for bearer in bearers:
        head = _HEAD_END.split(_ASIDE.sub("", bearer.title))[0]
        place = next((mention for mention in find_territories(head) if mention.span.start > 0), None)
        if bearer.is_fiche and place is not None:
            name = _BEFORE_PLACE.sub("", head[: place.span.start]).strip(" «»")
            if len(name) > 2 and not _is_generic(name):
                yield name, bearer.source_id


def _is_generic(name: str) -> bool:
    """Whether a name says only what sort of thing it is: « Logement d’abord », « Jardins partagés »."""
    if _is_one_term(name):
        return True
    telling = [word for word in words(name) if word.folded not in STOP_WORDS]
    return all(find_terms(word.span.cut(name)) for word in telling)


def _is_one_term(name: str) -> bool:
    """Whether a name is nothing but a term of the field: « Logement d’abord », « Bail glissant »."""
    return any(found.span.end - found.span.start >= len(name) for found in find_terms(name))


def organisations(bearers: Iterable[Bearer], field: str) -> Iterator[tuple[str, str]]:
    """The organisations behind each fiche, without their asides; a list of them one by one as well."""
    for bearer in bearers:
        for name in getattr(bearer, field):
            asides = [aside.strip("()").removeprefix("associations ") for aside in _ASIDE.findall(name)]
            for written in (_ASIDE.sub("", name).strip(), *asides):
                for part in dict.fromkeys((written, _DASH.split(written)[0], *_parts(written))):
                    for called in (*_proper(part), *with_sigles(part), *_also_called(part)):
                        if not _is_ordinary(called) and not (field == "partners" and called in _sorts_of_body()):
                            yield called, bearer.source_id


@lru_cache(maxsize=1)
def _sorts_of_body() -> frozenset[str]:
    """Sigles of the field that stand for a sort of body everywhere (ASE, SIAO, CAF): as a partner, no name."""
    return frozenset(entry.term for entry in glossary() if not entry.code.startswith("fiche:"))


def _parts(listed: str) -> list[str]:
    """The members of a list; « Habitat et Humanisme » is none, « France Horizon et Afev » is."""
    parts = []
    for part in _LISTED.split(listed):
        members = _JOINED.split(part)
        whole = all(len(member.split()) == 1 and not any(c.isupper() for c in member[1:]) for member in members)
        parts += [part] if whole else [part, *members]
    return parts


def _proper(name: str) -> Iterator[str]:
    """A name without its article, and what of it begins with a capital: « Salariées de l’Oiseau Bleu » gives both."""
    pieces = name.replace("’", "'").split()
    for index in range(len(pieces)):
        rest = [_unelided(pieces[index]), *pieces[index + 1 :]]
        capitals = sum(piece[0].isupper() for piece in rest if piece)
        if rest[0] and rest[0][0].isupper() and (index == 0 or capitals > 1):
            yield " ".join(rest)
    if pieces and pieces[0] in ("La", "Le", "Les") and len(pieces) > 1:
        yield " ".join(pieces[1:])


def _unelided(word: str) -> str:
    return word[2:] if word[:2].lower() in ("l'", "d'") else word


def _is_ordinary(name: str) -> bool:
    folded = folded_name(name)
    if len(name) < 3 or folded in _ORDINARY or gazetteer().called(folded):
        return True
    if len(name.split()) == 1:
        return bool(find_terms(name)) and not name.isupper()
    places = [mention.span for mention in find_territories(name, casual=True)]
    return all(word.folded in STOP_WORDS or any(span.covers(word.span) for span in places) for word in words(name))


def rare_words(bearers: Iterable[Bearer], frequency: Counter[str]) -> Iterator[tuple[str, str]]:
    """A capitalised word of a title that hardly any other source holds names it: « Moyembrie », « Nartuby »."""
    for bearer in bearers:
        if not bearer.is_fiche:
            continue
        places = [mention.span for mention in find_territories(bearer.title, casual=True)]
        for index, word in enumerate(words(bearer.title)):
            written = word.span.cut(bearer.title)
            rare = frequency[stem(word.folded)] <= _RARE and len(written) > 3
            proper = written[0].isupper() and index > 0 and not is_real_word(word.folded)
            placed = any(span.covers(word.span) for span in places) or gazetteer().called(word.folded)
            if rare and proper and not find_terms(written) and not placed:
                yield written, bearer.source_id
