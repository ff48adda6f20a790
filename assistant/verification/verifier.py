"""Whether a written sentence is supported by the passages it cites, and by which exact words.

Nothing here trusts the writer. Each word that carries meaning must be said by a short run of
sentences of what is cited (the same word, one of its family, a translation); figures must
count the same, nothing be denied that is affirmed, nobody change places. What the rules
can't tell is refused: a source's own words then stand in.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, combinations

from assistant.evidence import Evidence
from assistant.verification.additions import may_add
from assistant.verification.alignment import Alignment
from assistant.verification.claims import ALL, Claim, Token, read_claim
from assistant.verification.clauses import cut_clauses
from assistant.verification.dating import dates_a_year
from assistant.verification.entailment import Entailment
from assistant.verification.figures import Figure
from assistant.verification.nearness import repeats_itself, stands_elsewhere
from assistant.verification.objections import object_to
from assistant.verification.reading import ENOUGH, HELPED, SURELY, Reading, read_beside
from assistant.verification.spots import Run
from assistant.verification.support import Support, Verdict
from assistant.verification.thesaurus import is_bland, is_verb
from assistant.verification.wordmatching import WordMatcher, is_opposed
from corpus.document import Passage, Span
from corpus.embedding.models import NamedEmbeddings
from corpus.facets import Facets
from corpus.fiche.files import OVERVIEW

_TITLE, _TOLD = "Un logement", "Trente jeunes y vivent depuis 2020."
_SAID = "Thirty people have lived there since 2020."
_LIKE = 0.5
"""Share from which a source's sentence may stand in for an unsupported one."""
_LACKING = ("its words are not there", "a figure is not there", "a word stands elsewhere", "two words lean on one")
"""What more sentences may make good. Any other objection to a run holds against every run that it is part of."""


class Verifier:
    """Checks sentences against evidence; with a model of entailment, which must agree, more strictly."""

    def __init__(self, embeddings: NamedEmbeddings, entailment: Entailment | None = None) -> None:
        self._matcher = WordMatcher(embeddings)
        self._entailment = entailment

    def prepare(self) -> None:
        """Check a sentence of our own, which reads the lists of words: a second of work that the first sentence of a
        model would wait for."""
        passage = Passage("", "", Span(0, len(_TOLD)), _TOLD, None, "", Facets())
        self.verify(_SAID, (1,), (Evidence(1, passage, _TITLE, "fiche"),))

    def verify(self, sentence: str, cited: Sequence[int], evidence: Sequence[Evidence]) -> Verdict:
        """Judge `sentence` against the passages it cites; against each of all of them when it cites none."""
        claim = read_claim(sentence, written=True)
        if len(claim.tokens) + len(claim.figures) < 2:
            return Verdict((), "nothing to check")
        known = {piece.number: piece for piece in evidence}
        if any(number not in known for number in cited):
            return Verdict((), "cites a passage that was not given")
        if not cited:
            verdicts = (self._judge(claim, [piece], ()) for piece in evidence)
            return next((verdict for verdict in verdicts if verdict.holds), Verdict((), "no passage supports it"))
        pieces = [known[number] for number in cited]
        if len({piece.passage.source_id for piece in pieces}) == 1:
            return self._judge(claim, pieces, _siblings(evidence, pieces))
        return self._judge_clauses(sentence, pieces)

    async def confirm(self, sentence: str, verdict: Verdict) -> Verdict:
        """The verdict, unless the model of entailment, where there is one, denies it; others are served meanwhile."""
        if self._entailment is None or not verdict.holds:
            return verdict
        follows = await asyncio.to_thread(self._entailment.follows, verdict.supports, sentence)
        return verdict if follows else Verdict((), "the model does not take it to follow")

    def nearest(self, sentence: str, evidence: Sequence[Evidence]) -> Support | None:
        """The one sentence of the evidence that is closest to an unsupported one; None when nothing is."""
        claim = read_claim(sentence, written=True)
        best: tuple[float, int, Support] | None = None
        for reading in (read_beside(claim, piece, self._matcher) for piece in evidence):
            for window in (range(place, place + 1) for place in range(len(reading.passage.spans))):
                support = reading.support(window)
                scored = (len(reading.told(window)) / max(1, len(claim.tokens)), -len(support.quote), support)
                if best is None or scored[:2] > best[:2]:
                    best = scored
        return best[2] if best and best[0] >= _LIKE else None

    def _judge(self, claim: Claim, cited: Sequence[Evidence], others: Sequence[Evidence]) -> Verdict:
        """By one passage alone, else by two of the same source together; `others` of it may add a word or two."""

        @cache
        def tells(index: int) -> bool:
            return any(self._is_told(claim, index, other) for other in others)

        readings = [read_beside(claim, piece, self._matcher) for piece in cited]
        reason = ""
        for reading in readings:
            refused: list[range] = []
            for window in reading.windows():
                if any(narrow[0] in window and narrow[-1] in window for narrow in refused):
                    continue
                objection = _object(claim, [(reading, window)], tells)
                if not objection:
                    return Verdict((reading.support(window),))
                if objection not in _LACKING:
                    refused.append(window)
                reason = max(reason, objection, key=_weight)
        promising = [reading for reading in readings if reading.lacks_little()]
        overviews = [piece for piece in (*cited, *others) if promising and piece.passage.section == OVERVIEW]
        helpers = (read_beside(claim, piece, self._matcher) for piece in overviews)
        pairs = (pair for one, other in combinations(readings, 2) for pair in _pairs(one, other))
        helped = (pair for other in helpers for one in promising for pair in _helped(one, other))
        for pair in chain(pairs, helped):
            if not _object(claim, pair, tells):
                return Verdict(tuple(reading.support(window) for reading, window in pair))
        return Verdict((), reason or "no words in common")

    def _judge_clauses(self, sentence: str, cited: Sequence[Evidence]) -> Verdict:
        """Of several sources, each clause by one of them, which it names; so that facts of two are never mixed."""
        by_source: dict[str, list[Evidence]] = {}
        for piece in cited:
            by_source.setdefault(piece.passage.source_id, []).append(piece)
        supports: list[Support] = []
        former = ""
        for clause in cut_clauses(sentence):
            claim = read_claim(clause, written=True)
            for source_id, pieces in by_source.items():
                verdict = self._judge(claim, pieces, ())
                if verdict.holds and (source_id == former or _names(claim, pieces[0])):
                    supports += verdict.supports
                    former = source_id
                    break
            else:
                return Verdict((), "a clause is not supported by one source that it names")
        return Verdict(tuple(dict.fromkeys(supports)))

    def _is_told(self, claim: Claim, index: int, piece: Evidence) -> bool:
        """Whether a passage surely says a token."""
        passage = read_claim(piece.passage.text)
        translate = "en" in (claim.language, passage.language)
        (found,) = self._matcher.match([claim.tokens[index]], passage.tokens, translate=translate)
        return any(score >= SURELY for score in found.values())


