"""Logistic regression that starts from what is believed already and is moved by what is seen."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


def table(found: Sequence[Mapping[str, float]], names: Sequence[str]) -> Any:
    """Rows of signs as a sparse matrix: of hundreds of signs a value has a handful."""
    from scipy.sparse import csr_array  # a worker weighs what was learnt and never learns: no scipy there

    column = {name: at for at, name in enumerate(names)}
    cells = [(r, column[n], s) for r, signs in enumerate(found) for n, s in signs.items() if n in column]
    rows, columns, strengths = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_array((strengths, (rows, columns)), shape=(len(found), len(names)), dtype=np.float64)


def fit(rows: Any, targets: Matrix, believed: Matrix, pull: Matrix, weight: Matrix) -> Matrix:
    """Weights, signs by classes, that are added to `believed` (logarithms of odds, rows by classes).

    `targets`: share of each class in each row; `pull`: strength of the Gaussian prior that holds each sign's
    weights at nothing; `weight`: how much each row counts.
    """
    from scipy.optimize import minimize

    shape = (rows.shape[1], targets.shape[1])

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(shape)
        chances = odds(believed + rows @ weights)
        lost = -float((weight[:, None] * targets * np.log(chances + 1e-12)).sum())
        slope = rows.T @ (weight[:, None] * (chances - targets)) + pull[:, None] * weights
        return lost + 0.5 * float((pull[:, None] * weights**2).sum()), slope.ravel()

    found = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, np.float64).reshape(shape)


def odds(scores: Matrix) -> Matrix:
    """Chances of the classes, summing to 1 in each row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float64)
