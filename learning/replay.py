"""A candidate and the version in use, judging the same past originals side by side.

The originals are a quarter of all deliveries, from which no version learns a weight. Nothing is read again:
the words of their pages, their values and what each was claimed with are kept with the readings.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean, stdev
from typing import TypeVar

from domain.form import FormType
from learning import voices
from learning.claims import Claim
from learning.confidence import Confidence
from learning.counting import Judged
from learning.types import NAMED, ReviewedSheet, Types
from routing.binomial import surely_more
from routing.thresholds import CERTAINTY, Promised

FEWEST = 20
"""Deliveries held out, below which nothing is promoted."""
_ONE_SIDED = 1.645
"""Standard errors to the bound that is kept with 95 % certainty."""
_LESS_CALIBRATED = 0.005
"""So much the expected calibration error may seem to rise by chance."""
_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)


S = TypeVar("S", Claim, ReviewedSheet)


@dataclass(frozen=True, slots=True)
class Trial:
    """One part of a candidate. `why`: one sentence; `figures`: what was measured, present and candidate."""

    part: str
    better: bool
    why: str
    figures: Mapping[str, float] = field(default_factory=dict)


def confidence(held: Sequence[Claim], candidate: Confidence, present: Confidence) -> Trial:
    def lost(model: Confidence, one: Claim) -> float:
        return _surprise(model.apart_of(one) if one.right else 1 - model.apart_of(one))

    change = _paired(held, lambda one: lost(candidate, one) - lost(present, one))
    before, after = _calibration(held, present), _calibration(held, candidate)
    figures = {"values": len(held), "calibration_error_before": before, "calibration_error_after": after}
    figures |= change.figures
    why = change.objection
    if why is None and after > before + _LESS_CALIBRATED:
        why = "how sure it is means less than before"
    return _trial("confidence", why, figures)


def _calibration(held: Sequence[Claim], model: Confidence) -> float:
    """Expected calibration error: mean distance of claims from the share that was right."""
    found = [(model.apart_of(one), one.right) for one in held]
    gaps = []
    for low, high in pairwise(_BINS):
        within = [(chance, right) for chance, right in found if low <= chance < high]
        gaps.append(abs(sum(chance - right for chance, right in within)))
    return sum(gaps) / len(found) if found else 0.0


def types(held: Sequence[ReviewedSheet], candidate: Types, present: Types) -> Trial:
    def lost(model: Types, one: ReviewedSheet) -> float:
        return _surprise(model.chances(one.sheet)[one.said])

    change = _paired(held, lambda one: lost(candidate, one) - lost(present, one))
    before, after = named(held, present), named(held, candidate)
    figures = {
        "forms": len(held),
        "right_before": before.right,
        "right_after": after.right,
        "wrong_before": before.wrong,
        "wrong_after": after.wrong,
        **change.figures,
    }
    why = change.objection
    if after.right < before.right:
        why = "fewer types are told right"
    elif after.wrong > before.wrong:
        why = "more types are told wrong"
    return _trial("types", why, figures)


@dataclass(frozen=True, slots=True)
class Named:
    """Papers named right and wrong; of the others nothing was said."""

    right: int
    wrong: int


def named(sheets: Sequence[ReviewedSheet], model: Types) -> Named:
    right = wrong = 0
    for one in sheets:
        likely = model.chances(one.sheet)
        best = max(likely, key=lambda sort: likely[sort])
        if likely[best] >= NAMED:
            right, wrong = right + (best == one.said), wrong + (best != one.said)
    return Named(right, wrong)


def thresholds(
    held: Sequence[Claim],
    candidate: tuple[Confidence, Promised],
    present: tuple[Confidence, Promised],
) -> Trial:
    """Values that each would have released, on our own blanks: on others nothing is, whatever its values."""
    known = [one for one in held if one.pool.known and one.pool.form_type is not FormType.OTHER]
    before, after = _released(known, *present), _released(known, *candidate)
    wrong = [sum(not one.right for one, _ in side) for side in (before, after)]
    figures = {
        "values": len(known),
        "released_before": len(before),
        "released_after": len(after),
        "wrong_before": wrong[0],
        "wrong_after": wrong[1],
    }
    promises = candidate[1].promises
    allowed = [sum(promises.of(one.pool.path or "") for one, _ in side) for side in (before, after)]
    unseen = [one for one, _ in after if one.unseen]
    why = None
    if len({one.delivery for one in known}) < FEWEST:
        why = "too few past originals were held out to tell"
    elif wrong[1] - wrong[0] > max(0.0, allowed[1] - allowed[0]):
        why = "more of what it releases is wrong than was promised"
    elif surely_more(sum(not one.right for one in unseen), len(unseen), promises.general, CERTAINTY):
        why = "blind checks found more of it wrong than was promised"
    return _trial("thresholds", why, figures)


def _released(held: Sequence[Claim], model: Confidence, promised: Promised) -> list[Judged]:
    judged = [(one, model.apart_of(one)) for one in held]
    return [(one, sure) for one, sure in judged if sure >= promised.chosen(one.pool).threshold]


@dataclass(frozen=True, slots=True)
class _Change:
    objection: str | None
    figures: Mapping[str, float]


def _paired(held: Sequence[S], change: Callable[[S], float]) -> _Change:
    """Whether what is lost by wrong claims surely falls, delivery by delivery, whoever's word is left out."""
    means = _means(held, change)
    if len(means) < FEWEST:
        return _Change("too few past originals were held out to tell", {"deliveries": len(means)})
    mean = fmean(means)
    bound = mean + _ONE_SIDED * stdev(means) / math.sqrt(len(means))
    figures = {"deliveries": len(means), "loss_change": mean, "loss_change_at_most": bound}
    if bound >= 0:
        return _Change("it is not surely better", figures)
    for person in voices.people(held):
        rest = _means(voices.without(held, person), change)
        if not rest or fmean(rest) >= 0:
            return _Change("it is better by one person's word only", figures)
    return _Change(None, figures)


def _means(held: Sequence[S], change: Callable[[S], float]) -> list[float]:
    by_delivery: dict[str, list[float]] = {}
    for one in held:
        by_delivery.setdefault(one.delivery, []).append(change(one))
    return [fmean(each) for each in by_delivery.values()]


def _surprise(chance: float) -> float:
    return -math.log(max(chance, 1e-4))


def _trial(part: str, objection: str | None, figures: Mapping[str, float]) -> Trial:
    rounded = {name: round(float(value), 5) for name, value in figures.items()}
    if objection is None:
        return Trial(part, True, f"{part.title()} promoted: no worse by the stated bounds.", rounded)
    return Trial(part, False, f"{part.title()} as before: {objection}.", rounded)
