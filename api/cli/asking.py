"""`essaim ask` and `essaim search`."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import Home, Json
from api.cli.output import at_desk, show

if TYPE_CHECKING:
    from api.schemas import AnswerBody, ComparisonBody
    from api.shelf_schemas import SearchBody

_WORDS = {
    "fr": {
        "total": "Total\u00a0: ",
        "silent": "La source ne le précise pas",
        "near": "Proches\u00a0:",
        "closest": "Au plus près\u00a0:",
        "sources": "Sources\u00a0:",
        "quote": "\u00a0: «\u00a0{}\u00a0»",
        "why": "Pourquoi\u00a0:",
    },
    "en": {
        "total": "Total: ",
        "silent": "The source does not say",
        "near": "Near:",
        "closest": "Closest:",
        "sources": "Sources:",
        "quote": ": “{}”",
        "why": "Why:",
    },
}


def ask(
    question: Annotated[str, typer.Argument(help="The question, in French or in English.")],
    history: Annotated[list[str] | None, typer.Option("--after", help="An earlier question (several).")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say why it was understood and answered so.")] = False,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Answer a question, every sentence with its source."""
    from api.schemas import QuestionBody

    with at_desk(home, as_json) as desk:
        answer = desk.ask(QuestionBody(question=question, history=history or [], explain=explain))
    show(answer, as_json, _render_answer)


def search(
    query: Annotated[str, typer.Argument(help="Words to look for.")],
    limit: Annotated[int, typer.Option("-k", min=1, max=50, help="How many sources.")] = 10,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Find the best passage of each of the best sources."""
    with at_desk(home, as_json) as desk:
        found = desk.search(query, limit)
    show(found, as_json, _render_search)


def _render_answer(answer: "AnswerBody") -> str:
    from assistant.wording import say_with_standing

    said = _WORDS[answer.language]
    told = [(say_with_standing(segment.text, segment.support), segment.citations) for segment in answer.segments]
    lines = [_cite(text, citations) for text, citations in told]
    if answer.total is not None:
        lines.append(f"\n{said['total']}{answer.total}")
    lines.extend(_cite(f"- {item.title} — {item.summary}", item.citations) for item in answer.items)
    if answer.comparison:
        lines.extend(
            _render_comparison(
                answer.comparison, {cited.source_id: cited.title for cited in answer.citations}, said["silent"]
            )
        )
    for heading, pointers in ((said["near"], answer.near), (said["closest"], answer.closest)):
        if pointers:
            lines.append(f"\n{heading}")
            lines.extend(f"- {pointer.title} ({pointer.reason})" for pointer in pointers)
    if answer.citations:
        lines.append(f"\n{said['sources']}")
    for citation in answer.citations:
        place = ", ".join(str(part) for part in (citation.page and f"p. {citation.page}", citation.section) if part)
        title = f"{citation.title} ({place})" if place else citation.title
        lines.append(f"[{citation.number}] {title}{said['quote'].format(citation.quote)}")
    if answer.reasons is not None:
        lines += [f"\n{said['why']}", *(f"- {reason}" for reason in answer.reasons)]
    return "\n".join(lines)


def _render_comparison(comparison: "ComparisonBody", titles: Mapping[str, str], silent: str) -> Iterator[str]:
    """Section by section, what each source says, under its name."""
    for row in comparison.rows:
        yield f"\n{row.section}"
        for source_id, cell in zip(comparison.source_ids, row.cells, strict=True):
            said = _cite(cell.text, cell.citations) if cell else silent
            yield f"  - {titles.get(source_id, source_id)}\u00a0: {said}"


def _render_search(found: "SearchBody") -> str:
    if not found.passages:
        return "Aucun passage."
    return "\n".join(
        f"{rank}. {passage.title} [{passage.source_id}] {passage.score:.3f}\n   {' '.join(passage.text.split())[:300]}"
        for rank, passage in enumerate(found.passages, 1)
    )


def _cite(text: str, citations: list[int]) -> str:
    return f"{text} {''.join(f'[{number}]' for number in citations)}".rstrip()
