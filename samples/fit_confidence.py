"""python -m samples.fit_confidence FOLDER...: fit the coefficients of classifiers/confidence.toml.

FOLDER is one that `python -m samples.accuracy --set tune` left in .cache/accuracy; never one of the report
set. Prints the tables to copy, and how well each half of the deliveries foretells the other.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from classifiers.confidence import empty_signs, value_signs
from domain.form import Json
from samples.report_calibration import bins, expected_error
from samples.report_scoring import FieldScore, Verdict, score

_PRIOR_STRENGTH = 1.0
"""Pull of every coefficient but the intercept towards what is expected: rare signs must not overrule all."""
_OF_VALUES = {
    "clear": 1.0,
    "score": 1.0,
    "agrees": 1.0,
    "differs": -1.0,
    "borne_out.name": 1.0,
    "borne_out.address": 1.0,
    "gainsaid.name": -1.0,
    "gainsaid.address": -2.0,
    "gainsaid.date": -1.0,
    "again.same": 1.0,
    "again.other": -1.0,
    "listed": 1.0,
    "unheard": -0.5,
    "validity": 2.0,
    "quality": 0.5,
    "place": 1.0,
    "source.form_field": 4.0,
    "source.text_layer": 2.0,
    "source.handwriting": -0.7,
}
EXPECTED: Mapping[str, Mapping[str, float]] = {
    # Two engines hardly ever misread one word of print in the same way.
    "value": {**_OF_VALUES, "agrees.print": 3.0},
    "elsewhere": _OF_VALUES,
    "empty": {
        "known": 3.0,
        "place": 1.0,
        "quality.known": 1.0,
        "quality.unknown": 1.0,
        "digital": 1.0,
        "pale": -6.0,
    },
}
"""A sign listed here never counts the other way round; whatever is not listed is expected to be nothing."""

Matrix = NDArray[np.float64]
Signs = Callable[[Mapping[str, Json]], Mapping[str, float]]
GROUPS: Mapping[str, Signs] = {"value": value_signs, "elsewhere": value_signs, "empty": empty_signs}
"""Values read on our own blanks, on other paper, and fields that show no ink."""


@dataclass(frozen=True, slots=True)
class Case:
    file: str
    signs: Mapping[str, float]
    right: bool


def fit(rows: Matrix, right: Matrix, prior: Matrix, steps: int = 60) -> Matrix:
    """Logistic regression by Newton's method, pulled towards `prior`; the first column is the intercept."""
    pull = np.full(rows.shape[1], _PRIOR_STRENGTH)
    pull[0] = 0.01
    weights = np.zeros(rows.shape[1])
    for _ in range(steps):
        chance = _chances(rows, weights)
        slope = rows.T @ (right - chance) - pull * (weights - prior)
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        # Far from the best fit the curve is nearly flat, and a full step leads nowhere.
        weights = weights + step * min(1.0, 1.0 / float(np.abs(step).max()))
    return weights


def _chances(rows: Matrix, weights: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30))), np.float64)


def read_folder(folder: Path) -> Iterator[FieldScore]:
    """Every field of every delivery that was read there."""
    if folder.name.startswith("report"):
        raise SystemExit(f"{folder}: nothing is fitted on the report set.")
    for line in (folder / "answers.jsonl").read_text("utf-8").splitlines():
        answer = json.loads(line)
        name = Path(answer["file"]).name
        expected = json.loads((folder / f"{Path(name).stem}.json").read_text("utf-8"))
        for request in score({**expected, "file": name}, answer).requests:
            yield from request.fields


def cases(fields: Iterable[FieldScore], group: str) -> list[Case]:
    """What the reader gave, with its evidence, and whether it was right."""
    return [
        Case(one.file, GROUPS[group](one.evidence), one.verdict is Verdict.RIGHT)
        for one in fields
        if one.evidence is not None
        and one.path not in _OF_SEVERAL
        and _group(one.evidence, one.read) == group
    ]


_OF_SEVERAL = frozenset({"contacts"})
"""Made of many places: right only if all are, while the evidence is of one."""


def _group(evidence: Mapping[str, Json], read: Json) -> str:
    group = str(evidence.get("group"))
    if group != "value":
        return group
    if read is None:
        return "unread"  # ink that nobody could read is known to be no right value
    return "value" if evidence.get("known") else "elsewhere"


def table(known: Sequence[Case], group: str) -> dict[str, float]:
    expected = EXPECTED[group]
    names = ["intercept", *sorted({name for case in known for name in case.signs})]
    while True:
        prior = np.array([expected.get(name, 0.0) for name in names])
        weights = dict(zip(names, fit(_rows(known, names), _right(known), prior).tolist(), strict=True))
        turned = [name for name, weight in weights.items() if weight * expected.get(name, 0.0) < 0]
        if not turned:
            return weights
        names = [name for name in names if name not in turned]


def _rows(known: Sequence[Case], names: Sequence[str]) -> Matrix:
    return np.array([[1.0, *(case.signs.get(name, 0.0) for name in names[1:])] for case in known])


def _right(known: Sequence[Case]) -> Matrix:
    return np.array([float(case.right) for case in known])


def foretold(known: Sequence[Case], group: str) -> list[tuple[float, bool]]:
    """Every case's chance by a fit on the other half of the deliveries, in their order."""
    half = frozenset(sorted({case.file for case in known})[::2])
    claims: dict[int, float] = {}
    for mine in (True, False):
        apart = table([case for case in known if (case.file in half) is not mine], group)
        places = [place for place, case in enumerate(known) if (case.file in half) is mine]
        chances = _chances(
            _rows([known[place] for place in places], list(apart)), np.array(list(apart.values()))
        )
        claims |= dict(zip(places, chances.tolist(), strict=True))
    return [(claims[place], case.right) for place, case in enumerate(known)]


def main(folders: Sequence[str]) -> None:
    fields = [one for folder in folders for one in read_folder(Path(folder))]
    for group in GROUPS:
        known = cases(fields, group)
        if len(known) < 20:
            continue
        wrong = sum(not case.right for case in known)
        error = expected_error(bins(foretold(known, group)))
        print(f"\n[{group}]  # {len(known)} values, {wrong} wrong; expected calibration error {error:.4f}")
        for name, weight in table(known, group).items():
            print(f'"{name}" = {weight:.3f}')


if __name__ == "__main__":
    main(sys.argv[1:])
