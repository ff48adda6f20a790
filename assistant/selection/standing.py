"""How a word stands in a list question: as a noun, as the head of what is asked for, as one of several alternatives."""

import re
from collections.abc import Iterator, Sequence

from assistant.words.framing import framing_stems, genre_words
from corpus.document import Span
from corpus.language import word_odds
from corpus.text import Word, fold, stem, words

_BEFORE_NOUN = frozenset(
    "le la les l un une des du de d au aux a en avec sans par dans sur sous chez leur leurs son sa ses ce cette ces "
    "pour quels quelles quel quelle the an of with without in on by through about around from for which what "
    "their its".split()
)
_AROUND_ING = frozenset("of with through about around using on".split())
_PARTICIPLE = re.compile(r"(?:é|ée|és|ées|ed)$", re.IGNORECASE)
_CONJUGATED = re.compile(r"(?:(?<!m)ent|ons|ez|ant|aient|ait)$", re.IGNORECASE)
_INFINITIVE = re.compile(r"(?:er|ir|re)$", re.IGNORECASE)
_BEFORE_INFINITIVE = frozenset("pour de d a sans afin et ou".split())
_OF_KIND = re.compile(r"(?:elle?s?|i(?:fs?|ves?)|iques?|ales?|aux|aires?|euses?|eux|oles?|ics?|ble)$")
_BESIDE = re.compile(r"\W*(?:,|/|\b(?:ou|or|et|and)\b)\W*(?:(?:des?|les?|la|l'|d'|the|une?|a)\W+)?(?:\w+\W+)?")
_EITHER = re.compile(r"[,/]|\b(?:ou|or|et|and)\b")
_DEPENDENT = re.compile(r"\s+(?:de\s+|d'\s*|des\s+|du\s+|of\s+)")
_BEFORE_HEAD = re.compile(
    r"\b(?:(?:quels?|quelles?)(?: sont (?:les|vos))?|des|d'autres|which|any|what|what are the)\s+$"
)
_OF_GENRE = re.compile(r"\b(\w+)\s+(?:de\s+|d'\s*)$")
_AFTER_OPENING = re.compile(r"\s+(?:pour|avec|for|with|en|a|au|aux|dans|chez|in|at|near|around|pres|autour)\b")
_AFTER_PARTICIPLE = re.compile(r"\s+(?:on|upon|around|by|from|sur|autour|par|grace|a partir)\b")
_AUXILIARIES = frozenset("ont ete been".split())
_FEW = 3
_AFTER_HEAD = re.compile(r"\s+(?:pour|avec|for|with)\b", re.IGNORECASE)


def is_noun(word: Word, text: str) -> bool:
    """Whether a word stands where nouns do: after an article or a preposition, or at the head of keywords."""
    if _is_verbal(word, text):
        return False
    before = _before(word, text)
    opens = all(other.folded in genre_words() for other in words(text[: word.start]))
    object_of_verb = before not in genre_words() and word.folded.endswith("s") and word_odds(word.folded) > 0
    return opens or before in _BEFORE_NOUN or object_of_verb or _is_activity(word, text)


def is_kind(word: Word, text: str) -> bool:
    """Whether a word is an adjective of kind: « culturelles »."""
    return _OF_KIND.search(word.folded) is not None and not _is_verbal(word, text)


def is_head(word: Word, text: str) -> bool:
    """Whether a word names what is asked for: « quelles piscines », “any boats”, « des actions culturelles pour »."""
    before = fold(text[: word.start])
    of_genre = _OF_GENRE.search(before)
    return (
        _is_activity(word, text)
        or _AFTER_HEAD.match(text, word.end) is not None
        or _BEFORE_HEAD.search(before) is not None
        or (of_genre is not None and of_genre.group(1) in genre_words())
    )


def opening_run(left: Sequence[Word], text: str) -> list[Word]:
    """The words left over that open keywords up to a preposition that goes on: « piscines municipales pour… »."""
    run: list[Word] = []
    start = 0
    for word in left:
        between = text[start : word.start]
        if any(stem(other.folded) not in framing_stems() for other in words(between)) or (run and between.strip()):
            break
        run.append(word)
        start = word.end
    opens = bool(run) and _AFTER_OPENING.match(fold(text), run[-1].end) is not None
    return [word for word in run if not _is_participle(word, text)] if opens else []


def split_alternatives(chosen: Sequence[Word], text: str) -> Iterator[list[Word]]:
    """Words in the groups that « ou », « et » and commas part."""
    group: list[Word] = []
    for word in chosen:
        if group and _EITHER.search(fold(text[group[-1].end : word.start])):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def apart_from(left: Sequence[Word], others: Sequence[Span], text: str) -> list[Word]:
    """The words that no « ou » or comma joins to these others, as an alternative or a wish beside the demand; what
    completes such a word (« l'épargne de particuliers ») goes with it."""
    apart: list[Word] = []
    beside: Word | None = None
    for word in left:
        completes = beside is not None and _DEPENDENT.fullmatch(fold(text[beside.end : word.start]))
        if completes or _is_beside(word, others, text):
            beside = word
        else:
            apart.append(word)
    return apart


def _is_beside(word: Word, others: Sequence[Span], text: str) -> bool:
    return any(
        (word.end <= span.start and _BESIDE.fullmatch(fold(text[word.end : span.start])))
        or (span.end <= word.start and _BESIDE.fullmatch(fold(text[span.end : word.start])))
        for span in others
    )


def _is_verbal(word: Word, text: str) -> bool:
    typed, before = word.span.cut(text), _before(word, text)
    if typed.endswith("ing"):
        return before not in _AROUND_ING and not _is_activity(word, text)
    if _INFINITIVE.search(typed):
        return before in _BEFORE_INFINITIVE or before not in _BEFORE_NOUN
    return _is_participle(word, text) or _CONJUGATED.search(typed) is not None


def _is_participle(word: Word, text: str) -> bool:
    """Whether a word tells what was done to what stands before it: « créés », "projects built on"."""
    before = _before(word, text)
    if before in _AUXILIARIES:
        return True
    after_genre = before in genre_words() and _AFTER_PARTICIPLE.match(fold(text), word.end) is not None
    return after_genre or _PARTICIPLE.search(word.span.cut(text)) is not None


def _is_activity(word: Word, text: str) -> bool:
    """Whether a word is the activity that keywords name: "care farming"."""
    ends = not any(char.isalnum() for char in text[word.end :])
    return ends and word.folded.endswith("ing") and sum(1 for _ in words(text)) <= _FEW


def _before(word: Word, text: str) -> str:
    """The word right before, in the same phrase."""
    told = list(words(text[: word.start]))
    if not told or re.search(r"[,;:.!?()]", text[told[-1].end : word.start]):
        return ""
    return told[-1].folded