def _object(claim: Claim, runs: Sequence[Run], tells: Callable[[int], bool]) -> str:
    """Why these runs together do not support the claim; empty when they do."""
    told = frozenset().union(*(reading.told(window) for reading, window in runs))
    missing = [index for index in range(len(claim.tokens)) if index not in told]
    telling = sum(_must_be_told(claim.tokens[index]) for index in told) + len(claim.figures)
    near = [
        token.stem
        for reading, window in runs
        for token in reading.passage.tokens
        if token.sentence in window and not dates_a_year(token)
    ]
    added = [index for index in missing if _must_be_told(claim.tokens[index])]
    if any(is_opposed(claim.tokens[index].stem, near) for index in missing):
        return "its words are not there"
    if added and not may_add(claim, runs, added, telling, tells):
        return "its words are not there"
    said, all_said = len(told) + len(claim.figures), len(claim.tokens) + len(claim.figures)
    counted = any(claim.tokens[index].owner is not None for index in told)
    if telling < 2 and said < ENOUGH * all_said and not counted:
        return "its words are not there"
    if stands_elsewhere(claim, runs):
        verbs = [] if added else [index for index in sorted(told) if _is_telling_verb(claim.tokens[index])]
        without_one = (_object(claim, _without(runs, index), tells) for index in verbs)
        return "a word stands elsewhere" if all(without_one) else ""
    if repeats_itself(claim, runs):
        return "two words lean on one"
    if len(runs) == 1:
        reading, window = runs[0]
        return object_to(
            Alignment(claim, reading.passage, window, reading.places),
            reading.heading.figures,
        )
    return _object_to_several(claim, runs)


def _object_to_several(claim: Claim, runs: Sequence[Run]) -> str:
    figures: set[Figure] = set()
    for reading, window in runs:
        figures |= {figure for figure in reading.passage.figures if figure.sentence in window}
        figures |= set(reading.heading.figures)
    for reading, window in runs:
        objection = object_to(Alignment(claim, reading.passage, window, reading.places), figures)
        if objection:
            return objection
    return ""


def _without(runs: Sequence[Run], index: int) -> list[Run]:
    """The runs as if they did not say a token: a verb that stands elsewhere may be added as one that stands nowhere."""
    return [(reading.without(frozenset({index})), window) for reading, window in runs]


def _is_telling_verb(token: Token) -> bool:
    return is_verb(token.stem) and _must_be_told(token)


def _must_be_told(token: Token) -> bool:
    return token.named or token.stem == ALL or not is_bland(token.stem)


def _pairs(one: Reading, other: Reading) -> Iterator[list[Run]]:
    """The most telling windows of two passages, together."""
    for first in _most_telling(one):
        for second in _most_telling(other):
            yield [(one, first), (other, second)]


def _helped(one: Reading, other: Reading) -> Iterator[list[Run]]:
    """The most telling windows of a cited passage, each with a sentence elsewhere that says a word or two more."""
    for window in _most_telling(one):
        if not one.may_be_helped(window):
            continue
        more = other.without(one.told(window))
        for place in range(len(other.passage.spans)):
            if 0 < len(more.told(range(place, place + 1))) <= HELPED:
                yield [(one, window), (more, range(place, place + 1))]


def _most_telling(reading: Reading) -> list[range]:
    return sorted(reading.windows(), key=lambda window: (-len(reading.told(window)), len(window)))[:3]


def _names(claim: Claim, piece: Evidence) -> bool:
    telling = {token.stem for token in read_claim(piece.title).tokens if not is_bland(token.stem)}
    return bool(telling & claim.stems)


def _siblings(evidence: Sequence[Evidence], cited: Sequence[Evidence]) -> list[Evidence]:
    """The other given passages of the one source that is cited: they tell whom a sentence is about."""
    same = (piece for piece in evidence if piece.passage.source_id == cited[0].passage.source_id)
    return [piece for piece in same if piece not in cited]


def _weight(reason: str) -> int:
    """A reason found late in the checks says more."""
    return 0 if not reason else 1 if reason == "its words are not there" else 2
