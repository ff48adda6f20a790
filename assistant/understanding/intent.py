"""What a question wants done: a fact told, a list or a count made, fiches compared or summed up, a contact given."""

import re

from assistant.query import Asked, Intent
from assistant.words.framing import aspect_words, genre_words
from corpus.text import fold, words

_LEAD = re.compile(r"^[^?:]{2,60}\s:\s+(?=\S)")
_SENTENCES = re.compile(r"[.!]\s+(?=\w+ \w)")
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
_CONTACT = re.compile(
    r"\bcontact(?:s|er|ez)?\b|\bjoindre\b|\bcoordonnees\b|\binterlocut\w+"
    r"|\ba qui (?:s'adresser|m'adresser|ecrire|parler)\b|\bget in touch\b|\breach out\b"
    r"|\bwho (?:should|can|do) (?:i|we) (?:call|write|ask|talk|speak|contact)"
)
_ANYTHING = re.compile(
    r"\btout ce (?:qui|que|qu')|\beverything (?:on|about|for|that|you have)\b|"
    r"\banything (?:on|about|for|in|to|that)\b|\bsomething (?:on|about|for)\b|\bquelque chose (?:sur|pour)\b"
    r"|\bdes (?:idees|trucs|choses|pistes|exemples|solutions) (?:pour|sur|de|d'|contre)"
    r"|\bany (?:\w+ )?(?:schemes|projects|ideas"
    r"|examples|experiments|initiatives|services|programmes)\b|\bideas (?:for|on)\b|\blesquel(?:le)?s\b|\bwhich ones\b"
)
_ORDER = re.compile(
    r"^.{0,30}?\b(?:\w+[- ](?:moi|nous)|(?:me|nous) \w+(?:er|ir|re)"
    r"|(?:show|give|get|pull|bring|find|send) (?:me|us|up|out))\s+"
)
"""« Sors-moi », « pourriez-vous me ressortir », "pull up": what stands after it is wanted."""
_COUNT = re.compile(r"\bcombien\b|\bhow many\b|\bnombre de\b|\bnumber of\b")
_COUNT_THEM = re.compile(
    r"\bcombien (?:y )?en (?:a|ave|exist|conn|recens|compt|trouv)|\bcombien (?:au|en) tout|(?<=: )combien\W*$"
    r"|\bhow many (?:are there|of them|in (?:all|total))\b|(?<=: )how many\W*$"
)
_SUMMARY = re.compile(
    r"\bc'?est quoi\b|\bqu'?est[- ]ce que\b(?! (?:l'on |on )?(?:existe|y a))|\bparl\w*[- ](?:moi|nous) d\w*"
    r"|\bpresent\w*[- ](?:moi|nous)\b|\bresum\w*\b|\ben quoi consiste\w*\b|\bde quoi s'agit|\bque sais-tu\b"
    r"|\bexpli\w+[- ](?:moi|nous)\b|\bwhat (?:is|are)\b|\bwhat's\b|\btell (?:me|us) about\b|\bsummar\w+"
    r"|\bdescri(?:be|s|vez)\b|\bexplain\b|\boverview\b"
)
_EXISTS = re.compile(
    r"\bqu'?est[- ]ce qu(?:'il|i) (?:y a|existe|se fait)|\bqu'existe-t-il\b|\bqu'y a-t-il\b"
    r"|\bque (?:fait-on|propose-t-on|trouve-t-on|se fait-il|s'est-il (?:fait|passe)|se passe-t-il)\b"
    r"|\bqu'a-t-on (?:deja )?(?:fait|tente|essaye|monte|experimente|teste)\b|\bwhat(?: is|'s) going on\b"
    r"|\bqui (?:existe|se fait)\b"
    r"|\b(?:y a-t-il|existe-t-il|il existe|il y a|existe) (?:des|d'autres|d'|un|une|aussi)"
    r"|\bwhat (?:exists|is there|is (?:being )?done|has been (?:done|tried|tested)|(?:do|does) .{0,20}exist|works?\b)"
    r"|\bqu'?est[- ]ce qui (?:a (?:deja )?ete|est|se|s'est|existe|marche|fonctionne)\b|\bqu'?est[- ]ce que vous avez\b"
    r"|\bqu'avez-vous\b|\bque (?:leur |lui )?(?:propos\w+|savez-vous|connaissez-vous)\b"
    r"|\b(?:vous avez|tu as|on a|il y a|y a|existe) quoi\b"
    r"|\b(?:avez-vous|as-tu|auriez-vous|connaissez-vous|connais-tu|vous avez|vous connaissez) (?:des?|d'|un|une)\b"
    r"|\b(?:are|is) there (?:any|some|other|a|an)?\b|\b(?:do|have) you (?:know|have|got|heard) ?(?:any|of any|some)?"
    r"|\bwhat (?:do you have|have you got|have people tried|is (?:available|on offer))\b"
    r"|\bwhat's (?:available|there|on offer|(?:already )?been (?:done|tried|tested))\b"
    r"|\bqu'?est[- ]ce qu[ei]? ?(?:vous|tu|l'on|on)?.{0,12}\b(?:vis|conseill|propos|recommand|concern)\w+"
    r"|\bqu'?est[- ]ce qui (?:vise|existe|concerne|aide|permet|marche)\w*"
    r"|\b(?:avez-vous|auriez-vous|vous avez|as-tu) (?:quelque chose|quoi que ce soit|rien)\b"
    r"|\b(?:que|quoi) (?:peut|pourrait|puis|pouvons)[- ](?:on|je|nous) (?:lui |leur )?(?:propos|offr|conseill)\w+"
    r"|\bqu'ont (?:fait|tente|essaye|monte) (?:les |d')?autres\b|\bcomment (?:les |d')autres\b|\bhow have others\b"
    r"|\bwhat (?:could|can|might|would) help\b"
    r"|\bwhat (?:\w+ ){1,3}(?:exist|are there)\b|\bwhat have (?:others|people|they|you|we) (?:done|tried|got)\b"
)
_ANY_LEFT = re.compile(
    r"[,;:.]\s*(?:est-ce qu[e'] ?)?"
    r"(?:(?:vous|tu|on|nous) en (?:avez|auriez|connaissez|recensez|as|connais|a|trouve|voit)"
    r"|(?:il )?y en a(?:urait)?(?:[- ]t[- ]il)?|(?:il )?en existe(?:[- ]t[- ]il)?|en (?:avez|auriez|connaissez)[- ]vous"
    r"|ca existe|(?:do|have) you (?:have|know|got)(?: of)? (?:any|some)"
    r"|(?:are there |got )?any(?: of (?:them|those|these))?)(?: (?!combien)\w+){0,2}\s*\?*\s*$"
)
"""What ends a question that asks whether there are any: « des potagers, vous en avez ? »."""
_CARRIES = re.compile(
    r"\b(?:que|qu'est-ce que) (?:porte|gere|pilote|mene)\b|\b(?:porte|gere|pilote|mene) quoi\b"
    r"|\bwhat (?:does|do) .{2,60} (?:run|carry|manage|lead)\b"
)
_WHERE = re.compile(
    r",\s*(?:ou|where)\s*\?\s*$|\bou (?:ca|cela) (?:se fait|existe|se trouve)\b|"
    r"\bou (?:trouve-t-on|trouver|peut-on trouver|y a-t-il|existe-t-il|sont|se trouvent) (?:des|les|d'autres)\b"
    r"|\bwhere (?:can (?:i|we|you|one) find|are there|do (?:we|you) find|else)\b"
    r"|^\W*where (?:do|can|could|might) (?!i\b|we\b|you\b|they\b|it\b|he\b|she\b|the\b|this\b|these\b)"
    r"|^\W*ou (?:des|les|peut-on|peut|peuvent) "
)
_ASK_LIST = re.compile(
    r"\bliste\w*\b|\btou(?:te)?s les\b|\bl'ensemble des\b|\bdes exemples?\b|\bd'autres?\b|\bles autres\b"
    r"|\b(?:donn|montr|cit|trouv|cherch|indiqu|enumer|connaitr)\w*(?:[- ](?:moi|nous))?"
    r" (?:tou(?:te)?s|des|les|quelques|un exemple)\b"
    r"|\b(?:show|give|find|name|list) (?:me |us )?(?:all|some|the|any|every|examples?)\b"
    r"|\ball (?:the )?\w+|\bexamples? of\b|\blist\b|\bothers\b"
)
_INVENTORY = re.compile(
    r"\b(?:listes?|inventaire|panorama|recensement|recense\w*|tour d'horizon|catalogue|repertoire|listing|inventory)\b"
    r"|\btout ce qu(?:i|e|'il)\b|\beverything (?:on|about|for|in)\b"
)
_WHO_DOES = re.compile(
    r"^\W*qui (?!(?:est|sont|a|ont|dirige|preside|finance|porte|pilote|gere|etait|peut)\b)\w+"
    r"|^\W*who (?!(?:is|are|was|were|runs?|leads?|funds?|manages?|carries|should|can|do)\b)\w+"
    r"|^\W*quel(?:le)?s (?:associations|structures|organismes|acteurs|villes|collectivites|communes|departements)\b"
    r"|^\W*which (?:organi[sz]ations|associations|charities|cities|councils)\b"
)
_WHICH = re.compile(r"\b(?:quels|quelles|quel|quelle|which|what|what other)\s+(?:autres? |sont les |other |are the )?")
_OPENING_NOUN = re.compile(r"^\W*(?:(?:tou(?:te)?s |all )?(?:les |des |the )?)(\w+)")
_A_GENRE = re.compile(r"^\W*(?:un|une|a|an|any|des|some)\s+(\w+)\b")
_ASKING = re.compile(
    r"\b(?:quand|pourquoi|comment|ou|quel|quelle|quels|quelles|qui|que|quoi|combien|est-ce|qu'|when|why|how|where|which|"
    r"what|who|whom|does|do|did|is|are|was|can|could|should)\b"
)
_PLURAL = re.compile(r"s$")
_OF = frozenset("de d des du of".split())
_KINDS = frozenset("type types sorte sortes genre genres forme formes exemples kind kinds sort sorts examples".split())
_SORTS = re.compile(r"^\W*(?:(?:d?es )?\w{3,}[sx]\b(?:\W+\w+){0,4}|(?:\w+ )?\w{2,}ing)\W*$")
"""Keywords that begin with a plural, « fermes pédagogiques », "farms taking people in", or name an activity."""
_FEW = 3
_WHICH_ONES = re.compile(r"\b(?:quels|quelles|which)\s+(?:sont (?:vos|tous les)\s+|autres\s+|other\s+)?(\w+s)\b")


