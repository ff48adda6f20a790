"""Whether a sentence is surer, wider or narrower than its source: of what is planned, of some only, of what follows.

These turns are made of small words that carry no content of their own, so they are read from the text.
"""

import re
from collections.abc import Callable

from assistant.verification.discourse import without_discourse
from corpus.text import fold

_UNREAL = re.compile(
    r"\b(?:croi(?!s|tr)\w+|pens(?:ent|ait|aient)\b|pretend\w*|a tort|idees? recues?|prejuge\w*|dout\w+|objectifs?"
    r"|annonc\w+|prevu\w*|prevo\w+|ambition\w*|envisag\w+|devrai\w+|pourrai\w+|souhait\w+|veu[tx]|veulent|revendiqu\w+"
    r"|risqu\w+|aurai\w+|serai\w+|vise(?:nt)? a|visant a|visees?|vises|escompte\w*|projete\w*"
    r"|engage\w* a|engagements?|vocation a|espoir|esper\w+|promet\w*|promess\w*"
    r"|believ\w+|wrongly|doubt\w*|goals?|targets?|announc\w+|plann\w+|aim(?:s|ed|ing)?|intend\w*|would|should|could"
    r"|wish\w*|claim\w*|risks?|hop(?:e|es|ed|ing) (?:to|that|for)|suppos\w+|meant to|committed to|commitments?|pledg\w+"
    r"|likely|reportedly|allegedly|apparently|attendue?s?|bientot|prochain\w*|a venir|soon|shortly|upcoming"
    r"|due to follow|set to|expected)\b"
)
_FORESEEN = re.compile(r"(?:annonce|prevu|visee?|attendu|escompte|projete|envisage|souhaite)e?s?$")
"""Participles, which are told of their own piece between commas: « 671 lits, pour 1 170 visés »."""
_COMMITTED = re.compile(r"engagements?$|commitments?$")
"""A noun that is one of several things noted: « Engagement moral, pictogrammes en vitrine »."""
_UNREAL_SAID = re.compile(
    rf"{_UNREAL.pattern}|\b(?:doi(?:t|vent)|devai\w+|pensee?s? (?:pour|comme)|concue?s? pour|destinee?s? a|must"
    r"|needs? to|is to|are to|designed to|conceived)\b"
)
_SAID = re.compile(
    r"\b(?:(?:selon|d'apres|aux dires d\w*|according to) (?:\w+['\s]+){0,2}(?:associations?|porteur|sources?|rapports?"
    r"|etudes?|enquetes?|mairie|ville|federations?|fondations?|mecene|equipes?|evaluations?|groupement|reportage|auteurs?"
    r"|charity|reports?|stud(?:y|ies)|survey|team|funder)|estime\w*|affirme\w*|declare\w*|reported(?:ly)?|says?)\b"
)
_SAYS = re.compile(
    r"\b(?:fait etat|rapport\w+|signal\w+|mention\w+|indiqu\w+|precis\w+|d'apres|selon|not(?:e|es|ed)|states?|reports?"
    r"|according to|depending on|reported\w*|said to)\b"
)
"""How a sentence may say that somebody says it."""
_SOME = re.compile(
    r"\b(?:certaine?s|la plupart|une partie|majorit\w+|parfois|souvent|generalement|habituellement|rarement|some|most"
    r"|majority|sometimes|often|usually|generally|rarely|parts? of)\b(?:\s(?:de|des|du|d|les|la|le|l|of|the))*['\s]*"
)
_IF_NEEDED = re.compile(
    r"\b(?:si (?:besoin|necessaire)|au besoin|le cas echeant|eventuel\w*|sur demande|if (?:need|necess|requir)\w*"
    r"|as needed|when needed|where necessary|on request)\b"
)
_CAN = re.compile(r"\b(?:peu(?:t|vent)|pouva\w+|may|might|can)\b(?P<what>[^,.;:]*?)(?= et | ou | and | or |[,.;:]|$)")
_ABLE = re.compile(
    r"\b(?:peu(?:t|vent)|pouv\w+|may|might|can|jusqu|au (?:plus|maximum)|maximum|up to|at most|possib\w+|permet\w*"
    r"|droit|capable|susceptible|eventuel\w*|allow\w*|able|option\w*|autoris\w+|offr\w+|offer\w*|propos\w+)\b"
)
_ONLY = re.compile(
    r"\b(?:seule?s?|seulement|uniquement|exclusi\w+|only|solely|sole|reserve\w*|just)\b"
    r"|\bn(?:e |')(?:(?!pas|plus|jamais)\w+ ){1,6}qu(?:e |')"
)
_ONLY_SAID = re.compile(
    r"\b(?:seulement|uniquement|exclusivement|only|solely|exclusively)\b(?! (?:\d|one\b|once\b|une?\b))"
    r"|\bn(?:e |')(?:(?!pas|plus|jamais)\w+ ){1,6}qu(?:e |')(?!\d|environ|une?\b)"
)
_WHOLLY = re.compile(
    r"\b(?:entier\w*|total\w*|complete\w*|integral\w*|pleinement|tou(?:t|te|s|tes)|entire\w*|fully|wholly|all|whole)\b"
)
_PARTLY = re.compile(r"\b(?:en partie|partiel\w*|partly|partial\w*|in part)\b")
_BECAUSE_SAID = re.compile(
    r"\b(?:grace a|en raison d|a cause d|parce qu|because|due to(?! (?:be|follow)\b)|thanks to|owing to"
    r"|as a result)"
)
_BECAUSE = re.compile(
    r"\b(?:grace|raison|cause|parce|car|puisqu|faute|donc|because|due|thanks|perm[ei]\w*|consequence|effet|biais"
    r"|fait \w+er|ainsi|expliqu\w+|decoul\w+|therefore|li[ée]e?s?|\w+ees? par)\b|:"
)
_EACH_SAID = re.compile(r"\b(?:chacune?|each)\b")
_EACH = re.compile(r"\b(?:chacune?|chaque|tou[st]\w*|par|each|every|all|both|per|apiece|respective\w*)\b")
_ITSELF_SAID = re.compile(
    r"(?<!\bont )(?<!\bhave )(?<!\bfind )\b"
    r"(?:(?:lui|elle|eux|elles)[- ]memes?|itself|themselves|on (?:its|their) own)\b"
)
_ITSELF = re.compile(r"\b(?:memes?|itself|themselves|own|propres?|seule?s?|directement|directly|auto\w+)\b")
_ONCE_SAID = re.compile(r"\bune fois (?!par\b)|\bonce(?! (?:a|per|an|again|more)\b)")
_ONCE = re.compile(
    r"\b(?:apres|une fois|puis|ensuite|des (?:que|l')|quand|lorsque?|suite|issue|after|then|once|when|since|following"
    r"|depuis|desormais|now)\b|\b\w{3,}ees? par\b"
)
_BY_NAME = re.compile(r"^(?:l[ae]s? |l'|cette |ce )\w+ (?:lui|elle|eux|elles)[- ]memes?")
"""« La ferme elle-même » sets it apart and says nothing of others."""
_YET_SAID = re.compile(r"\b(?:encore|deja|still|yet|already)\b")
_YET = re.compile(
    r"\b(?:encore|deja|toujours|reste\w*|demeur\w*|depuis|desormais|maint\w+|continu\w*|exist\w*|persist\w*|perdur\w*"
    r"|jusqu\w*|en cours|actuel\w*|aujourd'hui|still|yet|already|now|since|remain\w*)\b|\b(?:19|20)\d\d\b"
)
_NEEDED = (
    (_ONLY_SAID, _ONLY, "it is not told to be the only one"),
    (_BECAUSE_SAID, _BECAUSE, "it is not told to be the cause"),
    (_EACH_SAID, _EACH, "it is not told of each"),
    (_ITSELF_SAID, _ITSELF, "it is not told to be done without others"),
    (_ONCE_SAID, _ONCE, "it is not told to be so only afterwards"),
    (_YET_SAID, _YET, "it is not told to be so still or already"),
)
"""Turns of a sentence, what its source must have for each, and what is wrong where it has not."""
_BOUNDS = re.compile(
    r"\b(?:au|de|en|at) (?:plus|moins|least|most)\b|\b(?:plus|moins|more|less|fewer) (?:de|d'|than) ?\d?"
    r"|\bou (?:plus|moins)|\bor (?:more|less)|\bet plus|\bn(?:e |')\w+ plus\b|\bno more\b"
)
_LESS, _MORE = (
    re.compile(r"\b(?:moins|less|fewer|lower|inferieur\w*)\b"),
    re.compile(r"\b(?:plus|more|davantage|higher|superieur\w*)\b"),
)
_LEANING = 2
"""Words of a sentence that lean on a turn of their source, for the sentence to need it too."""
Uses = Callable[[int, int, bool], int]
"""How many words of the sentence lean on what stands between two places of the passage; on nothing else, if asked."""


