"""Values in a text by their type: years, dates, ages, durations, amounts, shares, numbers of something, phones…

What a question asks (`assistant.understanding.asking`) must be found in the evidence; these recognisers
say where. They look at form only: whether the value is about the thing asked is decided
by the caller.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.query import AnswerType
from assistant.words.matching import root
from assistant.words.numerals import Numeral, numerals
from corpus.document import Span
from corpus.tagging.territory import find_territories
from corpus.text import STOP_WORDS, fold, words


@dataclass(frozen=True, slots=True)
class Value:
    """A value of some type; `counted` are the roots that follow a number (« 122 jeunes accompagnés »), or the
    level of a place that the gazetteer knows."""

    span: Span
    counted: tuple[str, ...] = ()


_MONTHS = "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
_SEASONS = "printemps|[ée]t[ée]|automne|hiver"
_YEAR = re.compile(
    r"(?<![\d.,/°])(?:1[89]|20)\d{2}"
    r"(?![\d°]|[.,]\d|[ \u00a0\u202f]\d{3}\b|\s*(?:€|euros|m²|personnes|logements|jeunes))"
)
_DATE = re.compile(
    rf"\b(?:(?:\d{{1,2}}|1er)\s+)?(?:{_MONTHS})(?:\s+(?:1[89]|20)\d{{2}})?\b|\b(?:{_SEASONS})\s+(?:1[89]|20)\d{{2}}"
    r"|(?<![\d.])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\d.])|\bann[ée]es\s+(?:19|20)?\d0\b|\b(?:XIX|XX|XXI)e\s+si[èe]cle\b",
    re.IGNORECASE,
)
_TIME_UNIT = re.compile(
    r"\s*(?:à|et|ou|-|–)?\s*(?:heures?|h|jours?|journées?|nuits?|semaines?|mois|trimestres?|ans?|années?|demi(?:e)?)\b",
    re.I,
)
_TIME_AFTER_ROUND = re.compile(r"\s+(?:de |d['’])?(?:heures?|jours?|nuits?|semaines?|mois|ans|années)\b", re.IGNORECASE)
_OPEN_DURATION = re.compile(
    r"\bsans (?:limite|limitation|condition)s? (?:de |d['’])?(?:durée|temps)|\bdurée (?:indéterminée|illimitée)"
    r"|\bun (?:an|mois|jour)\b|\bune (?:année|semaine|journée|nuit)\b|\bdemi-journées?\b|\blong terme\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:de |d['’])\w+")
_LATER = re.compile(r"\s+(?:après|plus tard|avant|auparavant)\b")
_AGE = re.compile(
    r"(?:\bde |\bdes |\bles |\bâgée?s? de |\bentre )?\b\d{1,2}(?: ans| mois)?\s*(?:à|-|–|et)\s*\d{1,2}\s+ans\b"
    r"|\b(?:moins|plus) de \d{1,2} ans\b|\b\d{1,2} ans (?:et plus|en moyenne|révolus)"
    r"|\bâgée?s? de \d{1,2}|\bà \d{1,2} ans\b|\b\d{1,2}\s*[-–]\s*\d{1,2} ans\b"
    r"|\b(?:majeurs|mineurs)\b|\b\d{1,2}\s*[-–]\s*\d{1,2}\b(?=\s+(?:selon|en\b))",
    re.IGNORECASE,
)
_MONEY_UNIT = re.compile(r"\s*(?:à|ou|et|-|–)?\s*(?:€|k€|M€|Md€|euros?\b|millions? d['’]euros)", re.IGNORECASE)
_AREA_UNIT = re.compile(r"\s*(?:m²|m2\b|mètres? carrés?|hectares?|ha\b)", re.IGNORECASE)
_SHARE_UNIT = re.compile(r"\s*(?:%|pour ?cent\b|p\. ?100)", re.IGNORECASE)
_FRACTION = re.compile(
    r"\b(?:un|deux|trois|le|la|les) (?:quarts?|tiers|cinquièmes?|moitié)\b|\bla moitié\b"
    r"|\bpar (?:deux|trois|quatre|dix|quatorze|\d+)\b"
    r"|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|\d+)(?: \w+){0,2} sur "
    r"(?:deux|trois|quatre|cinq|dix|cent|\d+)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<!\d)(?:(?:\+|00)33[\s.]?(?:\(0\))?[1-9]|0[1-9])(?:[\s.-]?\d{2}){4}(?!\d)")
_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_ADDRESS = re.compile(
    r"\b(?:\d{1,4}(?:\s?(?:bis|ter))?,?\s+)?(?:rue|avenue|boulevard|bd|place|chemin|allée|quai|impasse|route|cours|square)\s+"
    r"(?:(?:de|du|des|la|le|les|d['’]|l['’])\s*)*[A-ZÉÈÀ]\w+|\b\d{5}\s+[A-ZÉÈ][\w-]+"
)
_LAW = re.compile(
    r"\b(?:lois?|décrets?|arrêtés?|ordonnances?|circulaires?|instructions?|codes?)\s+(?:n[o°]\s?|d[eu’']\s?|[A-ZÉ]|\d)"
    r"[\w’'.°-]*(?:\s+(?:du\s+)?\d[\w/-]*(?:\s+\w+\s+\d{4})?)?|\barticles?\s+[LRD]?\.?\s?\d[\w.-]*"
)
_HOURS = re.compile(
    r"\b\d{1,2}\s?h(?:\d{2})?\b\s*(?:à|-|–)\s*\d{1,2}\s?h|\b(?:24|7) ?(?:h|heures|jours)? ?(?:/|sur) ?(?:24|7)\b"
    r"|\bdu (?:lundi|mardi|mercredi|jeudi) au \w+di(?:manche)?\b"
)
_ROLE = re.compile(
    r"\b(?:direct(?:eur|rice|ion)|président|présidente|respons(?:able)|coordinat(?:eur|rice)|conseill(?:er|ère)|fondat(?:eur|rice)|"
    r"chargée?s?|explique|précise|souligne|contact|maire|chef(?:fe)?)\b",
    re.IGNORECASE,
)
_TITLE_WORDS = frozenset(
    "association associations relais ville fondation federation union groupement centre service conseil region "
    "departement metropole un une les des maison residence pays emmaus logement habitat grand oiseau caisse "
    "ministere direction".split()
)
_PROPER = re.compile(
    r"\b[A-ZÉÈÀÇÎÔ][\w’'-]+(?:\s+(?:(?:de|du|des|la|le|les|d['’]|l['’]|et)\s*)*[A-ZÉÈÀÇÎÔ][\w’'&-]+)*|\b[A-Z]{2,}\d*\b"
)
_ARTICLE = re.compile(r"(?:Les?|La|The)\s")
_SOMEWHERE = re.compile(r"\b(?:venue?s? (?:de |d['’])|née? (?:à|en|au) |(?:à|au|en|in|from) )([A-ZÉÈÎ][\w’-]+)")
_LABEL = re.compile(r"\b(?:n°|numéro|no\.?|trisomie|article|phase|niveau|zone|lot)\s*$", re.IGNORECASE)
"""What a number names and does not count."""
_NUMBER_OF = re.compile(r"\bnombre (?:de |d['’])([^.;:]{2,60})$")
_AMONG = re.compile(r"\b(?:seule?|une?|des) (\w{4,})[^.;:()]*\b(?:parmi|sur)\s+$")
_ABOUT = frozenset("environ approximativement total".split())
_COUNTED_WORDS = 4
_MEASURES: tuple[AnswerType, ...] = ("year", "date", "age", "duration", "amount", "area", "phone")


def find_values(text: str, type_: AnswerType) -> list[Value]:
    """The values of `type_` in `text`, in order; empty for types that have no form (text, section…)."""
    finder = _FINDERS.get(type_)
    return finder(text) if finder else []


def _matches(*patterns: re.Pattern[str]) -> Callable[[str], list[Value]]:
    def find(text: str) -> list[Value]:
        spans = {Span(match.start(), match.end()) for pattern in patterns for match in pattern.finditer(text)}
        return [Value(span) for span in sorted(spans)]

    return find


def _measured(text: str, unit: re.Pattern[str]) -> list[Value]:
    """Numbers that a unit follows, a range (« 15 à 17 € ») taken as one."""
    found: list[Value] = []
    all_ = numerals(text)
    for index, numeral in enumerate(all_):
        end = numeral.span.end
        following = all_[index + 1] if index + 1 < len(all_) else None
        if following and re.fullmatch(r"\s*(?:à|ou|et|-|–)\s*", text[end : following.span.start]):
            end = following.span.end
        match = unit.match(text, end)
        if match and not (found and found[-1].span.end >= match.end()):
            found.append(Value(Span(numeral.span.start, match.end())))
    return found


def _durations(text: str) -> list[Value]:
    ages = _AGE.finditer(text)
    aged = [Span(match.start(), match.end()) for match in ages if " en moyenne" not in match.group()]
    timed = [*_measured(text, _TIME_UNIT), *_measured(text, _TIME_AFTER_ROUND), *_matches(_OPEN_DURATION)(text)]
    spans = {value.span for value in timed if not any(_overlap(value.span, age) for age in aged)}
    return [Value(span, _lasting(text, span)) for span in sorted(spans) if not _LATER.match(text, span.end)]


def _lasting(text: str, span: Span) -> tuple[str, ...]:
    """What a duration is that of: « cinq mois de travaux »."""
    match = _OF.match(text, span.end)
    content = [root(word.folded) for word in words(match.group()) if word.folded not in STOP_WORDS] if match else []
    return tuple(content[:1])


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _areas(text: str) -> list[Value]:
    return _measured(text, _AREA_UNIT)


def _amounts(text: str) -> list[Value]:
    return _measured(text, _MONEY_UNIT)


def _shares(text: str) -> list[Value]:
    spans = {value.span for value in (*_measured(text, _SHARE_UNIT), *_matches(_FRACTION)(text))}
    return [Value(span) for span in sorted(spans)]


def _numbers(text: str) -> list[Value]:
    """Numbers of something: what is neither a date nor an age, nor measured in money, percent or time."""
    taken = [value.span for type_ in _MEASURES for value in find_values(text, type_)]
    taken += [value.span for value in _measured(text, _SHARE_UNIT)]
    return [
        Value(numeral.span, _counted(text, numeral))
        for numeral in numerals(text)
        if not any(_overlap(numeral.span, span) for span in taken) and not _LABEL.search(text[: numeral.span.start])
    ]


def _counted(text: str, numeral: Numeral) -> tuple[str, ...]:
    """Roots of the few words after a number, up to the end of its clause; of « le nombre de X est de 13 », of X; of
    « un territoire retenu parmi 23 », of the territory."""
    before = _NUMBER_OF.search(text[max(0, numeral.span.start - 80) : numeral.span.start])
    rest = re.split(r"[.;:()]|(?:,|\bet)\s+(?=\d)", text[numeral.span.end : numeral.span.end + 80], maxsplit=1)[0]
    counted = _contents(before.group(1) if before else rest)
    if not counted and (among := _AMONG.search(text[: numeral.span.start])):
        return _contents(among.group(1))
    return counted[:_COUNTED_WORDS]


def _contents(text: str) -> tuple[str, ...]:
    return tuple(
        root(word.folded)
        for word in words(text)
        if word.folded not in STOP_WORDS and word.folded not in _ABOUT and not word.folded[0].isdigit()
    )


def _persons(text: str) -> list[Value]:
    """Two or more capitalised words beside a role, a speech verb or an e-mail address; never an institution."""
    if not (_ROLE.search(text) or _EMAIL.search(text)):
        return []
    return [
        value
        for value in _matches(_PROPER)(text)
        if " " in value.span.cut(text) and not _TITLE_WORDS & {word.folded for word in words(value.span.cut(text))}
    ]


def _organisations(text: str) -> list[Value]:
    """Proper names and sigles, the sentence's first word excepted when it stands alone."""
    found = _matches(_PROPER)(text)
    return [
        value
        for value in found
        if value.span.start > 0 or " " in value.span.cut(text) or value.span.cut(text).isupper()
    ]


