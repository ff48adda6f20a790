"""What a text asserts, word by word: what is denied, what each figure counts, what is named.

The same reading serves a sentence that a model wrote and the passage that it cites, so
that the two can be laid side by side.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.verification.discourse import discourse
from assistant.verification.figures import Figure, months_as_years, read_figures
from assistant.verification.negation import BUT, DENYING, denied
from assistant.words.numerals import Numeral
from corpus.document import Span
from corpus.language import Language, detect_language
from corpus.tagging.period import MONTHS
from corpus.text import STOP_WORDS, Word, sentences, stem, words

ALL = "tous"
"""What every word of totality is read as."""

_ALL = frozenset("tous toutes chaque all every each everyone everybody".split())
_STOP = STOP_WORDS | frozenset(
    "parmi afin lors lorsque deja quelque quelques durant aupres via jusque alors encore contrairement contre raison "
    "tandis pourtant neanmoins cependant toutefois quoique malgre puisque ensuite enfin aussitot environ presque pres "
    "apres avant outre envers selon quoi lequel laquelle lesquels lesquelles celui autant tant tel telle tels telles "
    "ait aient aura auront serait seraient cela bien "
    "there about according within someone per least during upon maximum minimum still yet whose whom however thus "
    "although though while whereas among amongst between before after toward towards around across along alongside "
    "behind beyond despite regardless via onto throughout amid another others itself themselves himself "
    "herself later then soon meanwhile moreover instead rather since because due whether nearly almost roughly "
    "reportedly allegedly apparently one ones ever even again "
    "faite faites faits absence lack lacks lacked lacking".split()
)
_BREAK = re.compile(
    r"[.;:!?(),…–—\n]|\b(?:et|ou|dont|contre|puis|mais|pendant|depuis|durant|en|dans|pour|avec|autour"
    rf"|and|or|{BUT}|of whom|of which|for|since|during|in|with|around|versus)\b",
    re.IGNORECASE,
)
_EVERY_TIME = re.compile(r"\s(?:an|jour|mois|semaine|heure|nuit|midi|year|day|month|week|hour|night)")
_COUNTED = re.compile(r"(?:\bun|\bpar|\bd'un|chaque|\bl')\s*$")
RATIO = re.compile(r"\s*(?:\w+\s)?(?:des|sur|sur les|of|of the|out of|out of the)\s*")
_TIMES_OF_YEAR = frozenset(MONTHS) | frozenset("fin debut mi courant end late early mid".split())
_OF_YEAR = re.compile(r"\w+(?: of| de)?[ -]")
"""From a word to the year that it dates."""
_UNLIMITED = ("illimit", "unlimit")
"""Words that hold their own negation: « illimité » is « sans limite »."""
_LACKED = re.compile(r"\b(?:sans|pas de|pas d')[ -]?(?P<what>domicile|abris?|logis|toit)\b", re.IGNORECASE)
_HOMELESS = stem("homeless")
_SHORT_VERB = 5
_ARTICLES = frozenset("le la les l un une leur leurs son sa ses ce cette ces the a an their his her".split())
_BEFORE_NOUNS = frozenset("de d au en par pour avec sans sur dans sous a of in on at by for with from to".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word that carries content.

    `sentence` and `part` (what colons and semicolons divide) count from the start of the
    text; `owner` is the figure that it belongs to (« 12 jeunes »); `verbal` words look like
    a verb before its object.
    """

    folded: str
    stem: str
    start: int
    named: bool
    verbal: bool
    denied: bool
    sentence: int
    part: int
    owner: Figure | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A text reduced to what can be checked; `spans` are its sentences, `places` where each figure stands."""

    text: str
    language: Language
    spans: tuple[Span, ...]
    tokens: tuple[Token, ...]
    figures: tuple[Figure, ...]
    places: tuple[tuple[Span, Figure], ...]
    stems: frozenset[str] = field(default_factory=frozenset)


@lru_cache(maxsize=1024)
def read_claim(text: str, *, written: bool = False) -> Claim:
    """What `text` asserts; of a `written` sentence without the turns that only lead or join."""
    language = detect_language(text)
    plain = text.replace("’", "'")
    if language == "en":
        plain = re.sub(r"(?<=\w)-(?=(?:hour|day|week|month|year)\b)", " ", plain)
        plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "\u00a0", plain)
    spans = tuple(sentences(plain))
    found = read_figures(plain, spans)
    years = months_as_years(plain, found)
    idle = {place for turn in (discourse(plain) if written else ()) for place in range(turn.start, turn.end)}
    every = [word for word in words(plain) if not any(_inside(word, numeral) for numeral in found)]
    negated, owners = denied(plain, every), _owners(plain, every, found)
    lacked = {mark.start("what") for mark in _LACKED.finditer(plain)}
    ends = [mark.start() for mark in re.finditer(r"[;:]", plain)]
    tokens = tuple(
        Token(
            "ans" if word.start in years else word.folded,
            _stem(word.folded, years=word.start in years, lacked=word.start in lacked),
            word.start,
            _is_named(plain, word, spans),
            _is_verbal(every, index, plain),
            word.start in negated or word.folded.startswith(_UNLIMITED),
            _sentence_of(word.start, spans),
            bisect(ends, word.start),
            owners.get(word.start),
        )
        for index, word in enumerate(every)
        if word.start not in idle and _carries(word, plain)
    )
    places = tuple((numeral.span, figure) for numeral, figure in found.items())
    return Claim(
        text, language, spans, tokens, tuple(found.values()), places, frozenset(token.stem for token in tokens)
    )


def is_time_of_year(folded: str) -> bool:
    """Whether a word dates the year that follows it: a month, « fin », « début »."""
    return folded in _TIMES_OF_YEAR


def _stem(folded: str, *, years: bool, lacked: bool) -> str:
    """The stem that a word is compared by: « mois » that were read as years are years; « sans domicile » is one word,
    and nothing that anybody has."""
    if lacked:
        return _HOMELESS
    if folded.startswith(_UNLIMITED):
        return "limit"
    return "an" if years else ALL if folded in _ALL else stem(folded)


def _carries(word: Word, text: str) -> bool:
    folded = word.folded
    if folded in ("chaque", "every", "each"):  # « chaque année » is « par an »
        return not _EVERY_TIME.match(text[word.end : word.end + 12].lower())
    if folded == "cause" and text[: word.start].lower().endswith("à "):
        return False
    if folded in ("demi", "demie") and text[: word.start].lower().endswith("et "):
        return False
    if folded in ("an", "apres"):  # an English article, and « d’après », say nothing
        before = text[max(0, word.start - 8) : word.start].lower()
        return not before.endswith(("d'", "in ", "of ")) if folded == "apres" else bool(_COUNTED.search(before))
    if folded in _STOP or folded in DENYING or len(folded) == 1 or folded.isdigit():
        return folded in _ALL
    return not (folded.startswith("elev") and text[: word.start].lower().endswith("s'"))  # « s’élève à »


def _inside(word: Word, numeral: Numeral) -> bool:
    return numeral.span.start <= word.start < numeral.span.end


def _sentence_of(position: int, spans: tuple[Span, ...]) -> int:
    return next((index for index, span in enumerate(spans) if position < span.end), len(spans) - 1)


def _is_named(text: str, word: Word, spans: tuple[Span, ...]) -> bool:
    """Whether a capital says that it is a name: not the one that begins a sentence, unless all of it is capitals."""
    if not text[word.start].isupper():
        return False
    if text[word.start : word.end].isupper() and word.end - word.start > 1:
        return True
    before = text[: word.start].rstrip("«“\"'([ \u00a0\u202f-•*")
    return bool(before) and before[-1] not in ".!?…\n" and all(span.start != word.start for span in spans)


def _is_verbal(every: list[Word], index: int, text: str) -> bool:
    """Whether a word stands where a verb does, or ends as one: an article follows, none leads to it."""
    word = every[index]
    following = every[index + 1] if index + 1 < len(every) else None
    former = every[index - 1].folded if index else ""
    if former in _ARTICLES or former in _BEFORE_NOUNS:
        return False
    if word.folded.endswith("ent") and not word.folded.endswith("ment") and len(word.folded) > _SHORT_VERB:
        return True
    if following is None or not text[word.end : following.start].isspace():
        return False
    return following.folded in _ARTICLES


def _owners(text: str, every: list[Word], found: Mapping[Numeral, Figure]) -> dict[int, Figure]:
    """Which figure each word belongs to: the words after it in its piece; those before where none follow."""
    owners: dict[int, Figure] = {}
    former: list[Word] = []
    for begin, end, opened in _pieces(text, found):
        inside = [numeral for numeral in found if begin <= numeral.span.start < end]
        told = [word for word in every if begin <= word.start < end and _carries(word, text)]
        for word in told:
            dated = next((one for one in inside if _OF_YEAR.fullmatch(text[word.start : one.span.start])), None)
            if dated and is_time_of_year(word.folded):
                owners[word.start] = found[dated]
        if inside:
            after = [word for word in told if word.start >= inside[0].span.end]
            for word in after:
                owners.setdefault(
                    word.start, found[_first_of_ratio(text, [one for one in inside if one.span.end <= word.start])]
                )
            for word in told if not after else []:
                owners.setdefault(word.start, found[inside[0]])
            for word in former if opened == "(" and not told else []:
                owners.setdefault(word.start, found[inside[0]])
        former = told
    return owners


def _first_of_ratio(text: str, before: list[Numeral]) -> Numeral:
    """The last of these numerals, but of « 11 des 15 candidats » the first: it is what is counted."""
    if len(before) > 1 and RATIO.fullmatch(text[before[-2].span.end : before[-1].span.start]):
        return before[-2]
    return before[-1]


def _pieces(text: str, found: Iterable[Numeral]) -> Iterator[tuple[int, int, str]]:
    begin, opened = 0, ""
    for mark in _BREAK.finditer(text):
        if any(numeral.span.start <= mark.start() < numeral.span.end for numeral in found):
            continue
        yield begin, mark.start(), opened
        begin, opened = mark.end(), mark.group()
    yield begin, len(text), opened
