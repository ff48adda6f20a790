"""Whether words ask for all there is of a sort, rather than for one thing about one fiche.

The turns of phrase are plain lists (assistant/data/seeking.txt), so that whoever hears how people really ask can add
a line; beside them stands what is asked: a plural noun that names any experiment, or a sort of thing.
"""

import re
from functools import lru_cache

from assistant.words.framing import aspect_words, genre_words
from corpus.text import words
from corpus.wordlists import read_lines

_OPENING_NOUN = re.compile(r"^\W*(?:(?:tou(?:te)?s |all )?(?:les |des |the )?)(\w+)")
_A_GENRE = re.compile(r"^\W*(?:un|une|a|an|any|des|some)\s+(\w+)\b")
_SORT_OPENS = re.compile(
    r"^\W*(?:(?:des|les|tou(?:te)?s les|d'autres|any|some|all|all the|other) )?(?P<sort>\w{3,}[sx])(?: \w+){0,2}?"
    r" (?:qui|que|ou|dont|pour|avec|sans|chez|that|which|where|for|with|without)\b"
)
"""A sort of things with what these do or are for: « foyers qui prennent les chiens », "hostels for couples"."""
_VERB_FIRST = frozenset(
    "does this was has his its hers les des ses nos vos mes tes ils elles nous vous yes thanks".split()
)
_INVERTED = re.compile(r"-(?:t-)?(?:ils?|elles?|on)\b")
_ASKING = re.compile(
    r"\b(?:quand|pourquoi|comment|quel|quelle|quels|quelles|quoi|combien|est-ce|qu'|when|why|how|"
    r"what|whom|does|do|did|is|are|was|can|could|should)\b|\b(?:qui|que|ou|who|which|where)\b"
)
_PLURAL = re.compile(r"s$")
_OF = frozenset("de d des du of".split())
_KINDS = frozenset("type types sorte sortes genre genres forme formes exemples kind kinds sort sorts examples".split())
_SORTS = re.compile(r"^\W*(?:(?:d?es )?\w{3,}[sx]\b(?:\W+\w+){0,4}|(?:\w+ )?\w{2,}ing)\W*$")
"""Keywords that begin with a plural, « fermes pédagogiques », "farms taking people in", or name an activity."""
_FEW = 3
_WHICH_ONES = re.compile(r"\b(?:quels|quelles|which)\s+(?:sont (?:vos|tous les)\s+|autres\s+|other\s+)?(\w+s)\b")
_ONE_MEANT = re.compile(r"\b(?:(?:la|cette|ce|cet|le|the|this) |l')\w+(?<!s)\b")
_SENTENCES = re.compile(r"[.!]\s+(?=\w+ \w)")
_LEAD = re.compile(r"^[^?:]{2,60}\s:\s+(?=\S)")


def seeks_all(folded: str, *, subject: bool, left: int) -> bool:
    """Whether a folded question asks for all there is, as a whole or in what it says last.

    `subject` tells that it names a facet, a place or an organisation, `left` counts the words that nothing explains.
    """
    last = _SENTENCES.split(folded)[-1]
    forms = {folded, without_lead(folded), last, turns("order").sub("", last)}
    return any(asks_all(form, subject=subject, left=left) for form in forms)


def asks_all(folded: str, *, subject: bool, left: int) -> bool:
    """Whether one folded sentence asks for all there is."""
    if genre_after_which(folded) or turns("always").search(folded) or turns("end").search(folded):
        return True
    if (turns("genre").search(folded) and names_genre(folded)) or (subject and turns("about").search(folded)):
        return True
    opening = _OPENING_NOUN.match(folded)
    if opening and _names_several(opening.group(1)):
        return True
    told = [word.folded for word in words(folded)]
    if told and not _ASKING.search(folded) and _names_several(told[-1]) and len(told) <= _FEW + 1:
        return True
    start = _A_GENRE.match(folded)
    if start and start.group(1) in genre_words():
        return True
    return bool(turns("who").search(folded)) and subject and left <= _FEW - 1


def counts_all(folded: str) -> bool:
    """Whether it asks how many of these there are: « combien en recensez-vous »."""
    return turns("count").search(folded) is not None


def opens_with_sort(folded: str) -> bool:
    """Whether a sort of things is what is asked for, by what these do or whom they are for."""
    match = _SORT_OPENS.match(without_lead(_SENTENCES.split(folded)[-1]))
    if match is None or _INVERTED.search(folded):
        return False
    return match["sort"] not in aspect_words() and match["sort"] not in _VERB_FIRST


def names_sort(folded: str) -> bool:
    """Whether keywords without a verb are a sort of thing: « jardins partagés »."""
    return _SORTS.match(folded) is not None


def is_asking(folded: str) -> bool:
    """Whether a word asks."""
    return _ASKING.search(folded) is not None


def which_ones(folded: str) -> bool:
    """Whether « quels » asks for several things, not for sides of one (« quelles étapes »)."""
    return any(match.group(1) not in aspect_words() for match in _WHICH_ONES.finditer(folded))


def genre_after_which(folded: str) -> bool:
    """Whether the noun right after « quels » names any experiment, plural or with a plural question word."""
    for match in turns("which").finditer(folded):
        following = [word.folded for word in words(folded[match.end() : match.end() + 60])][:3]
        for index, word in enumerate(following):
            if word in genre_words() and (_PLURAL.search(word) or index == 0) and not _completes(following[:index]):
                return _PLURAL.search(word) is not None or match.group().startswith(("quels", "quelles"))
    return False


def names_genre(folded: str) -> bool:
    """Whether a word names any experiment; « la fiche » is one that is meant."""
    return any(word.folded in genre_words() for word in words(_ONE_MEANT.sub("", folded)))


def without_lead(folded: str) -> str:
    """What stands after « Insertion : »."""
    return _LEAD.sub("", folded)


@lru_cache
def turns(section: str) -> re.Pattern[str]:
    """The turns of phrase of a section of assistant/data/seeking.txt."""
    return re.compile("|".join(f"(?:{line})" for line in read_lines("assistant", "seeking", section)))


def _names_several(word: str) -> bool:
    return word in genre_words() and _PLURAL.search(word) is not None


def _completes(before: list[str]) -> bool:
    """Whether what stands before a noun is what is asked for: « plafonds de ressources », not « types de projets »."""
    return len(before) > 1 and before[-1] in _OF and before[-2] not in _KINDS
