"""How the facets that a question names belong together: what must all hold, and what are alternatives."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from assistant.query import Clause, Sought
from assistant.words.framing import genre_words
from corpus.document import Span
from corpus.tagging.found import Found
from corpus.tagging.lexicon import find_terms
from corpus.tagging.vocabulary import vocabulary
from corpus.text import STOP_WORDS, fold, words

_ALTERNATIVE = re.compile(r"\W*(?:ou|or|et/ou|and/or)\W+(?:\w+\W+){0,3}")
_WHERE = re.compile(r"\W*(?:où\b|ou (?:\w+(?<!m)ent|on)\b)", re.IGNORECASE)
"""« Où », with or without its accent: « un café où travaillent des jeunes », « ou dorment »."""
_ADDITION = re.compile(r"\W*(?:et|and|&)\W+(?:\w+\W+){0,3}")
_COMMA = re.compile(r"\s*[,/]\s*(?:\w+\W+){0,2}")
_ELLIPSIS = re.compile(r"\s*(?:,|\bou\b|\bet\b|\bor\b|\band\b)\s*(?:de\s+|d['’])?(\w+)")
_EXCLUDING = re.compile(
    r"\b(?:hors|sauf|excepte|hormis|exclu(?:ant|re)|a l'exception|a part|en dehors|ailleurs que?|autres? (?:chose )?que"
    r"|(?<!plus )pas|ni|except|excluding|other than|apart from|besides|outside|not|but not)\s*"
    r"(?:\b(?:de|du|des|le|la|les|dans|sur|pour|aux?|en|the|for|in|of|about|on)\b\s*|\b[ld]')*$"
)
_WITHOUT = re.compile(
    r"\b(?:sans|pas|non|jamais|hors|sauf|without|not|never|no|except)\s+(?:(?:encore|yet|ete|been|any|d'|une?|les|the)\s*)*$"
)
_NEGATED = re.compile(
    r"(?P<whose>(?:\w+\W+){0,2})\b(?:qui |qu'ils |ou ils |je |nous |on )?"
    r"(?:n(?:e |')(?P<verb>\w+)|(?:ont|ai|avons|trouv\w+|obtien\w+|touch\w+|gagn\w+)) (?:\w+ )?"
    r"(?:pas|plus|jamais)\b[^,.;:]*$"
)
"""What people do not do or have; « ne » is seldom spoken: « des gens trouvent pas de… »."""
_WISHES = frozenset("veux voulons veut cherche cherchons souhaite souhaitons".split())
_NOT_ONLY = re.compile(
    r"\b(?:(?:pas|non)\s+(?:que|seulement|uniquement|exclusivement)|not\s+(?:only|just|exclusively|merely))"
    r"\s+(?:(?!but\b|mais\b)\w+['’ ]\s*){0,3}$"
)
_TOGETHER = re.compile(
    r"\b(?:associ(?:e|ent|ant|er)|reuni(?:t|ssent|ssant|r)|melang(?:e|ent|eant|er)|mel(?:e|ent|ant|er)|crois(?:e|ent|er)"
    r"|rapproch(?:e|ent|er)|mix(?:e|es|ent|ing)?|se (?:rencontr|cotoi|crois|retrouv)ent"
    r"|both|entre|between|bring(?:s|ing)? together)\s[^.?!;:]{0,25}$"
)
"""What stands before people of two sorts that are to meet: « qui associent jeunes et seniors », "between"."""
_THEN_TOGETHER = re.compile(
    r"\W[^.?!;:]{0,20}\b(?:ensemble|cohabitent|se (?:rencontr|cotoi|melang|crois|retrouv)ent|together|meet)\b"
)
"""What stands after them: "where young and old live together"."""
_SEVERAL = 3
_BUT_ALSO = re.compile(r"\b(?:mais|but)\b")
_ATTRIBUTE = re.compile(r"(?:sans|en|avec|a|sous|with|without|in|on)\s")

Join = Literal["or", "and", "comma", "beside", "apart"]


def read_clauses(text: str, found: Sequence[Found]) -> tuple[Clause, ...]:
    """The clauses that the facets found in `text` make.

    Publics joined by « ou », « et » or commas are alternatives; themes joined by
    « ou » are, by « et » are not, but for two sorts of one theme; facets side by side (« femmes sans abri ») hold
    together. What another clause implies is left out.
    """
    named = _by_span(text, found)
    clauses: list[list[list[Sought]]] = []
    joins = _joins(text, named)
    for (_, alternatives), join in zip(named, joins, strict=True):
        if not clauses or join in ("apart", "and"):
            clauses.append([[one] for one in alternatives])
        elif join == "beside":
            clauses[-1][-1].extend(alternatives)
        else:
            clauses[-1].extend([one] for one in alternatives)
    frozen = [_simplify(tuple(tuple(dict.fromkeys(group)) for group in clause)) for clause in clauses]
    implied = _means_of(frozen)
    frozen = [tuple(_without_implied(group, implied) for group in clause) for clause in frozen]
    return tuple(clause for clause in dict.fromkeys(frozen) if not _implied(clause, frozen))


def clauses_of(facet: Literal["themes", "publics"], codes: Sequence[str]) -> tuple[Clause, ...]:
    """The clauses of a reader's own choice: every theme must hold, any public will do."""
    if facet == "themes":
        return tuple((((Sought("themes", code)),),) for code in codes)
    return (tuple((Sought("publics", code),) for code in codes),) if codes else ()


