"""The names that sources bear: experiments by title, sigle or a rare word of it; organisations behind them.

A name is recognised by its stems, so that « accorderie » finds « Accorderies » and
« relai ozanam » the Relais Ozanam.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.query import Name
from assistant.spelling import is_real_word
from corpus.document import Span
from corpus.gazetteer import folded_name, gazetteer
from corpus.glossary import glossary
from corpus.language import word_odds
from corpus.lexicon import find_terms
from corpus.territory import find_territories
from corpus.text import STOP_WORDS, Word, fold, stem, words

Role = Literal["title", "carrier"]
Key = tuple[str, ...]

_HEAD_END = re.compile(r"\s+[–—]\s+|\s*[:(,;]\s*|\s+\|\s+")
_QUOTED = re.compile(r"[«“\"]\s*([^»”\"]+?)\s*[»”\"]")
_BRACKETED_SIGLE = re.compile(r"\(([^\s()]{2,12})\)")
_SIGLE = re.compile(r"\b[A-Z][A-Z0-9]{2,}\b")
_ASIDE = re.compile(r"\([^)]*\)")
_BEFORE_PLACE = re.compile(r"(?:\s+(?:du|de|des|en|à|au|dans|la|les|le|l['’]|d['’]))+\s*$")
_LISTED = re.compile(r"\s*[,;/]\s*")
_JOINED = re.compile(r"\s+(?:et|avec|puis)\s+")
_ARTICLES = frozenset("l le la les un une the".split())
_RARE = 2
_KNOWN_BY_NAME = 4
_LONGEST = 16
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


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the sources that bear it; `weak` when it is one rare word of a title."""

    label: str
    role: Role
    source_ids: tuple[str, ...]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by their stems; `organisations` holds those that are a title as well."""

    by_key: Mapping[Key, Named]
    organisations: Mapping[Key, Named]
    frequency: Counter[str]

    def find(self, text: str) -> list[Name]:
        """The names in `text`, longest first at each word, in order, none inside another."""
        tokens = list(words(text))
        found: list[Name] = []
        index = 0
        while index < len(tokens):
            taken = 1
            for length in range(min(_LONGEST, len(tokens) - index), 0, -1):
                here = tokens[index : index + length]
                named = self._named(text, here)
                if named is not None:
                    span = Span(here[0].span.start, here[-1].span.end)
                    found.append(Name(named.label, span, named.source_ids, named.role))
                    taken = length
                    break
            index += taken
        return found

    def behind(self, label: str) -> tuple[str, ...]:
        """The sources that an organisation carries, or publishes where it carries others; none when it is no organisation."""
        keys = _keys(label)
        named = next((self.organisations[key] for key in keys if key in self.organisations), None)
        return named.source_ids if named else ()

    def _named(self, text: str, here: Sequence[Word]) -> Named | None:
        named = self.by_key.get(tuple(stem(word.folded) for word in here))
        if named is None and here[0].folded not in STOP_WORDS and here[-1].folded not in STOP_WORDS:
            content = tuple(stem(word.folded) for word in here if word.folded not in STOP_WORDS)
            named = self.by_key.get(content) if len(content) > 1 else None
        if named is None or (len(here) == 1 and not self._is_meant(named, here[0].span.cut(text))):
            return None
        return named

    def _is_meant(self, named: Named, typed: str) -> bool:
        """Whether one word is meant as the name: « Convergence » is, « une maison » and "home" are not."""
        folded = fold(typed)
        if not typed[0].islower():
            return True
        if named.role == "carrier" or find_terms(typed):
            return not is_real_word(folded)
        if not is_real_word(folded):
            return True
        english = word_odds(folded) > 0
        return not named.weak and not english and self.frequency[stem(folded)] <= _KNOWN_BY_NAME


def index_names(bearers: Sequence[Bearer], frequency: Counter[str]) -> NameIndex:
    """The index of all names: titles before carriers, carriers before partners, whole names before parts."""
    carriers = _gather(_organisations(bearers, "carriers"), "carrier", False)
    publishers = _gather(_organisations(bearers, "publishers"), "carrier", False)
    organisations = {key: _join(named, publishers.get(key)) for key, named in carriers.items()}
    partners = _gather(_organisations(bearers, "partners"), "carrier", False)
    titles = _gather(_title_names(bearers), "title", False)
    placeless = _gather(_placeless_names(bearers), "title", False)
    parts = _gather(_rare_words(bearers, frequency), "title", True)
    by_key: dict[Key, Named] = {}
    for layer in (titles, placeless, organisations, partners, parts):
        for key, named in layer.items():
            by_key.setdefault(key, named)
    return NameIndex(by_key, {**partners, **organisations}, frequency)


def _gather(names: Iterable[tuple[str, str]], role: Role, weak: bool) -> dict[Key, Named]:
    gathered: dict[Key, tuple[str, list[str]]] = {}
    for label, source_id in names:
        for key in _keys(label):
            ids = gathered.setdefault(key, (label, []))[1]
            ids += [] if source_id in ids else [source_id]
    return {key: Named(label, role, tuple(ids), weak) for key, (label, ids) in gathered.items()}


def _keys(label: str) -> list[Key]:
    """The stems of a name, whole, and without stop words where at least two remain."""
    tokens = [word.folded for word in words(label)]
    while len(tokens) > 1 and tokens[0] in _ARTICLES:
        tokens = tokens[1:]
    whole = tuple(stem(folded) for folded in tokens)
    content = tuple(stem(folded) for folded in tokens if folded not in STOP_WORDS)
    keys = [whole] if whole and not all(folded in STOP_WORDS for folded in tokens) else []
    return keys + ([content] if len(content) > 1 and content != whole else [])


def _title_names(bearers: Sequence[Bearer]) -> Iterator[tuple[str, str]]:
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
                if not name.islower() or len(name.split()) > 1:
                    yield name, source_id


def _short_names(bearer: Bearer) -> Iterator[str]:
    title = bearer.title
    head = _HEAD_END.split(title)[0].strip(" «»")
    yield from bearer.acronyms
    yield from _BRACKETED_SIGLE.findall(title)
    yield from (part for part in _QUOTED.findall(title) if len(part.split()) > 1 and not _is_generic(part))
    yield from _with_sigles(title)
    yield from _SIGLE.findall(head) if len(head.split()) == 1 else ()
    for name in (head, _ASIDE.sub("", title).strip()):
        if name and not _is_generic(name):
            yield name


def _with_sigles(title: str) -> Iterator[str]:
    """« Accueil citoyen des MNA » for the title that writes « mineurs non accompagnés » out."""
    for entry in glossary():
        expansion = entry.expansion.split("(")[0].strip()
        if entry.is_sigle and " " in expansion and fold(expansion) in fold(title):
            yield re.sub(re.escape(expansion), entry.term, title, flags=re.IGNORECASE)


def _placeless_names(bearers: Iterable[Bearer]) -> Iterator[tuple[str, str]]:
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


def _organisations(bearers: Iterable[Bearer], field: str) -> Iterator[tuple[str, str]]:
    """The organisations behind each fiche, without their asides; a list of them one by one as well."""
    for bearer in bearers:
        for name in getattr(bearer, field):
            asides = [aside.strip("()").removeprefix("associations ") for aside in _ASIDE.findall(name)]
            for written in (_ASIDE.sub("", name).strip(), *asides):
                for part in dict.fromkeys((written, *_parts(written))):
                    for called in _proper(part):
                        if not _is_ordinary(called):
                            yield called, bearer.source_id


def _parts(listed: str) -> list[str]:
    """The members of a list; « Habitat et Humanisme » is none, « France Horizon et Afev » is."""
    parts = []
    for part in _LISTED.split(listed):
        members = _JOINED.split(part)
        whole = all(len(member.split()) == 1 and not any(c.isupper() for c in member[1:]) for member in members)
        parts += [part] if whole else [part, *members]
    return parts


def _proper(name: str) -> Iterator[str]:
    """A name without its article, and what of it begins with a capital: « Salariées de l’Oiseau Bleu », « Oiseau Bleu »."""
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


def _join(named: Named, other: Named | None) -> Named:
    ids = (*named.source_ids, *(other.source_ids if other else ()))
    return replace(named, source_ids=tuple(dict.fromkeys(ids)))


def _is_ordinary(name: str) -> bool:
    folded = folded_name(name)
    if len(name) < 3 or folded in _ORDINARY or gazetteer().called(folded):
        return True
    if len(name.split()) == 1:
        return bool(find_terms(name)) and not name.isupper()
    places = [mention.span for mention in find_territories(name, casual=True)]
    return all(word.folded in STOP_WORDS or any(span.covers(word.span) for span in places) for word in words(name))


def _rare_words(bearers: Iterable[Bearer], frequency: Counter[str]) -> Iterator[tuple[str, str]]:
    """A capitalised word of a title that hardly any other source holds names it: « Moyembrie », « Nartuby »."""
    for bearer in bearers:
        if not bearer.is_fiche:
            continue
        for index, word in enumerate(words(bearer.title)):
            written = word.span.cut(bearer.title)
            rare = frequency[stem(word.folded)] <= _RARE and len(written) > 3
            proper = written[0].isupper() and index > 0 and not is_real_word(word.folded)
            if rare and proper and not find_terms(written) and not gazetteer().called(word.folded):
                yield written, bearer.source_id
