"""How sure the machine may be here, by what people found: a correction laid over the shipped confidence."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from domain.form import FieldValue, FormRun
from learning import voices
from learning.claims import HIGHEST, LOWEST, Claim, logit, signs, told
from learning.folds import FOLDS, HELD_OUT, fold_of
from learning.regression import Matrix, fit, table
from routing.thresholds import pool_of

_PULLS = {"claimed": 20.0, "paper": 2.0, "source": 2.0, "path": 4.0, "language": 4.0, "blank": 8.0}
"""By the first word of a sign's name: what few values speak of is hardly moved."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Confidence:
    """`weights` are added up by the signs of a value and raise or lower its claim. `apart`: the same without
    the deliveries of fold 0, 1 and 2, so that no value need vouch for itself."""

    weights: Weights = field(default_factory=dict)
    apart: tuple[Weights, ...] = ({},) * FOLDS

    def of(self, run: FormRun, value: FieldValue) -> float:
        if not self.weights or not told(value):
            return value.confidence
        pool = pool_of(run, value)
        return _moved(self.weights, signs(pool, run.template, value.confidence), value.confidence)

    def judged(self, run: FormRun, fields: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
        return {path: replace(value, confidence=self.of(run, value)) for path, value in fields.items()}

    def sure(self, claim: Claim) -> float:
        return _moved(self.weights, claim.signs, claim.claimed)

    def apart_of(self, claim: Claim) -> float:
        """By a model that has not seen this value's delivery."""
        fold = fold_of(claim.delivery)
        return _moved(self.weights if fold == HELD_OUT else self.apart[fold], claim.signs, claim.claimed)


def _moved(weights: Weights, found: Mapping[str, float], claimed: float) -> float:
    if not weights:
        return claimed
    score = logit(claimed) + sum(weights.get(name, 0.0) * strength for name, strength in found.items())
    return min(max(1 / (1 + math.exp(-score)), LOWEST), HIGHEST)


def learn(claims: Sequence[Claim]) -> Confidence:
    """From all deliveries but those held out."""
    taught = [one for one in claims if fold_of(one.delivery) != HELD_OUT]
    apart = ([one for one in taught if fold_of(one.delivery) != fold] for fold in range(FOLDS))
    return Confidence(_weights(taught), tuple(_weights(rest) for rest in apart))


def _weights(claims: Sequence[Claim]) -> Weights:
    if not claims:
        return {}
    found = [one.signs for one in claims]
    names = sorted({name for each in found for name in each})
    right = np.array([float(one.right) for one in claims])
    believed = np.array([[0.0, logit(one.claimed)] for one in claims])
    pull = np.array([_PULLS[name.partition(".")[0]] for name in names])
    counted: Matrix = np.array(voices.weights(claims))
    both = fit(table(found, names), np.column_stack([1 - right, right]), believed, pull, counted)
    return dict(zip(names, (both[:, 1] - both[:, 0]).round(4).tolist(), strict=True))
