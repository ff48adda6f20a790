"""The desk of this process, which owns the home."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

from api.auth import THE_OPERATOR, Visitor
from api.conversing import answer_question
from api.house import House
from api.schemas import AnswerBody, QuestionBody, check_question
from api.shelf_schemas import (
    DoctorBody,
    GapBody,
    GapsBody,
    IngestedBody,
    RemovalBody,
    SearchBody,
    SourcesBody,
    SourceTextBody,
    WrittenBody,
)
from api.shelving import show_checks, show_hit, show_ingested, show_source, show_summary
from corpus.store.backup import write_backup
from ingest.fiches.publishing import Publisher


class LocalDesk:
    """Answers from an open house, for one visitor, in one language."""

    def __init__(self, house: House, visitor: Visitor = THE_OPERATOR, language: str = "fr") -> None:
        self._house = house
        self._visitor = visitor
        self._language = language
        self._reader = visitor.reader

    def ask(self, question: QuestionBody) -> AnswerBody:
        """The answer to a question; the question is kept, unless it says not to be."""
        return asyncio.run(answer_question(self._house, self._visitor, question))

    def search(self, query: str, limit: int) -> SearchBody:
        """The best passage of each of the best `limit` sources; raises EmptyQuestion or QuestionTooLong."""
        query = check_question(query)
        hits = self._house.assistant.search_sources(self._reader, query, limit)
        return SearchBody(query=query, passages=[show_hit(hit) for hit in hits])

    def sources(self) -> SourcesBody:
        """Every source."""
        summaries = self._house.library.sources(self._reader)
        return SourcesBody(sources=[show_summary(summary, self._language) for summary in summaries])

    def source(self, source_id: str) -> SourceTextBody:
        """One source with its text."""
        return show_source(self._house.library.read(self._reader, source_id), self._language)

    def ingest(self, inputs: Sequence[str], groups: Sequence[str]) -> Iterator[IngestedBody]:
        """What becomes of files, folders and addresses, one after the other."""
        for done in self._house.pipeline.ingest(inputs, groups):
            yield show_ingested(done, self._language)

    def remove(self, source_ids: Sequence[str]) -> RemovalBody:
        """Remove sources, with the drafts that they were published from, and prove it."""
        chosen = list(dict.fromkeys(source_ids))
        for source_id in chosen:
            self._house.library.read(self._reader, source_id)
        Publisher(self._house.library, self._house.drafts).forget(chosen)
        return RemovalBody.model_validate(self._house.library.remove(chosen))

    def doctor(self, repair: bool) -> DoctorBody:
        """Check every index against the catalogue; where asked, repair what is damaged and check again."""
        checks = self._house.library.check()
        repaired = repair and not all(check.ok for check in checks)
        if repaired:
            self._house.library.repair()
            checks = self._house.library.check()
        return show_checks(checks, repaired)

    def backup(self, file: Path) -> WrittenBody:
        """Write a backup of the home to a file."""
        write_backup(self._house.library.database, file)
        return WrittenBody(path=str(file), bytes=file.stat().st_size)

    def gaps(self) -> GapsBody:
        """Questions without a good answer, grouped."""
        return GapsBody(gaps=[GapBody.model_validate(gap) for gap in self._house.gaps.gaps()])