def find_overstatement(said: str, told: str, begin: int, uses: Uses) -> str:
    """What a sentence makes surer or wider than the words `told`, which begin at `begin` of a passage; or nothing."""
    mine, theirs = _plain(said), _plain(told)
    if not _UNREAL_SAID.search(mine) and any(_leans_on(theirs, mark, begin, uses) for mark in _UNREAL.finditer(theirs)):
        return "it is only believed, feared or planned"
    if _drops_doubt(mine, theirs, begin, uses):
        return "it is told of some only, or by somebody only"
    if _WHOLLY.search(mine) and _PARTLY.search(theirs):
        return "it is told in part"
    plain = _BY_NAME.sub(" ", _plain(without_discourse(said)))
    for turn, needed, reason in _NEEDED:
        if turn.search(plain) and not needed.search(theirs):
            return reason
    if _turns_comparison(mine, theirs):
        return "more is taken for less"
    return ""


def _leans_on(theirs: str, mark: re.Match[str], begin: int, uses: Uses) -> bool:
    """Whether a sentence leans on what a turn governs: its own piece between semicolons, after the last colon."""
    first = max(theirs.rfind(stop, 0, mark.start()) for stop in ".;:(\n") + 1
    piece = theirs.rfind(",", first, mark.start()) + 1
    if piece and theirs[piece : mark.start()].strip() and _FORESEEN.match(mark.group()):
        first = piece
    stops = ";),\n" if _COMMITTED.match(mark.group()) else ";)\n"
    last = min((place for stop in stops if (place := theirs.find(stop, mark.end())) >= 0), default=len(theirs))
    return uses(begin + first, begin + last, True) > 0