def read_intent(
    text: str, asked: Asked, *, titles: int, others: int, sides: int, facets: int, left: int, place: bool, sorts: bool
) -> Intent:
    """The intent of a question.

    `asked` is the type of its answer; `titles` and `others` count the experiments and the organisations or unknown
    names that it names, `sides` the different fiches that single names mean, `facets` the themes, publics and
    statuses, `left` the content words that nothing explains; `sorts` tells that « quels » stands right before a
    facet (« quelles pensions de famille »).
    """
    folded = fold(text)
    asking = _LEAD.sub("", folded)
    if (_COMPARE.search(folded) and (titles or (place and facets))) or (_RELATE.search(folded) and sides > 1):
        return "compare"
    if sides > 1 and _AGAINST.search(folded) and asked == Asked() and not left:
        return "compare"
    if _CONTACT.search(folded):
        return "contact"
    subject = facets > 0 or place
    if _COUNT_THEM.search(folded) and subject and not titles:
        return "count"
    if _COUNT.search(folded):
        return "count" if not titles and _counts_genre(folded) and (subject or others) and left <= 1 else "fact"
    if sorts and asked.section is None:
        return "list"
    last = _SENTENCES.split(folded)[-1]
    forms = {folded, asking, last, _ORDER.sub("", last)}
    if not titles and any(_asks_list(form, subject or others > 0, left) for form in forms):
        return "list"
    if not titles and _names_what(folded, asked, subject, others, left):
        return "list"
    if titles and facets and _genre_after(_WHICH, folded):
        return "list"
    if titles and _ASK_LIST.search(folded) and _names_genre(folded):
        return "list"
    if not titles and facets and asked.type == "text" and asked.section is None and _which_ones(folded):
        return "list"
    if _SUMMARY.search(folded) and asked.type in ("text", "definition"):
        return "summary"
    return "fact"


