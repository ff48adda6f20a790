"""Where the token vectors start: latent semantic indexing of bilingual texts.

A pair is one document with both languages in it, so that a French token and its
English translations, which stand in the same documents, get near vectors.
"""

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

from training.tokenizing import TokenTexts

Matrix = NDArray[np.float32]


def count_matrix(left: TokenTexts, right: TokenTexts, vocabulary: int) -> sparse.csr_matrix:
    """Pairs by tokens: how often each token stands in either side."""
    rows = np.concatenate([np.repeat(np.arange(len(side)), np.diff(side.starts)) for side in (left, right)])
    columns = np.concatenate([left.ids, right.ids])
    ones = np.ones(len(columns), np.float32)
    return sparse.coo_matrix((ones, (rows, columns)), shape=(len(left), vocabulary)).tocsr()


def inverse_frequencies(counts: sparse.csr_matrix) -> Matrix:
    """log(documents / documents with the token), smoothed."""
    having = np.bincount(counts.indices, minlength=counts.shape[1])
    idf: Matrix = np.log((counts.shape[0] + 1) / (having + 1)).astype(np.float32) + np.float32(1)
    return idf


def token_vectors(counts: sparse.csr_matrix, idf: Matrix, dimension: int, seed: int) -> Matrix:
    """A row a token, its norm the token's idf; mean squared norm 1."""
    weighted = counts.copy()
    weighted.data = (1 + np.log(weighted.data)) * idf[weighted.indices]
    lengths = np.sqrt(np.add.reduceat(weighted.data**2, weighted.indptr[:-1]))
    weighted.data /= np.repeat(lengths, np.diff(weighted.indptr))
    right = _right_singular_vectors(weighted, dimension, seed)
    right /= np.maximum(np.linalg.norm(right, axis=1, keepdims=True), 1e-9)
    right *= idf[:, None]
    right /= np.sqrt((right**2).sum(axis=1).mean())
    return right


def _right_singular_vectors(matrix: sparse.csr_matrix, dimension: int, seed: int, rounds: int = 2) -> Matrix:
    """Randomised: a random subspace, drawn towards the largest singular vectors by each round."""
    random = np.random.default_rng(seed)
    basis = random.standard_normal((matrix.shape[1], dimension + 16), dtype=np.float32)
    transposed = matrix.T.tocsr()
    for _ in range(rounds):
        basis, _ = np.linalg.qr(transposed @ (matrix @ basis))
    projected = matrix @ basis
    _, rotation = np.linalg.eigh(projected.T @ projected)  # ascending: the last columns are the largest
    return np.ascontiguousarray((basis @ rotation)[:, : -dimension - 1 : -1], np.float32)
