"""What a question wants done: a fact told, a list or a count made, fiches compared or summed up, a contact given."""

import re
from dataclasses import dataclass

from assistant.query import Asked, Intent
from assistant.understanding.seeking import (
    asks_all,
    counts_all,
    genre_after_which,
    is_asking,
    names_genre,
    names_sort,
    opens_with_sort,
    seeks_all,
    turns,
    which_ones,
    without_lead,
)
from assistant.words.framing import genre_words
from corpus.text import fold, words

_COMPARE = re.compile(
    r"\bcompar\w*|\bdifferences?\b|\bdistingu\w+|\bversus\b|\bvs?\b\.?|\bdiffer\w*\b|\bcontrast\b|\bside by side\b"
    r"|\bce qui (?:change|varie)\b|\bqu'est-ce qui (?:change|varie)\b|\bwhat changes\b"
)
_RELATE = re.compile(
    r"\bpoints? communs?\b|\bpar rapport (?:a|aux?)\b|\bface a face\b|\bin common\b|\bmieux que\b|\bplutot que\b"
    r"|\b(?:liens?|rapports?|relations?|links?|connections?)\b|\brelated\b|\bconnected\b|\bsimilar\w*\b|\bpareil\w*\b"
    r"|\b(?:la|le|les|de|:|,) memes?\b|\bthe same\b|\bou plutot\b"
)
_AGAINST = re.compile(r"\S\s*/\s*\S")
_REACHING = ("email", "phone")
_COUNT = re.compile(r"\bcombien\b|\bhow many\b|\bnombre de\b|\bnumber of\b")
_SUMMARY = re.compile(
    r"\bc'?est quoi\b|\bqu'?est[- ]ce que\b(?! (?:l'on |on )?(?:existe|y a))|\bparl\w*[- ](?:moi|nous) d\w*"
    r"|\bpresent\w*[- ](?:moi|nous)\b|\bresum\w*\b|\ben quoi consiste\w*\b|\bde quoi s'agit|\bque sais-tu\b"
    r"|\bexpli\w+[- ](?:moi|nous)\b|\bwhat (?:is|are)\b|\bwhat's\b|\btell (?:me|us) about\b|\bsummar\w+"
    r"|\bdescri(?:be|s|vez)\b|\bexplain\b|\boverview\b"
)
_ONE = re.compile(
    r"^\W*(?:qui|who)\b(?! (?:s'est|se sont|s'inspire|took|drew|was|were) inspir)|\b(?<!au )(?<!'s )(?:noms?|names?)\b"
    r"|\bquel(?:le)? est\b|\bwhat(?:'s| is| was)\b|\bfait quoi\b"
)
_WHAT_HAS = re.compile(r"\bqu'?est[- ]ce qui\b")
_TELLS = re.compile(
    r"^\W*(?:quand|qui (?:s'est|se sont)|who (?:took|drew) inspiration)\b|\bquand\W*$"
    r"|\b(?:pourquoi|comment|quel|quelle|quels|quelles|quoi|combien|est-ce|faut|dois|doit|puis-je"
    r"|que|qu'est|when|why|how|what|whom|does|do|did|is|are|was|can|could|should|must)\b|-(?:il|elle|on|ils|elles)\b"
)
"""What asks for something told of one thing, or whether it holds."""
_INVERTED = re.compile(r"-(?:t-)?(?:elles?|ils?)\b(?<!existe-t-il)(?<!a-t-il)")
"""What follows a verb whose subject is named: « quelles règles la Croix-Rouge suit-elle ? »."""
_FEW = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What a question names.

    `titles` and `others` count the experiments and the organisations or unknown names, `sides` the different fiches
    that single names mean, `facets` the themes, publics and statuses, `left` the content words that nothing explains;
    `explained` tells that none of these asks more than all there is about facets and places, `sorts` that « quels »
    stands right before a facet (« quelles pensions de famille »), `tied` that an organisation is named as who carries,
    funds or tells of what is asked.
    """

    titles: int = 0
    others: int = 0
    sides: int = 0
    facets: int = 0
    left: int = 0
    place: bool = False
    explained: bool = False
    sorts: bool = False
    tied: bool = False

    @property
    def subject(self) -> bool:
        """Whether a facet or a place is named."""
        return self.facets > 0 or self.place


def read_intent(text: str, asked: Asked, told: Told) -> Intent:
    """The intent of a question; `asked` is the type of its answer."""
    folded = " ".join(fold(text).split())
    if _compares(folded, asked, told):
        return "compare"
    if asked.section == "contact" or asked.type in _REACHING:
        return "contact"
    if counts_all(folded) and told.subject and not told.titles:
        return "count"
    if _COUNT.search(folded):
        return "count" if _counts(folded, told) else "fact"
    if _lists(folded, asked, told):
        return "list"
    if _SUMMARY.search(folded) and asked.type in ("text", "definition"):
        return "summary"
    return "list" if _wants_all(folded, asked, told) else "fact"


def asks_several(text: str) -> bool:
    """Whether words ask for all there is: « quels projets », « inventaire », "any schemes"."""
    folded = fold(text)
    return asks_all(folded, subject=True, left=0) or counts_all(folded)


def compares(text: str) -> bool:
    """Whether a text sets one thing against another: « ce qui change », "in common"."""
    folded = fold(text)
    return _COMPARE.search(folded) is not None or _RELATE.search(folded) is not None


def _compares(folded: str, asked: Asked, told: Told) -> bool:
    if _COMPARE.search(folded) and (told.titles or (told.place and told.facets)):
        return True
    if _RELATE.search(folded) and told.sides > 1:
        return True
    return told.sides > 1 and _AGAINST.search(folded) is not None and asked == Asked() and not told.left


def _counts(folded: str, told: Told) -> bool:
    named = told.subject or told.others > 0
    return not told.titles and _counts_genre(folded) and told.left <= (1 if named else 0)


def _lists(folded: str, asked: Asked, told: Told) -> bool:
    """Whether turns of phrase, or what they stand before, ask for all there is."""
    if told.sorts and asked.section is None:
        return True
    if told.titles:
        which = genre_after_which(folded) and (told.facets > 0 or told.tied)
        return which or (turns("genre").search(folded) is not None and names_genre(folded))
    if seeks_all(folded, subject=told.subject or told.others > 0, left=told.left) or _names_what(folded, asked, told):
        return True
    if asked.section is not None or asked.type not in ("text", "place"):
        return False
    if told.others and _INVERTED.search(folded):
        return False
    return opens_with_sort(folded) or (asked.type == "text" and told.facets > 0 and which_ones(folded))


def _names_what(folded: str, asked: Asked, told: Told) -> bool:
    """Whether keywords without a verb say what a list is of: « jardins partagés », not « tarifs de La Halte »; words
    beside an organisation's name ask about it."""
    if is_asking(folded) or (told.others and told.left):
        return False
    plain = asked.type in ("text", "place") and asked.section is None
    if not told.others and plain and 0 < told.left <= _FEW and names_sort(folded):
        return True
    return (told.subject or told.others > 0) and (asked.type in ("text", "place") or names_genre(folded))


def _wants_all(folded: str, asked: Asked, told: Told) -> bool:
    """Whether facets or places are all that is asked of: nothing is left to tell of them but what there is, or where
    a sort of thing is, where no place is named."""
    if _only_describes(folded, asked, told):
        return True
    anywhere = asked.type == "place" and told.facets > 0 and not (told.others or told.place)
    plain = asked.section is None and (asked.type == "text" or anywhere or _WHAT_HAS.search(folded) is not None)
    return told.subject and told.explained and plain and not told.titles and not _ONE.search(without_lead(folded))


def _only_describes(folded: str, asked: Asked, told: Told) -> bool:
    """Whether facets describe what is sought and nothing is asked of it: « aider les gens à retaper leur maison »."""
    named = told.titles or told.others or told.left > _FEW
    return told.facets > 0 and not named and asked == Asked() and not _TELLS.search(folded)


def _counts_genre(folded: str) -> bool:
    match = _COUNT.search(folded)
    following = [word.folded for word in words(folded[match.end() :])][:3] if match else []
    return any(word in genre_words() for word in following)
