"""The words of a list question that no facet explains: which say what is sought, and which only colour it.

Where no facet says what is sought, nouns (« avec un chien », "which boats") and adjectives of kind
(« culturelles ») do. Beside a facet, only the head of what is asked for may narrow: what stands right after
« quels », or before « pour » and « avec »; verbs and what is enumerated beside a facet never do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.known.knowledge import Knowledge
from assistant.query import Query
from assistant.words.framing import genre_words, listing_stems
from assistant.words.matching import Term, read_terms, stems_of
from corpus.document import Span
from corpus.language import word_odds
from corpus.lexicon import find_terms
from corpus.text import Word, fold, words

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
_BEFORE_HEAD = re.compile(r"\b(?:quels?|quelles?|des|d'autres|which|any|what)\s+$")
_AFTER_HEAD = re.compile(r"\s+(?:pour|avec|for|with)\b", re.IGNORECASE)
_EVERYWHERE = 0.4
_FREQUENT = 0.1


@dataclass(frozen=True, slots=True)
class Topics:
    """`sought` decide where no facet does; `heads` are those that name what is asked for, even beside a facet; `all`
    rank."""

    sought: tuple[Term, ...] = ()
    heads: tuple[Term, ...] = ()
    all: tuple[Term, ...] = ()


def read_topics(query: Query, knowledge: Knowledge, *, demands_more: bool) -> Topics:
    """The topics among a query's words left over; without any other demand, every rare word is one.

    A word that many sources hold tells nothing.
    """
    left = [word for word in words(query.standalone) if word.span.cut(query.standalone) in query.words]
    left = [word for word in left if not word.folded.isdigit()]
    texts = [stems_of(known.speech) for known in knowledge.sources]
    most = (_FREQUENT if demands_more else _EVERYWHERE) * len(texts)

    def rare(chosen: Sequence[Word]) -> tuple[Term, ...]:
        terms = _terms(chosen, query, knowledge)
        return tuple(term for term in terms if sum(term.root in stems for stems in texts) <= most)

    text = query.standalone
    facets = [found.span for found in find_terms(text, question=True)]
    apart = [word for word in left if not (demands_more and _is_beside(word, facets, text))]
    telling = [word for word in apart if _is_noun(word, text) or _is_kind(word, text)]
    if not demands_more:
        nouns = rare([word for word in left if _is_noun(word, text) or _OF_KIND.search(word.folded)])
        return Topics(nouns or rare(left), rare([word for word in telling if _is_head(word, text)]), rare(left))
    return Topics(
        sought=rare([word for word in apart if _is_noun(word, text)]),
        heads=rare([word for word in telling if _is_head(word, text)]),
        all=_terms(left, query, knowledge),
    )


def _terms(chosen: Sequence[Word], query: Query, knowledge: Knowledge) -> tuple[Term, ...]:
    text = " ".join(word.folded for word in chosen)
    translate = knowledge.translate if query.language == "en" else _untranslated
    return read_terms(text, knowledge.weigh, translate, listing_stems())


def _untranslated(_folded: str) -> tuple[str, ...]:
    return ()


def _is_noun(word: Word, text: str) -> bool:
    """Whether a word stands where nouns do: after an article or a preposition, or at the head of keywords."""
    if _is_verbal(word, text):
        return False
    before = _before(word, text)
    opens = all(other.folded in genre_words() for other in words(text[: word.start]))
    object_of_verb = before not in genre_words() and word.folded.endswith("s") and word_odds(word.folded) > 0
    return opens or before in _BEFORE_NOUN or object_of_verb


def _is_kind(word: Word, text: str) -> bool:
    return _OF_KIND.search(word.folded) is not None and not _is_verbal(word, text)


def _is_head(word: Word, text: str) -> bool:
    """Whether a word names what is asked for: « quelles piscines », “any boats”, « des actions culturelles pour »."""
    after = _AFTER_HEAD.match(text, word.end) is not None
    return after or _BEFORE_HEAD.search(fold(text[: word.start])) is not None


def _is_verbal(word: Word, text: str) -> bool:
    typed, before = word.span.cut(text), _before(word, text)
    if typed.endswith("ing"):
        return before not in _AROUND_ING
    if _INFINITIVE.search(typed):
        return before in _BEFORE_INFINITIVE or before not in _BEFORE_NOUN
    return bool(_PARTICIPLE.search(typed) or _CONJUGATED.search(typed))


def _before(word: Word, text: str) -> str:
    """The word right before, in the same phrase."""
    told = list(words(text[: word.start]))
    if not told or re.search(r"[,;:.!?()]", text[told[-1].end : word.start]):
        return ""
    return told[-1].folded


def _is_beside(word: Word, facets: Sequence[Span], text: str) -> bool:
    """Whether a word is one of an enumeration with a facet: a wish, where the facet is the demand."""
    return any(
        (word.end <= span.start and _BESIDE.fullmatch(fold(text[word.end : span.start])))
        or (span.end <= word.start and _BESIDE.fullmatch(fold(text[span.end : word.start])))
        for span in facets
    )
