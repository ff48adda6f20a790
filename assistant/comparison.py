"""Fiches side by side, section by section; what a source does not say stays empty."""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.answer import Cell, Comparison, Row
from assistant.framing import framing_stems
from assistant.knowledge import Knowledge
from assistant.listing import find_matches
from assistant.query import Name, Query
from assistant.statement import Statement
from corpus.document import Span
from corpus.fiche import SECTIONS
from corpus.stored import StoredSource
from corpus.text import STOP_WORDS, stem, words

_BETWEEN = re.compile(
    r"\s+(?:et|avec|and|with|vs\.?|versus|par rapport (?:à|au|aux)|plutôt que|rather than)\s+|\s*,\s*", re.IGNORECASE
)
_OPENING = re.compile(
    r"^\W*(?:compar\w*|quel(?:le)?s? (?:est la |sont les )?(?:différences?|liens?)|différences?"
    r"|what(?:'s| is| are) the differences?|differences?|how (?:do|does|is|are))\s+(?:entre|between|of|de)?\s*",
    re.IGNORECASE,
)
_OVERVIEW = (
    ("territory", "Territoire"),
    ("carrier", "Porteur"),
    ("partners", "Partenaires"),
    ("public", "Publics"),
    ("period", "Période"),
    ("status", "Statut"),
)
_MOST = 4


def name_operands(query: Query, knowledge: Knowledge, read: Callable[[str], Query]) -> tuple[Name, ...]:
    """What is compared: the names in the question, and what it only describes ("the Aquitaine apprentices scheme").

    A described side that no fiche meets becomes an unknown name. `read`
    understands one side as a question of its own.
    """
    text = query.standalone
    opening = _OPENING.match(text)
    named = [name for name in query.names if name.role != "unknown"]
    found = list(named)
    for start, end in _sides(text, opening.end() if opening else 0):
        side = text[start:end].strip(" ?!.")
        span = Span(start, start + len(text[start:end].rstrip(" ?!.")))
        if any(span.start < name.span.end and name.span.start < span.end for name in named) or not _says_something(
            side
        ):
            continue
        matches = find_matches(read(side), knowledge) if side else []
        label = knowledge.by_id[matches[0]].title if matches else side
        found.append(Name(label, span, tuple(matches[:1]), "title" if matches else "unknown"))
    return tuple(sorted(found, key=lambda name: name.span))


def compare(
    query: Query,
    knowledge: Knowledge,
    statements: Callable[[StoredSource], Sequence[Statement]],
    cite: Callable[[Statement], int],
) -> Comparison | None:
    """The named fiches side by side; None when the question names fewer than two.

    `cite` gives a sentence's citation number; a row that no source fills is left out.
    """
    ids = list(dict.fromkeys(name.source_ids[0] for name in query.names if name.role == "title" and name.source_ids))
    known = [knowledge.by_id[source_id] for source_id in ids if source_id in knowledge.by_id][:_MOST]
    if len(known) < 2:
        return None
    sentences = [list(statements(one.stored)) for one in known]
    return Comparison(tuple(one.id for one in known), tuple(_rows(sentences, cite)))


def _rows(sources: Sequence[Sequence[Statement]], cite: Callable[[Statement], int]) -> Iterator[Row]:
    for field, label in (*_OVERVIEW, *SECTIONS):
        told = [[one for one in sentences if one.field == field] for sentences in sources]
        if any(told):
            yield Row(label, tuple(_cell(sentences, field, cite) for sentences in told))


def _cell(sentences: Sequence[Statement], field: str, cite: Callable[[Statement], int]) -> Cell | None:
    if not sentences:
        return None
    labelled = field in dict(_OVERVIEW)
    texts = [one.text.partition(":")[2].strip() if labelled else one.text for one in sentences]
    return Cell(" ".join(texts), tuple(cite(one) for one in sentences))


def _sides(text: str, start: int) -> Iterator[tuple[int, int]]:
    for match in _BETWEEN.finditer(text, start):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _says_something(side: str) -> bool:
    return any(word.folded not in STOP_WORDS and stem(word.folded) not in framing_stems() for word in words(side))