def proper_phrases(text: str) -> list[str]:
    """Names of several capitalised words (« Le Logis des Iles »), whatever they name; a sentence's own capital is
    none."""
    spans = [
        Span(match.start(), match.end())
        for match in _PROPER.finditer(text)
        if match.start() > 0 or _ARTICLE.match(match.group())
    ]
    return [span.cut(text) for span in spans if len(re.findall(r"\b[A-ZÉÈÀÇÎÔ]", span.cut(text))) > 1]


def _places(text: str) -> list[Value]:
    """Territories of the gazetteer, and proper names that a preposition of place introduces (« venu de Montréal »)."""
    known = [Value(mention.span, (mention.territories[0].level,)) for mention in find_territories(text)]
    others = [Value(Span(match.start(1), match.end(1))) for match in _SOMEWHERE.finditer(text)]
    taken = [value.span for value in known]
    return sorted(
        [*known, *(value for value in others if not any(_overlap(value.span, span) for span in taken))],
        key=lambda value: value.span,
    )


def is_noise(text: str) -> bool:
    """Whether a sentence is a page's own furniture (log-in, newsletter, subscriber service), not its subject."""
    return _NOISE.search(fold(text)) is not None


def is_silent(text: str) -> bool:
    """Whether a clause says that something is not said (« La source n’indique ni l’âge, ni le montant »)."""
    return _SILENT.search(fold(text)) is not None


