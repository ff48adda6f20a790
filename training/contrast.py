"""Token vectors drawn so that what answers lies near what asks.

Both sides of a pair are means of token vectors; in a batch each left text must
find its own right text among all others, and the reverse.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy, embedding_bag, normalize

from training.lsi import Matrix
from training.tokenizing import Ids, TokenTexts


@dataclass(frozen=True, slots=True)
class PairSource:
    """Pairs of one kind; `weight` is how often they are drawn.

    With `span`, the left side is a random run of that many tokens of the left text
    (from, to). `symmetric` pairs are turned round half of the time.
    """

    name: str
    weight: float
    left: TokenTexts
    right: TokenTexts
    span: tuple[int, int] | None = None
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast; see training/README.md for what was tried."""

    steps: int = 450
    batch: int = 768
    rate: float = 0.005
    warm_up: int = 50
    final_share: float = 0.02
    scale: float = 20.0
    nested: tuple[int, ...] = ()
    """Shorter prefixes of the vectors that must serve too (Matryoshka)."""

    def rate_at(self, step: int) -> float:
        """Linear up, linear down."""
        if step < self.warm_up:
            return self.rate * (step + 1) / self.warm_up
        left = (self.steps - step) / (self.steps - self.warm_up)
        return self.rate * (self.final_share + (1 - self.final_share) * left)


def train(
    start: Matrix, sources: Sequence[PairSource], schedule: Schedule, seed: int, report: Callable[[str], None]
) -> Matrix:
    """The trained token vectors."""
    torch.set_num_threads(1)  # two threads were ten times slower on small batches
    random = np.random.default_rng(seed)
    sources = [source for source in sources if len(source.left)]
    shares = np.array([source.weight for source in sources]) / sum(source.weight for source in sources)
    vectors = torch.nn.Parameter(torch.from_numpy(start.copy()))
    optimiser = torch.optim.Adam([vectors], betas=(0.9, 0.99), fused=True)
    running = 0.0
    for step in range(schedule.steps):
        for group in optimiser.param_groups:
            group["lr"] = schedule.rate_at(step)
        left, right = draw(sources[random.choice(len(sources), p=shares)], schedule.batch, random)
        loss = batch_loss(vectors, left, right, schedule)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        running = loss.item() if not running else 0.95 * running + 0.05 * loss.item()
        if (step + 1) % 50 == 0:
            report(f"step {step + 1}/{schedule.steps}, loss {running:.3f}")
    trained: Matrix = vectors.detach().numpy()
    return trained


def draw(source: PairSource, size: int, random: np.random.Generator) -> tuple[list[Ids], list[Ids]]:
    """A batch of pairs, none with an empty side."""
    left: list[Ids] = []
    right: list[Ids] = []
    for number in random.integers(len(source.left), size=size):
        one, other = source.left[number], source.right[number]
        if source.span:
            one = _span(one, source.span, random)
        if len(one) and len(other):
            left.append(one)
            right.append(other)
    return (right, left) if source.symmetric and random.random() < 0.5 else (left, right)


def batch_loss(vectors: torch.Tensor, left: Sequence[Ids], right: Sequence[Ids], schedule: Schedule) -> torch.Tensor:
    """Symmetric cross-entropy over the batch, at each nested dimension; doubles are no negatives."""
    one, other = _means(vectors, left), _means(vectors, right)
    doubles = torch.from_numpy(_same(left) | _same(right))
    answers = torch.arange(len(left))
    losses = []
    for dimension in (*schedule.nested, vectors.shape[1]):
        cosines = normalize(one[:, :dimension]) @ normalize(other[:, :dimension]).T
        logits = (schedule.scale * cosines).masked_fill(doubles, -1e4)
        losses.append((cross_entropy(logits, answers) + cross_entropy(logits.T, answers)) / 2)
    return torch.stack(losses).mean()


def _span(ids: Ids, span: tuple[int, int], random: np.random.Generator) -> Ids:
    length = int(random.integers(span[0], span[1] + 1))
    start = int(random.integers(max(1, len(ids) - length + 1)))
    return ids[start : start + length]


def _means(vectors: torch.Tensor, texts: Sequence[Ids]) -> torch.Tensor:
    """As `corpus.embedding.static` adds up: each token once, by 1 + log of its count."""
    counted = [np.unique(text, return_counts=True) for text in texts]
    starts = np.cumsum([0, *(len(ids) for ids, _ in counted[:-1])])
    ids = torch.from_numpy(np.concatenate([ids for ids, _ in counted]).astype(np.int64))
    weights = torch.from_numpy(1 + np.log(np.concatenate([counts for _, counts in counted]), dtype=np.float32))
    return embedding_bag(ids, vectors, torch.from_numpy(starts), mode="sum", per_sample_weights=weights)


def _same(texts: Sequence[Ids]) -> NDArray[np.bool_]:
    keys = np.array([hash(text.tobytes()) for text in texts])
    equal: NDArray[np.bool_] = keys[:, None] == keys[None, :]
    np.fill_diagonal(equal, False)
    return equal
