"""The names that sources bear: experiments by title, sigle or a rare word of it; organisations behind them.

A name is recognised by its stems, so that « accorderie » finds « Accorderies » and
« relai ozanam » the Relais Ozanam.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.known.bearers import Bearer, organisations, placeless_names, rare_words, title_names
from assistant.query import Name
from assistant.words.spelling import is_real_word
from corpus.document import Span
from corpus.language import word_odds
from corpus.tagging.gazetteer import gazetteer
from corpus.tagging.lexicon import find_terms
from corpus.text import STOP_WORDS, Word, fold, stem, words

Role = Literal["title", "carrier"]
Key = tuple[str, ...]

_APART = frozenset("ou avec entre or with between".split())
"""Words that part two things and join no name: « Totem avec le café »."""
_ARTICLES = frozenset("l le la les un une the".split())
_AGAINST = re.compile(r"\s(?:vs?\.?|versus)\s|\s*/\s*", re.IGNORECASE)
_LINKED = re.compile(r" ((?:de la|de l['’]|des|de|du|d['’]) ?)?(?=[A-ZÀ-Ý][\w’'-]*[a-zà-ÿ])")
_KNOWN_BY_NAME = 4
_LONGEST = 16
_SHORT = 5
"""Letters below which a stem says too little: « Cafés » is no « Caf »."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the sources that bear it; `weak` when it is one rare word of a title."""

    label: str
    role: Role
    source_ids: tuple[str, ...]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by their stems; organisations by their tie to sources as well, those too that are a title: `carriers`
    carry them, `partners` help or fund, `publishers` tell of them."""

    by_key: Mapping[Key, Named]
    carriers: Mapping[Key, Named]
    partners: Mapping[Key, Named]
    publishers: Mapping[Key, Named]
    frequency: Counter[str]
    titles: Mapping[str, Key]
    stems: Mapping[str, frozenset[str]]

    def find(self, text: str) -> list[Name]:
        """The names in `text`, longest first at each word, in order, none inside another."""
        return self._find(text, self.by_key)

    def find_publishers(self, text: str) -> list[Name]:
        """The publishers that `text` names; hardly any question means them by their names."""
        return self._find(text, self.publishers)

    def _find(self, text: str, among: Mapping[Key, Named]) -> list[Name]:
        tokens = list(words(text))
        found: list[tuple[Named, Span]] = []
        index = 0
        while index < len(tokens):
            taken = 1
            for length in range(min(_LONGEST, len(tokens) - index), 0, -1):
                here = tokens[index : index + length]
                named = self._named(text, here, among)
                if named is not None and not self._goes_on(text, here, tokens[index + length :]):
                    found.append((named, Span(here[0].span.start, here[-1].span.end)))
                    taken = length
                    break
            index += taken
        return [
            Name(named.label, span, self._among_kin(named, _beside(text, named, span, found)), named.role)
            for named, span in found
        ]

    def titled(self, phrase: str) -> tuple[str, ...]:
        """The fiches whose titles hold all content words of a phrase, two at least: « expulsions Gironde »."""
        told = frozenset(_content(phrase))
        return tuple(id for id, title in self.titles.items() if len(told) > 1 and told <= frozenset(title))

    def called(self, sigle: str) -> tuple[str, ...]:
        """The fiches of which a word alone is the sigle, in small letters or capitals."""
        named = self.by_key.get((stem(fold(sigle)),))
        meant = named is not None and named.role == "title" and named.label == sigle.upper()
        return named.source_ids if named and meant else ()

    def behind(self, label: str) -> tuple[str, ...]:
        """The sources that an organisation carries, or publishes where it carries others; its branches' as well; of
        one that carries none, those that it is a partner of."""
        carried = self.carried(label)
        published = self.before(label) if carried else ()
        return tuple(dict.fromkeys((*carried, *published))) or self.beside(label)

    def carried(self, label: str) -> tuple[str, ...]:
        """The sources that an organisation of this name carries, or one of this sort: « conseil départemental »."""
        return _tied(label, self.carriers)

    def beside(self, label: str) -> tuple[str, ...]:
        """The sources that an organisation, or a branch of it, is a partner or a funder of."""
        return _tied(label, self.partners)

    def before(self, label: str) -> tuple[str, ...]:
        """The sources that draw on what a publisher published."""
        return _tied(label, self.publishers)

    def _named(self, text: str, here: Sequence[Word], among: Mapping[Key, Named]) -> Named | None:
        named = among.get(tuple(stem(word.folded) for word in here))
        ends = {here[0].folded, here[-1].folded}
        if named is None and not ends & STOP_WORDS and not any(word.folded in _APART for word in here):
            content = tuple(stem(word.folded) for word in here if word.folded not in STOP_WORDS)
            named = among.get(content) if len(content) > 1 else None
        if named is None or (len(here) == 1 and not self._is_meant(named, here[0].span.cut(text))):
            return None
        return named

    def _goes_on(self, text: str, here: Sequence[Word], following: Sequence[Word]) -> bool:
        """Whether ordinary words only begin a longer proper name: « Maison » of « Maison Dupont » or « des Dupont »."""
        if not all(is_real_word(word.folded) for word in here) or not text[here[0].span.start].isupper():
            return False
        link = _LINKED.match(text, here[-1].span.end)
        if link is None or (len(here) > 1 and not link.group(1)):
            return False
        rest = [word for word in following if word.span.start >= link.end() and word.folded not in _ARTICLES][:_LONGEST]
        heads = [rest[:length] for length in range(1, len(rest) + 1)]
        placed = any(gazetteer().called(" ".join(word.folded for word in head)) for head in heads)
        return not placed and not any(self._named(text, head, self.by_key) for head in heads)

    def _among_kin(self, named: Named, text: str) -> tuple[str, ...]:
        """Of the fiches whose titles begin alike, those that the words beside the name mean.

        « Convergence en zone peu dense » is « Convergence en Charente, territoire peu
        dense »; the first one stays beside it where its own text holds the words too.
        """
        if named.role != "title" or len(named.source_ids) != 1 or named.source_ids[0] not in self.titles:
            return named.source_ids
        own = named.source_ids[0]
        keys = (_content(named.label), self.titles[own])
        told = frozenset(_content(text)).difference(*keys)
        kin = {
            source_id: told & frozenset(title)
            for source_id, title in self.titles.items()
            if source_id != own and any(title[: len(key)] == key for key in keys)
        }
        most = max((len(shared) for shared in kin.values()), default=0)
        meant = tuple(source_id for source_id, shared in kin.items() if most and len(shared) == most)
        if not meant:
            return named.source_ids
        both = any(kin[source_id] <= self.stems.get(own, frozenset()) for source_id in meant)
        return (own, *meant) if both else meant

    def _is_meant(self, named: Named, typed: str) -> bool:
        """Whether one word is meant as the name: « Convergence » is, « une maison » and "home" are not."""
        folded = fold(typed)
        if len(named.label) < _SHORT and folded.rstrip("s") != fold(named.label).rstrip("s"):
            return False
        if not typed[0].islower():
            return True
        if named.label.isupper() and any(is_real_word(one) for one in (folded, folded.rstrip("s"))):
            return False
        if named.role == "carrier" or find_terms(typed):
            return not is_real_word(folded)
        if folded.endswith("s") and not fold(named.label).endswith("s"):
            return False  # « des paysans » are people, no name
        if not is_real_word(folded):
            return True
        english = word_odds(folded) > 0
        return not named.weak and not english and self.frequency[stem(folded)] <= _KNOWN_BY_NAME


def index_names(bearers: Sequence[Bearer], frequency: Counter[str], stems: Mapping[str, frozenset[str]]) -> NameIndex:
    """The index of all names: titles before carriers, carriers before partners, whole names before parts.

    `frequency` counts the sources that hold a stem, `stems` are those of each source's text.
    """
    carriers = _gather(organisations(bearers, "carriers"), "carrier", False)
    publishers = _gather(organisations(bearers, "publishers"), "carrier", False)
    behind = {key: _join(named, publishers.get(key)) for key, named in carriers.items()}
    partners = _gather(organisations(bearers, "partners"), "carrier", False)
    titles = _gather(title_names(bearers), "title", False)
    placeless = _gather(placeless_names(bearers), "title", False)
    parts = _gather(rare_words(bearers, frequency), "title", True)
    by_key: dict[Key, Named] = {}
    for layer in (titles, placeless, behind, partners, parts):
        for key, named in layer.items():
            by_key.setdefault(key, named)
    title_stems = {bearer.source_id: _content(bearer.title) for bearer in bearers if bearer.is_fiche}
    return NameIndex(by_key, carriers, partners, publishers, frequency, title_stems, stems)


def _tied(label: str, organisations: Mapping[Key, Named]) -> tuple[str, ...]:
    """The sources tied to any organisation whose name holds this one, or the same words in another order."""
    found = [
        named
        for own in _keys(label)
        for key, named in organisations.items()
        if sorted(key) == sorted(own) or own in {key[start : start + len(own)] for start in range(len(key))}
    ]
    return tuple(dict.fromkeys(source_id for named in found for source_id in named.source_ids))


def _gather(names: Iterable[tuple[str, str]], role: Role, weak: bool) -> dict[Key, Named]:
    gathered: dict[Key, tuple[str, list[str]]] = {}
    for label, source_id in names:
        for key in _keys(label):
            ids = gathered.setdefault(key, (label, []))[1]
            ids += [] if source_id in ids else [source_id]
    return {key: Named(label, role, tuple(ids), weak) for key, (label, ids) in gathered.items()}


def _beside(text: str, named: Named, span: Span, found: Sequence[tuple[Named, Span]]) -> str:
    """The words around a name without other names, up to what it is set against (« Totem / HAO ») or its namesake."""
    start, end, around = 0, len(text), text
    for other, taken in found:
        if taken != span and other == named:
            start, end = (max(start, taken.end), end) if taken < span else (start, min(end, taken.start))
        elif taken != span:
            around = around[: taken.start] + " " * (taken.end - taken.start) + around[taken.end :]
    start = max((match.end() for match in _AGAINST.finditer(around, start, span.start)), default=start)
    end = min((match.start() for match in _AGAINST.finditer(around, span.end, end)), default=end)
    return around[start:end]


def _content(text: str) -> Key:
    return tuple(stem(word.folded) for word in words(text) if word.folded not in STOP_WORDS)


def _keys(label: str) -> list[Key]:
    """The stems of a name, whole, and without stop words where at least two remain."""
    tokens = [word.folded for word in words(label)]
    while len(tokens) > 1 and tokens[0] in _ARTICLES:
        tokens = tokens[1:]
    whole = tuple(stem(folded) for folded in tokens)
    content = tuple(stem(folded) for folded in tokens if folded not in STOP_WORDS)
    keys = [whole] if whole and not all(folded in STOP_WORDS for folded in tokens) else []
    return keys + ([content] if len(content) > 1 and content != whole else [])


def _join(named: Named, other: Named | None) -> Named:
    ids = (*named.source_ids, *(other.source_ids if other else ()))
    return replace(named, source_ids=tuple(dict.fromkeys(ids)))
