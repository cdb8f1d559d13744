"""python -m samples.fit_confidence READ.jsonl: fit the coefficients of classifiers/confidence.toml.

READ.jsonl has one object a value that was read from the TUNE set, never the report set: `group` (value or
empty), the features of classifiers.confidence.Support, and `right`. Prints the tables to copy.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FEATURES = ("score", "agreement", "validity", "registration", "quality")
SOURCES = ("print", "handwriting", "text_layer", "form_field")
KINDS = ("name", "date", "phone", "email", "address", "record_number", "text", "long_text")
_PRIOR_STRENGTH = 2.0
"""Pull towards the coefficients in use: a few hundred values must not overrule everything."""

_FIRST_GUESS = (-6, 3, 1.2, 2.5, 1.5, 1, 0, -1.5, 3, 4, 0, 0.3, 0.3, -0.5, -0.8, 0.2, -0.5, -1.2)

Matrix = NDArray[np.float64]


def fit(rows: Matrix, right: Matrix, prior: Matrix, steps: int = 60) -> Matrix:
    """Logistic regression by Newton's method, with a Gaussian prior around `prior`."""
    weights = prior.copy()
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - _PRIOR_STRENGTH * (weights - prior)
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + _PRIOR_STRENGTH * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def value_row(value: Mapping[str, object]) -> list[float]:
    numbers = [float(str(value[feature])) for feature in FEATURES]
    sources = [float(value["source"] == source) for source in SOURCES]
    kinds = [float(value["kind"] == kind) for kind in KINDS]
    return [1.0, *numbers, *sources, *kinds]


def empty_row(value: Mapping[str, object]) -> list[float]:
    return [1.0, float(str(value["registration"])), float(str(value["quality"]))]


def main(path: str) -> None:
    values = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    names = ("intercept", *FEATURES, *(f"source.{s}" for s in SOURCES), *(f"kind.{k}" for k in KINDS))
    prior = np.array(_FIRST_GUESS)
    _report("value", names, [v for v in values if v["group"] == "value"], value_row, prior)
    names = ("intercept", "registration", "quality")
    empty = [v for v in values if v["group"] == "empty"]
    _report("empty", names, empty, empty_row, np.array([-0.5, 2.5, 1.2]))


def _report(
    title: str, names: Sequence[str], values: Sequence[Mapping[str, object]], row: object, prior: Matrix
) -> None:
    assert callable(row)
    rows = np.array([row(value) for value in values], np.float64)
    right = np.array([bool(value["right"]) for value in values], np.float64)
    weights = fit(rows, right, prior.astype(np.float64))
    print(f"[{title}]  # {len(values)} values, {right.mean():.3f} right")
    for name, weight in zip(names, weights, strict=True):
        print(f"{name} = {weight:.2f}")


if __name__ == "__main__":
    main(sys.argv[1])
