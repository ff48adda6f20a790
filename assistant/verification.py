"""Whether a written sentence is supported by the passages it cites, and by which exact words.

Nothing here trusts the writer. A sentence is supported when a short run of sentences of
each cited passage holds all its figures, beside what they count, all its names, and most
of its content words (or words near them in the embedding space, so that a paraphrase or an
English sentence passes), and when neither denies nor opposes the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from assistant.claims import Claim, Figure, contradict, read_claim
from assistant.evidence import Evidence
from corpus.document import Span
from corpus.embedding import NamedEmbeddings
from corpus.static_model import Vectors
from corpus.text import sentences, stem, words

_LONGEST_RUN = 3
"""Sentences in a supporting run: more would be a passage, not a quote."""
_NEAR = 0.5
"""Cosine from which two words are taken for each other."""
_ENOUGH = 0.62
"""Share of a sentence's content words that must be found."""


@dataclass(frozen=True, slots=True)
class Support:
    """The narrowest words of one passage that support a sentence; `span` counts in the source's text."""

    evidence: Evidence
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Supported by `supports`, or not, with the first `reason` why not."""

    supports: tuple[Support, ...]
    reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether the sentence may be shown as verified."""
        return bool(self.supports)


@dataclass(frozen=True, slots=True)
class _Run:
    evidence: Evidence
    span: Span
    quote: str
    claim: Claim