def is_excluded(text: str, span: Span) -> bool:
    """Whether what stands at a span is left out: « hors hébergement », "other than Totem"."""
    before = fold(text[: span.start])
    return _EXCLUDING.search(before) is not None and not _describes_need(before)


def _describes_need(before: str) -> bool:
    """Whether « pas » tells what people lack or do not do (« des gens qui n’ont pas de… »), and leaves nothing out."""
    negated = _NEGATED.search(before)
    if negated is None or negated["verb"] in _WISHES:
        return False
    return not any(word.folded in genre_words() for word in words(negated["whose"] or ""))


def _is_one_of_several(text: str, span: Span) -> bool:
    """Whether what stands at a span is neither asked nor left out, « pas seulement les migrants »; « mais aussi… »
    after it asks it."""
    return _NOT_ONLY.search(fold(text[: span.start])) is not None and not _BUT_ALSO.search(fold(text[span.end :]))


def is_left_out(text: str, span: Span) -> bool:
    """Whether a status or a level of evidence is one that must not hold: « sans évaluation », "not evaluated"."""
    return _WITHOUT.search(fold(text[: span.start])) is not None


def _by_span(text: str, found: Sequence[Found]) -> list[tuple[Span, list[Sought]]]:
    """What each span names, in order; a public rather than the theme that the same words name."""
    spans: dict[Span, list[Sought]] = {}
    for one in sorted(found, key=lambda one: one.span):
        if one.facet in ("themes", "publics") and not _is_one_of_several(text, one.span):
            facet: Literal["themes", "publics"] = "themes" if one.facet == "themes" else "publics"
            excluded = is_excluded(text, one.span)
            spans.setdefault(one.span, []).append(Sought(facet, one.code, one.term, excluded))
    named = []
    for span, sought in spans.items():
        publics = [one for one in sought if one.facet == "publics"]
        named.append((span, publics or sought))
    return named


def read_ellipses(text: str, found: Sequence[Found]) -> list[Found]:
    """What is named with the noun of the words before: « léger » in « habitat précaire ou léger »."""
    completed = []
    for one in found:
        phrase = one.span.cut(text)
        noun = next(words(phrase)).span.cut(phrase)
        match = _ELLIPSIS.match(text, one.span.end)
        if match is None or len(phrase.split()) < 2:
            continue
        span = Span(match.start(1), match.end(1))
        if not any(other.span.covers(span) for other in found):
            whole = f"{noun} {match.group(1)}"
            full = [other for other in find_terms(whole) if other.span == Span(0, len(whole))]
            completed += [Found(span, other.facet, other.code, other.term) for other in full]
    return completed


def _joins(text: str, named: Sequence[tuple[Span, list[Sought]]]) -> list[Join]:
    """How each facet is joined to the one before; a comma joins as the next word does."""
    joins: list[Join] = ["apart"] * min(1, len(named))
    for (before, left), (after, right) in pairwise(named):
        join = _join(text[before.end : after.start], after.cut(text), left, right)
        together = join == "or" and _meet(text, before, after, left, right)
        joins.append("and" if together else join)
    bare = _is_enumeration(text, [span for span, _ in named])
    for index in range(len(joins) - 1, -1, -1):
        if joins[index] == "comma":
            following = joins[index + 1] if index + 1 < len(joins) else "apart"
            publics = named[index][1][0].facet == "publics"
            joins[index] = following if following in ("or", "and") else ("or" if publics or bare else "and")
    return joins