def asks_several(text: str) -> bool:
    """Whether words ask for all there is: « quels projets », « inventaire », "any schemes"."""
    return _asks_list(fold(text), subject=True, left=0) or _COUNT_THEM.search(fold(text)) is not None


def compares(text: str) -> bool:
    """Whether a text sets one thing against another: « ce qui change », "in common"."""
    folded = fold(text)
    return _COMPARE.search(folded) is not None or _RELATE.search(folded) is not None


def _names_what(folded: str, asked: Asked, subject: bool, others: int, left: int) -> bool:
    """Whether keywords without a verb say what a list is of: « jardins partagés », not « tarifs de La Halte »; words
    beside an organisation's name ask about it."""
    if _ASKING.search(folded) or (others and left):
        return False
    plain = asked.type in ("text", "place") and asked.section is None
    if not others and plain and 0 < left <= _FEW and _SORTS.match(folded):
        return True
    return (subject or others > 0) and (asked.type in ("text", "place") or _names_genre(folded))


def _asks_list(folded: str, subject: bool, left: int) -> bool:
    if _genre_after(_WHICH, folded) or _EXISTS.search(folded) or (_ASK_LIST.search(folded) and _names_genre(folded)):
        return True
    if _ANYTHING.search(folded) or (subject and (_WHERE.search(folded) or _INVENTORY.search(folded))):
        return True
    if _ANY_LEFT.search(folded) or (_CARRIES.search(folded) and subject):
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
    return bool(_WHO_DOES.search(folded)) and subject and left <= _FEW - 1


