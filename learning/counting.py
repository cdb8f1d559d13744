"""Curves of own values that move a threshold only as far as it would move without any one person's word."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from learning.claims import Claim
from routing.thresholds import GRID, Curve, Curves, Pool, Promised, Step, choose, wider

Judged = tuple[Claim, float]
"""A claim, and how sure the model that is to be used is of it."""


@dataclass(slots=True)
class _Tally:
    """By the strictest threshold that each passes (None: none), how many there are and how many wrong."""

    passed: Counter[float | None] = field(default_factory=Counter)
    wrong: Counter[float | None] = field(default_factory=Counter)

    def add(self, confidence: float, right: bool) -> None:
        step = next((threshold for threshold in GRID if confidence >= threshold), None)
        self.passed[step] += 1
        self.wrong[step] += not right

    def curve(self, less: "_Tally | None" = None) -> Curve:
        released = wrong = 0
        steps = []
        for threshold in GRID:
            released += self.passed[threshold] - (less.passed[threshold] if less else 0)
            wrong += self.wrong[threshold] - (less.wrong[threshold] if less else 0)
            steps.append(Step(threshold, released, wrong))
        return Curve(self.passed.total() - (less.passed.total() if less else 0), tuple(steps))


def moved(judged: Iterable[Judged], present: Promised, kept: Curves) -> dict[Pool, Curve]:
    """`present`: the thresholds in use; `kept`: the own curves among what they rest on.

    Of each pool's curves, with everybody and without one person each, the one is taken that moves the
    threshold least; where they do not agree on the direction, it stays where it is.
    """
    found = {}
    for pool, (whole, alone) in _tallies(judged).items():
        views = [whole.curve(), *(whole.curve(one) for one in alone.values())]
        curve = _least_moved(pool, views, present) or kept.get(pool)
        if curve is not None and curve.total:
            found[pool] = curve
    return found


def _tallies(judged: Iterable[Judged]) -> Mapping[Pool, tuple[_Tally, dict[str, _Tally]]]:
    """By pool: of everything, and of what rests on one person's word alone."""
    tallies: dict[Pool, tuple[_Tally, dict[str, _Tally]]] = {}
    for claim, confidence in judged:
        for pool in wider(claim.pool):
            whole, alone = tallies.setdefault(pool, (_Tally(), {}))
            whole.add(confidence, claim.right)
            if len(claim.voices) == 1:
                alone.setdefault(next(iter(claim.voices)), _Tally()).add(confidence, claim.right)
    return tallies


def _least_moved(pool: Pool, views: Sequence[Curve], present: Promised) -> Curve | None:
    """None: it stays where it is."""
    promise = present.promises.of(pool.path or "")
    now = present.chosen(pool).threshold
    chosen = [choose(pool, view, promise) for view in views]
    if not chosen[0].enough:
        return min(views, key=_share_wrong)  # too few to decide: a doubt, if more than one person has it
    asked = [one.threshold if one.enough else now for one in chosen]
    if max(asked) < now:
        return views[asked.index(max(asked))]
    if min(asked) > now:
        return views[asked.index(min(asked))]
    return None


def _share_wrong(curve: Curve) -> float:
    last = curve.steps[-1]
    return last.wrong / last.released if last.released else 0.0