def _meet(text: str, before: Span, after: Span, left: list[Sought], right: list[Sought]) -> bool:
    """Whether two sorts of people joined by « et » are to be there together."""
    publics = left[0].facet == "publics" and right[0].facet == "publics" and left[0].code != right[0].code
    joined = publics and _ADDITION.fullmatch(fold(text[before.end : after.start])) is not None
    told = _TOGETHER.search(fold(text[: before.start])) or _THEN_TOGETHER.match(fold(text[after.end :]))
    return joined and told is not None


def _is_enumeration(text: str, spans: Sequence[Span]) -> bool:
    """Whether keywords are all there is, three or more: « santé, jardin, vélo » is any of these."""
    return len(spans) >= _SEVERAL and all(
        word.folded in STOP_WORDS or any(span.covers(word.span) for span in spans) for word in words(text)
    )


def _join(between: str, phrase: str, left: list[Sought], right: list[Sought]) -> Join:
    """How the facet that `phrase` names is joined: an attribute (« et sans logement ») narrows the one before."""
    folded = fold(between)
    publics = left[0].facet == "publics" and right[0].facet == "publics"
    if publics and _ATTRIBUTE.match(fold(phrase)) and folded.strip() in ("et", "and"):
        return "beside"
    same_sort = left[0].facet == right[0].facet
    same_code = same_sort and left[0].code == right[0].code
    if left[0].excluded != right[0].excluded or _WHERE.match(between):
        return "apart"
    if _ALTERNATIVE.fullmatch(folded) or folded.strip() in ("ou", "or"):
        return "or"
    if _ADDITION.fullmatch(folded):
        return "or" if publics or same_code else "and"
    if _COMMA.fullmatch(folded):
        return "or" if same_code else "comma" if same_sort else "apart"
    return "beside" if publics and not folded.strip(" -’'") else "apart"


def _simplify(clause: Clause) -> Clause:
    """A code named both by its own name and by a narrower term is asked whole, but for people who are both: « mères
    seules »."""
    clause = tuple(_without_wider(group) for group in clause)
    whole = {(one.facet, one.code) for group in clause for one in group if not one.term}
    groups = [
        tuple(replace(one, term="" if (one.facet, one.code) in whole else one.term) for one in group)
        for group in clause
    ]
    return tuple(dict.fromkeys(groups))


def _without_wider(group: tuple[Sought, ...]) -> tuple[Sought, ...]:
    narrower = {(one.facet, one.code) for one in group if one.term}
    return tuple(one for one in group if one.term or (one.facet, one.code) not in narrower)


def _implied(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a clause asks only what a narrower one asks as well, « logement » beside « pension de famille », or who
    makes that possible."""
    if len(clause) > 1 or len(clause[0]) > 1:
        return False
    asked = clause[0][0]
    if asked.excluded:
        return False
    if asked.facet == "publics" and not asked.term and asked.code in _means_of(clauses):
        return True
    for other in clauses:
        sought = [one for group in other for one in group]
        narrower = all(not one.excluded for one in sought) and all(
            one.facet == asked.facet and asked.code in vocabulary(one.facet).broaden((one.code,)) for one in sought
        )
        more = any(one.code != asked.code or (one.term and not asked.term) for one in sought)
        if other != clause and narrower and more:
            return True
    return False


def _without_implied(group: tuple[Sought, ...], implied: Collection[str]) -> tuple[Sought, ...]:
    """Facets that must hold together, but for publics that a theme implies: « sick homeless people » to be cured."""
    return tuple(one for one in group if one.facet == "themes" or one.term or one.code not in implied) or group


def _means_of(clauses: Sequence[Clause]) -> frozenset[str]:
    """The publics that a theme asked implies: who hosts, where hosting is asked, is not whom it serves."""
    themes = [one.code for clause in clauses for group in clause for one in group if one.facet == "themes"]
    return frozenset(public for code in themes for public in vocabulary("themes").means[code])
