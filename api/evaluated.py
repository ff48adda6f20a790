"""A desk as the evaluation sees it: this process's own or a running server's, the same way."""

from collections.abc import Mapping, Sequence

from api.desk import Desk
from api.schemas import QuestionBody
from corpus.document import Span
from evaluation.subject import Quote, Reply


class DeskSubject:
    """Answers the evaluation's questions from a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._texts: dict[str, str] = {}

    def ask(self, question: str, history: Sequence[str]) -> Reply:
        """The answer to a question asked after `history`."""
        answer = self._desk.ask(QuestionBody(question=question, history=list(history), remember=False))
        return Reply(
            outcome=answer.outcome,
            segments=tuple(segment.text for segment in answer.segments),
            items=tuple(item.source_id for item in answer.items),
            quotes=tuple(Quote(c.source_id, c.quote, Span(c.start, c.end)) for c in answer.citations),
            standalone=answer.understood.standalone,
            signature=answer.model_dump_json(),
        )

    def search(self, query: str, limit: int) -> Mapping[str, float]:
        """Scores of the best `limit` sources, by source id."""
        return {passage.source_id: passage.score for passage in self._desk.search(query, limit).passages}

    def text(self, source_id: str) -> str:
        """The stored text of a source."""
        if source_id not in self._texts:
            self._texts[source_id] = self._desk.source(source_id).text
        return self._texts[source_id]
