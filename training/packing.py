"""Trained vectors made small: four bits a number, one scale a row."""

from pathlib import Path

import numpy as np

from corpus.embedding.static import pack
from training.lsi import Matrix

_LEVELS = 7
"""Numbers from -7 to 7 fit in four bits."""


def weigh_rows(vectors: Matrix, idf: Matrix, power: float = 0.5) -> Matrix:
    """Rarer tokens count for more in a mean: rows times (idf / mean idf) ** power."""
    weights: Matrix = (idf / idf.mean()) ** np.float32(power)
    return vectors * weights[:, None]


def write_weights(vectors: Matrix, folder: Path) -> None:
    """`weights.npz`: rows packed, each scaled so that all but its thousandth largest number keep their size."""
    scales = np.maximum(np.quantile(np.abs(vectors), 0.999, axis=1) / _LEVELS, 1e-9).astype(np.float32)
    rows = np.clip(np.rint(vectors / scales[:, None]), -_LEVELS, _LEVELS).astype(np.int8)
    np.savez(folder / "weights.npz", codes=pack(rows), scales=scales)