_SILENT = re.compile(
    r"\b(?:ne|n')\s?(?:donne|indique|precise|detaille|nomme|mentionne|dit|publie|fournit|chiffre)\w*\b"
    r"|\bnon (?:indique|precise|communique|renseigne)|\bni (?:le|la|l'|les) ?\w+(?:,| ni)"
    r"|\b(?:pas|ne sont pas|n'est pas) (?:indiques?|precises?|nommee?s?|connus?|donnes?|chiffres?)\b"
    r"|\baucun (?:chiffre|resultat chiffre)|\bpas de resultat chiffre|\bsans (?:indication|precision)\b"
)
_NOISE = re.compile(
    r"\b(?:s'abonner|abonnez|abonnes?\b.*\b(?:article|identifiants|service)|article reserve|newsletters?|infolettre"
    r"|mot de passe|identifiez|se connecter|connectez|service clients?|cookies?|espace recruteur"
    r"|mentions legales|partager sur|tous droits reserves|lire aussi|champ obligatoire"
    r"|log ?in|sign ?up|subscribe|password|privacy policy)\b"
)

_FINDERS: dict[AnswerType, Callable[[str], list[Value]]] = {
    "year": _matches(_YEAR),
    "date": _matches(_YEAR, _DATE),
    "duration": _durations,
    "age": _matches(_AGE),
    "amount": _amounts,
    "share": _shares,
    "area": _areas,
    "number": _numbers,
    "law": _matches(_LAW),
    "hours": _matches(_HOURS),
    "phone": _matches(_PHONE),
    "email": _matches(_EMAIL),
    "address": _matches(_ADDRESS),
    "person": _persons,
    "organisation": _organisations,
    "place": _places,
}
