"""Which words of a question stand as nouns: what is asked about, where a verb or an adverb only says how it is asked.

There is no tagger, and none is needed: a noun follows a determiner or a preposition, a
verb follows a pronoun or an auxiliary. A word of which neither can be told weighs, but
may not forbid an answer.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.query import Language
from corpus.text import STOP_WORDS, Word, fold, words

_BEFORE_NOUN: dict[Language, frozenset[str]] = {
    "fr": frozenset(
        "le la les l un une des du d de au aux a ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos "
        "chaque quel quelle quels quelles plusieurs en dans sur sous chez avec sans pour par contre entre vers selon "
        "quelques aucun aucune apres avant pendant hors".split()
    ),
    "en": frozenset(
        "the a an of in for with by at on from this that these those its their his her our your my each every many "
        "much what which s no some any about per into around through over than during after before without".split()
    ),
}
_BEFORE_VERB: dict[Language, frozenset[str]] = {
    "fr": frozenset(
        "je tu il elle on ils elles nous qui vous ca cela n ne y se s m t me te ont sont est etait etaient avait "
        "avaient ete peut peuvent doit doivent faut va vont sera seront soit lorsqu lorsque".split()
    ),
    "en": frozenset("i you he she it we they who to can could will would should must not".split()),
}
_SMALL_ADJECTIVES = frozenset(
    "nouveau nouvel nouvelle nouveaux nouvelles premier premiere premiers premieres petit petite petits petites grand "
    "grande grands grandes bon bonne dernier derniere seul seule principal principale principaux meme "
    "new first last main average total typical maximum minimum".split()
)
_SUPPORT = frozenset("do does did".split())
_IN_NOUN_PHRASE = frozenset("of in for".split())
_INFINITIVE = re.compile(r"(?<![iy])er$|ir$|oir$|dre$|tre$")
_ADVERB = re.compile(r"(?:a|e|i|u)(?:m|b|l|r|s|t|ell|iv|us)ement$|amment$|emment$")
_INVERTED = re.compile(r"-(?:t-)?(?:il|elle|on|ils|elles|ce)\b")


def read_nouns(text: str, language: Language) -> frozenset[str]:
    """The folded words of `text` that stand as nouns; of what is no sentence (« loyer Totem »), all."""
    tokens = list(words(text))
    content = [word for word in tokens if word.folded not in STOP_WORDS]
    if len(content) == len(tokens):
        return frozenset(word.folded for word in content)
    found = set(_after_determiners(text, tokens, language))
    return frozenset(found.difference(_supported_verbs(tokens)) if language == "en" else found)


def _after_determiners(text: str, tokens: Sequence[Word], language: Language) -> Iterator[str]:
    """In French the word after its determiner; in English all words up to the next small word."""
    folded = fold(text)
    open_ = verbal = False
    for before, word in zip([None, *tokens], tokens, strict=False):
        if word.folded in STOP_WORDS or word.folded in _BEFORE_NOUN[language]:
            auxiliary = language == "fr" and word.span.cut(text) == "a"
            pronoun = verbal and word.folded in ("le", "la", "les", "l", "en")
            verbal = pronoun or auxiliary or word.folded in _BEFORE_VERB[language]
            open_ = word.folded in _BEFORE_NOUN[language] and not (pronoun or auxiliary)
            continue
        if open_ and not _is_verb(folded, before, word, language):
            yield word.folded
        open_ = open_ and (language == "en" or word.folded in _SMALL_ADJECTIVES)
        verbal = False


def _is_verb(folded: str, before: Word | None, word: Word, language: Language) -> bool:
    if language == "en":
        after_pronoun = before is not None and before.folded in _BEFORE_VERB["en"]
        return after_pronoun or word.folded.endswith("ed")
    infinitive = before is not None and before.folded in ("d", "de", "a", "pour", "sans")
    return (
        (infinitive and _INFINITIVE.search(word.folded) is not None)
        or _ADVERB.search(word.folded) is not None
        or _INVERTED.match(folded, word.span.end) is not None
        or word.folded in _SMALL_ADJECTIVES
    )


def _supported_verbs(tokens: Sequence[Word]) -> Iterator[str]:
    """The verb that “does” and “did” announce: the last word of the noun phrase after them (“does the lease last”)."""
    waiting = False
    for word, after in zip(tokens, [*tokens[1:], None], strict=True):
        ends = after is None or after.folded in STOP_WORDS - _IN_NOUN_PHRASE
        if word.folded in _SUPPORT:
            waiting = True
        elif waiting and ends and word.folded not in STOP_WORDS:
            yield word.folded
            waiting = False
