"""What the corpus could not answer, and what readers thought of answers: where to look for new experiments.

Questions about the same thing are listed as one gap: the same subject words, in any order or form.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import delete, insert, or_, select, update

from corpus.errors import UnknownAnswer
from corpus.store.catalogue import days_ago, now
from corpus.store.database import Database
from corpus.store.schema import answers
from corpus.text import stems


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions about one thing that were badly answered or not at all; `question` is the latest of them.

    `asked` counts them, `signalled` those whose reader pointed the gap out, `useless` those
    whose answer was found useless, for the `reasons` given.
    """

    topic: str
    question: str
    asked: int
    signalled: int
    useless: int
    reasons: tuple[str, ...]
    last_at: str


class GapStore:
    """Answers given, by id: the question and the outcome, never the answer's words or who asked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, answer_id: str, question: str, language: str, outcome: str) -> None:
        """Note that an answer was given, so that its reader may judge it."""
        values = {
            "id": answer_id,
            "question": question,
            "topic": " ".join(sorted(set(stems(question)))),
            "language": language,
            "outcome": outcome,
            "answered_at": now(),
            "signalled": False,
            "reason": "",
        }
        with self._database.write() as connection:
            connection.execute(insert(answers).values(values))

    def signal(self, answer_id: str) -> None:
        """« Signaler ce manque » : the reader wants the corpus to answer this; raises UnknownAnswer."""
        self._change(answer_id, signalled=True)

    def judge(self, answer_id: str, useful: bool, reason: str = "") -> None:
        """The reader found an answer useful or not; raises UnknownAnswer."""
        self._change(answer_id, useful=useful, reason=reason)

    def gaps(self) -> list[Gap]:
        """What is missing, the most signalled and asked first."""
        bad = or_(answers.c.outcome == "no_evidence", answers.c.signalled, answers.c.useful.is_(False))
        groups = defaultdict(list)
        with self._database.read() as connection:
            for row in connection.execute(select(answers).where(bad).order_by(answers.c.answered_at, answers.c.id)):
                groups[row.topic].append(row)
        found = [
            Gap(
                topic=topic,
                question=rows[-1].question,
                asked=len(rows),
                signalled=sum(row.signalled for row in rows),
                useless=sum(row.useful is False for row in rows),
                reasons=tuple(dict.fromkeys(row.reason for row in rows if row.reason)),
                last_at=rows[-1].answered_at,
            )
            for topic, rows in groups.items()
        ]
        return sorted(found, key=lambda gap: (-gap.signalled, -gap.asked, gap.topic))

    def resolve(self, topic: str) -> int:
        """Forget a gap that was filled; returns how many questions it had."""
        with self._database.write() as connection:
            return connection.execute(delete(answers).where(answers.c.topic == topic)).rowcount

    def purge(self, days: int) -> int:
        """Forget answers older than `days` days that nobody signalled; returns how many."""
        old = (answers.c.answered_at < days_ago(days)) & answers.c.signalled.is_(False)
        with self._database.write() as connection:
            return connection.execute(delete(answers).where(old)).rowcount

    def _change(self, answer_id: str, **values: bool | str) -> None:
        with self._database.write() as connection:
            if not connection.execute(update(answers).where(answers.c.id == answer_id).values(values)).rowcount:
                raise UnknownAnswer(answer_id=answer_id)
