"""What a comparison sets side by side: the fiches that a question names, and those that it only describes."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.known.knowledge import Knowledge
from assistant.query import Name, Query
from assistant.selection.matches import find_matches
from assistant.understanding.intent import compares
from assistant.understanding.reading import write_places
from assistant.words.framing import framing_stems
from assistant.words.matching import stems_of
from corpus.document import Span
from corpus.tagging.territory import find_territories
from corpus.text import STOP_WORDS, stem, words

_BETWEEN = re.compile(
    r"\s+(?:et|ou|avec|and|or|with|vs?\.?|versus|par rapport (?:à|au|aux)|plutôt que|rather than|(?:the )?same as"
    r"|similar to|related to|different from|la même chose que|pareil(?:le)?s? (?:que|à)|diff\w+ (?:de|des|du|from))\s+"
    r"|\s*[,/]\s*",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^.{0,40}?\b(?:compar\w*|(?:quel(?:le)?s? (?:est la |sont les )?)?(?:différences?|liens?)"
    r"|(?:what(?:'s| is| are) the )?differences?|how (?:do|does|is|are))\s+(?:(?:entre|between|of|de)\s+)?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:\s+(?:for me|pour moi|please|stp|svp|s['’]il (?:te|vous) pla[iî]t|merci))?[\s?!.]*$", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^)]*\)")
_TAIL = re.compile(r"\s*(?:[:,;?]|\s[–—-]\s)")


def name_operands(query: Query, knowledge: Knowledge, read: Callable[[str], Query]) -> tuple[Name, ...]:
    """What is compared: the names in the question, and what it only describes ("the Aquitaine apprentices scheme").

    A side that holds only a place (« en Gironde », "the Nantes version") is the subject of the
    others in that place. A described side that no fiche meets becomes an unknown name.
    `read` understands one side as a question of its own.
    """
    text = query.standalone
    opening = _OPENING.match(text)
    begin = opening.end() if opening and not any(name.span.start < opening.end() for name in query.names) else 0
    end = _end(text, begin, query.names)
    spans = _sides(text, begin, end, [name.span for name in query.names])
    sides = [_Side(text, span, read(span.cut(text)), knowledge.places) for span in spans]
    sides = [side for side in sides if _says_something(side.span.cut(text))]
    found: list[Name] = []
    for side in sides:
        told = [name for name in query.names if name.role != "unknown" and _overlap(name.span, side.span)]
        placed = bool(side.read.filters.places)
        if any(name.span.start < side.span.start for name in told):
            continue
        if told and (not placed or len(told) > 1):
            found += [_titled(name, knowledge) for name in told]
            continue
        id = _described(side, sides, knowledge, read)
        if id is not None:
            found.append(Name(knowledge.by_id[id].title, side.span, (id,), "title"))
        else:
            found += told or [Name(side.span.cut(text), side.span, (), "unknown")]
    return tuple(found)


def _titled(name: Name, knowledge: Knowledge) -> Name:
    """An organisation behind a single fiche stands for that fiche."""
    if name.role != "carrier" or len(name.source_ids) != 1:
        return name
    return replace(name, label=knowledge.by_id[name.source_ids[0]].title, role="title")


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a comparison, understood as a question of its own; `places` are those that sources name."""

    text: str
    span: Span
    read: Query
    places: Collection[str]

    @property
    def has_subject(self) -> bool:
        """Whether it says more than where."""
        return bool(self.read.names or self.read.clauses)

    def written(self) -> str:
        """Its words without asides, each place by its full name."""
        said = _ASIDE.sub("", self.span.cut(self.text))
        return write_places(said, find_territories(said, known=self.places, casual=True))

    def subject(self) -> str:
        """Its words without its places."""
        said = self.span.cut(self.text)
        for mention in reversed(find_territories(said, known=self.places, casual=True)):
            said = said[: mention.span.start] + said[mention.span.end :]
        return said


def _described(side: _Side, sides: Sequence[_Side], knowledge: Knowledge, read: Callable[[str], Query]) -> str | None:
    """The fiche that a side describes; where it only says where, what another side says there."""
    alone = knowledge.names.titled(side.written())
    if len(alone) == 1:
        return alone[0]
    subjects = [other for other in sides if other.has_subject]
    if not side.has_subject and not subjects:
        return None
    whole = side.read if side.has_subject else read(f"{subjects[0].subject()} {side.span.cut(side.text)}")
    titled = [id for name in whole.names if name.role == "title" for id in name.source_ids]
    if whole.unknown and side.has_subject and not titled:
        return None
    matches = find_matches(whole, knowledge) or [
        id
        for id in find_matches(replace(whole, names=()), knowledge)
        if any(stems_of(name.label) <= stems_of(knowledge.by_id[id].title) for name in whole.names)
    ]
    asked = stems_of(whole.standalone)
    ranked = sorted(matches, key=lambda id: (id not in titled, -len(asked & stems_of(knowledge.by_id[id].title))))
    return ranked[0] if ranked else None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _end(text: str, begin: int, names: Sequence[Name]) -> int:
    """Where the sides end: before what only says that they are compared (« …, quel rapport ? »)."""
    for match in _TAIL.finditer(text, begin):
        tail = Span(match.start(), len(text))
        told = any(tail.covers(name.span) for name in names) or find_territories(tail.cut(text), casual=True)
        if compares(tail.cut(text)) and not told:
            return match.start()
    closing = _CLOSING.search(text, begin)
    return closing.start() if closing else len(text)


def _sides(text: str, start: int, end: int, names: Sequence[Span]) -> Iterator[Span]:
    """What stands between « et », "vs", « / »…; none of these parts a name."""
    for match in _BETWEEN.finditer(text, start, end):
        if not any(name.start < match.start() and match.end() < name.end for name in names):
            yield Span(start, max(start, match.start()))
            start = match.end()
    yield Span(start, end)


def _says_something(side: str) -> bool:
    return any(word.folded not in STOP_WORDS and stem(word.folded) not in framing_stems() for word in words(side))