class Verifier:
    """Checks sentences against evidence; keeps the vectors of words it has seen."""

    def __init__(self, embeddings: NamedEmbeddings) -> None:
        self._embeddings = embeddings
        self._vectors: dict[str, Vectors] = {}

    def verify(self, sentence: str, cited: Sequence[int], evidence: Sequence[Evidence]) -> Verdict:
        """Judge `sentence` against the passages it cites; against all of them when it cites none."""
        claim = read_claim(sentence)
        if len(claim.words) < 2 and not claim.figures:
            return Verdict((), "nothing to check")
        known = {piece.number: piece for piece in evidence}
        if any(number not in known for number in cited):
            return Verdict((), "cites a passage that was not given")
        if not cited:
            verdicts = (self._judge(claim, [piece]) for piece in evidence)
            return next((verdict for verdict in verdicts if verdict.holds), Verdict((), "no passage supports it"))
        return self._judge(claim, [known[number] for number in cited])

    def nearest(self, sentence: str, evidence: Sequence[Evidence]) -> Support | None:
        """The one sentence of the evidence that is closest to an unsupported one; None when nothing is."""
        claim = read_claim(sentence)
        scored = [
            (self._covered(claim, [run]), -len(run.quote), run) for piece in evidence for run in _runs(piece, longest=1)
        ]
        score, _, best = max(scored, key=lambda one: one[:2], default=(0.0, 0, None))
        return Support(best.evidence, best.span, best.quote) if best is not None and score >= _NEAR else None

    def _judge(self, claim: Claim, cited: Sequence[Evidence]) -> Verdict:
        ranked = [self._rank_runs(claim, piece) for piece in cited]
        reason = "no words in common"
        for runs in product(*ranked):
            reason = self._object(claim, runs)
            if not reason:
                return Verdict(tuple(Support(run.evidence, run.span, run.quote) for run in _useful(claim, runs)))
        return Verdict((), reason)

    def _rank_runs(self, claim: Claim, piece: Evidence) -> list[_Run]:
        """The most promising runs of a passage: best covered first, then shortest; few, as they are combined."""
        runs = list(_runs(piece))
        found = {id(run): self._covered(claim, [run]) for run in runs}
        runs.sort(key=lambda run: (-self._figures_held(claim, [run]), -found[id(run)], len(run.quote)))
        best = runs[:4]
        return sorted(best, key=lambda run: (-round(found[id(run)], 1), len(run.quote)))

    def _object(self, claim: Claim, runs: Sequence[_Run]) -> str:
        """Why these runs together do not support the claim; empty when they do."""
        if self._figures_held(claim, runs) < len(claim.figures):
            return "a figure is not there, or counts something else"
        held = {word.folded for run in runs for word in words(f"{_heading(run.evidence)} {run.quote}")}
        if not all(name in held or self._is_near(name, held, 0.8) for name in claim.names):
            return "a name is not there"
        if any(contradict(claim, run.claim) for run in runs):
            return "says the opposite"
        if claim.denies != any(run.claim.denies for run in runs) and self._denial_matters(claim, runs):
            return "one denies, the other does not"
        if self._covered(claim, runs) < _ENOUGH:
            return "its words are not there"
        return ""

    def _figures_held(self, claim: Claim, runs: Sequence[_Run]) -> int:
        """How many of the claim's figures the runs (or their headings) hold, counting the same thing."""
        there = _by_value(figure for run in runs for figure in run.claim.figures)
        titled = {figure.value for run in runs for figure in read_claim(_heading(run.evidence)).figures}
        return sum(
            figure.value in titled or any(self._count_the_same(figure, other) for other in there.get(figure.value, ()))
            for figure in claim.figures
        )

    def _count_the_same(self, one: Figure, other: Figure) -> bool:
        """A year is a year wherever it stands; another number must count the same thing."""
        if 1800 <= one.value <= 2100 and one.value == int(one.value):
            return True
        if not one.beside or not other.beside:
            return True
        if {stem(word) for word in one.beside} & {stem(word) for word in other.beside}:
            return True
        return max(self._nearest(sorted(one.beside), sorted(other.beside))) >= _NEAR

    def _denial_matters(self, claim: Claim, runs: Sequence[_Run]) -> bool:
        return claim.denies or all(run.claim.denies and len(sentences(run.quote)) == 1 for run in runs)

    def _covered(self, claim: Claim, runs: Sequence[_Run]) -> float:
        """Share of the claim's content words that the runs hold, exactly or nearly."""
        if not claim.words:
            return 1.0
        stems = {stem for run in runs for stem in run.claim.stems}
        headings = {stem for run in runs for stem in read_claim(_heading(run.evidence)).stems}
        around = tuple(dict.fromkeys(word for run in runs for word in run.claim.words))
        wanted = tuple(dict.fromkeys(claim.words))
        near = self._nearest(wanted, around)
        exact = [bool(read_claim(word).stems & (stems | headings)) for word in wanted]
        scores = [1.0 if same else (score if score >= _NEAR else 0.0) for same, score in zip(exact, near, strict=True)]
        return sum(min(1.0, score * 1.4) for score in scores) / len(wanted)

    def _nearest(self, wanted: Sequence[str], around: Sequence[str]) -> list[float]:
        if not around:
            return [0.0] * len(wanted)
        products = self._encode(wanted) @ self._encode(around).T
        return [float(score) for score in products.max(axis=1)]

    def _is_near(self, name: str, held: Iterable[str], least: float) -> bool:
        return bool(held) and self._nearest([name], tuple(held))[0] >= least

    def _encode(self, given: Sequence[str]) -> Vectors:
        missing = [word for word in given if word not in self._vectors]
        if missing:
            self._vectors.update(zip(missing, self._embeddings.encode(missing), strict=True))
        return np.stack([self._vectors[word] for word in given])


def _runs(piece: Evidence, longest: int = _LONGEST_RUN) -> Iterable[_Run]:
    text = piece.passage.text
    spans = sentences(text)
    for size in range(1, longest + 1):
        for first, last in zip(spans, spans[size - 1 :], strict=False):
            span = Span(first.start, last.end)
            quote = span.cut(text)
            begin = piece.passage.span.start
            yield _Run(piece, Span(begin + span.start, begin + span.end), quote, read_claim(quote))


def _by_value(figures: Iterable[Figure]) -> dict[float, list[Figure]]:
    grouped: dict[float, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault(figure.value, []).append(figure)
    return grouped


def _useful(claim: Claim, runs: Sequence[_Run]) -> list[_Run]:
    """Runs that bring something of the claim; at least one."""
    kept = [run for run in runs if run.claim.stems & claim.stems or run.claim.names & claim.names]
    return kept or list(runs[:1])


def _heading(piece: Evidence) -> str:
    return f"{piece.title} {piece.passage.section or ''}"