def _plain(text: str) -> str:
    """Folded text of the same length where that is possible."""
    return fold(text.replace("’", "'"))


def _drops_doubt(mine: str, theirs: str, begin: int, uses: Uses) -> bool:
    """Whether « certains », « souvent », « si besoin » or « selon elle » is left out of what leans on it."""
    for mark in _SOME.finditer(theirs):
        following = re.match(r"\w+", theirs[mark.end() :])
        end = mark.end() + (following.end() if following else 0)
        if uses(begin + mark.end(), begin + end, False) and not (_SOME.search(mine) or _IF_NEEDED.search(mine)):
            return True
    for mark in () if _ABLE.search(mine) else _CAN.finditer(theirs):
        if uses(begin + mark.start("what"), begin + mark.end("what"), False) >= _LEANING:
            return True
    for pattern, kept in ((_SAID, _SAYS), (_IF_NEEDED, _IF_NEEDED)):
        for mark in pattern.finditer(theirs):
            first = max(theirs.rfind(stop, 0, mark.start()) for stop in ".;\n") + 1
            piece = theirs.rfind(",", first, mark.start()) + 1
            if piece and theirs[piece : mark.start()].strip():  # « la première du pays, à Eybens selon l'association »
                first = piece
            last = min(
                (place for stop in ".;:\n" if (place := theirs.find(stop, mark.end())) >= 0), default=len(theirs)
            )
            if uses(begin + first, begin + last, False) >= _LEANING and not (
                pattern.search(mine) or kept.search(mine) or _UNREAL.search(mine)
            ):
                return True
    return False


def _turns_comparison(mine: str, theirs: str) -> bool:
    mine, theirs = _BOUNDS.sub(" ", mine), _BOUNDS.sub(" ", theirs)
    less, more = bool(_LESS.search(mine)), bool(_MORE.search(mine))
    lesser, greater = bool(_LESS.search(theirs)), bool(_MORE.search(theirs))
    return (less, more) in ((True, False), (False, True)) and (less, more) == (greater, lesser)