def _which_ones(folded: str) -> bool:
    """Whether « quels » asks for several things, not for sides of one (« quelles étapes »)."""
    return any(match.group(1) not in aspect_words() for match in _WHICH_ONES.finditer(folded))


def _genre_after(pattern: re.Pattern[str], folded: str) -> bool:
    """Whether the noun right after « quels » names any experiment, plural or with a plural question word."""
    for match in pattern.finditer(folded):
        following = [word.folded for word in words(folded[match.end() : match.end() + 60])][:3]
        for index, word in enumerate(following):
            if word in genre_words() and (_PLURAL.search(word) or index == 0) and not _completes(following[:index]):
                plural = _PLURAL.search(word) is not None
                return plural or match.group().startswith(("quels", "quelles"))
    return False


def _names_several(word: str) -> bool:
    return word in genre_words() and _PLURAL.search(word) is not None


def _completes(before: list[str]) -> bool:
    """Whether what stands before a noun is what is asked for: « plafonds de ressources », not « types de projets »."""
    return len(before) > 1 and before[-1] in _OF and before[-2] not in _KINDS


def _counts_genre(folded: str) -> bool:
    match = _COUNT.search(folded)
    following = [word.folded for word in words(folded[match.end() :])][:3] if match else []
    return any(word in genre_words() for word in following)


def _names_genre(folded: str) -> bool:
    return any(word.folded in genre_words() for word in words(folded))
