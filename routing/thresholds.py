"""How sure a value must be to pass without a person, computed from values that a person has looked at.

A promise is a share of wrong values among those released, such as 1 in 200. A threshold keeps it when the
share of wrong ones among reviewed values above it stays below the promise with 95 % certainty.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.form import FieldValue, FormRun, FormType, Language, ValueSource
from routing.binomial import most_likely_wrong, surely_more

GRID = (
    *(0.9995, 0.999, 0.998, 0.997, 0.996, 0.995, 0.994, 0.993, 0.992, 0.991, 0.99),
    *(0.988, 0.985, 0.982, 0.98, 0.975, 0.97, 0.965, 0.96, 0.955, 0.95),
    *(0.945, 0.94, 0.935, 0.93, 0.925, 0.92, 0.915, 0.91, 0.905, 0.9),
)
"""Thresholds that are tried, strictest first. Fixed beforehand, so that the bound holds for the one taken.
Less sure values go to a person whatever the count says: they claim themselves to be wrong too often."""
CERTAINTY = 0.95
BLANK = "blank"
NEVER = 1.01
"""A threshold that nothing passes."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Values that are judged by one threshold; None: of all kinds. `known`: on one of our own blanks."""

    known: bool
    source: str | None = None
    path: str | None = None
    form_type: FormType | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A value the machine read, and whether the person who looked at it left it as it was.

    `pool` is the narrowest it belongs to, with nothing left open."""

    pool: Pool
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Step:
    """Of the values read at least this sure: how many there were, and how many of them wrong."""

    threshold: float
    released: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Curve:
    """What every threshold would have let through, strictest first. `total`: all values of the pool."""

    total: int
    steps: tuple[Step, ...]


Curves = Mapping[Pool, Curve]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The threshold in use for a pool, and what it rests on. `step` None: no threshold keeps the promise,
    or too few values were reviewed (`enough` False); then everything goes to a person."""

    pool: Pool
    curve: Curve
    promise: float
    step: Step | None
    enough: bool

    @property
    def threshold(self) -> float:
        return NEVER if self.step is None else self.step.threshold

    @property
    def bound(self) -> float | None:
        """Share of wrong values that is not exceeded with the stated certainty."""
        return (
            None if self.step is None else most_likely_wrong(self.step.wrong, self.step.released, CERTAINTY)
        )


def pool_of(run: FormRun, value: FieldValue) -> Pool:
    """The narrowest pool of a value. What was left blank is a source of its own: it is easier to tell."""
    blank = value.value is None and not value.raw and value.source is not ValueSource.MARK
    source = BLANK if blank else value.source.value
    return Pool(run.template is not None, source, value.path, run.form_type, run.language)


def wider(pool: Pool) -> tuple[Pool, ...]:
    """Every pool that its values belong to, the narrowest first."""
    return (
        pool,
        replace(pool, language=None),
        replace(pool, language=None, form_type=None),
        replace(pool, language=None, form_type=None, path=None),
        Pool(pool.known),
    )


def curves(reviewed: Iterable[Reviewed]) -> dict[Pool, Curve]:
    by_pool: dict[Pool, list[Reviewed]] = {}
    for one in reviewed:
        for pool in wider(one.pool):
            by_pool.setdefault(pool, []).append(one)
    return {pool: curve(values) for pool, values in by_pool.items()}


def curve(values: Sequence[Reviewed]) -> Curve:
    steps = []
    for threshold in GRID:
        passed = [one.right for one in values if one.confidence >= threshold]
        steps.append(Step(threshold, len(passed), len(passed) - sum(passed)))
    return Curve(len(values), tuple(steps))


def choose(pool: Pool, known: Curve, promise: float) -> Chosen:
    """The loosest threshold that keeps the promise, going from strict to loose and never past one that
    does not: so the certainty holds for the one taken as for a single test. Steps with too few values
    to prove anything are passed over, which is no look at how many of them were wrong."""
    taken: Step | None = None
    tried = False
    for step in known.steps:
        if most_likely_wrong(0, step.released, CERTAINTY) > promise:
            continue
        tried = True
        if most_likely_wrong(step.wrong, step.released, CERTAINTY) > promise:
            break
        if taken is None or step.released > taken.released:  # else nothing is known of what it would add
            taken = step
    return Chosen(pool, known, promise, taken, tried)


@dataclass(frozen=True, slots=True)
class Promises:
    """Largest share of wrong values among those released: in general, and per path."""

    general: float = 0.005
    per_path: Mapping[str, float] = field(default_factory=dict)

    def of(self, path: str) -> float:
        return self.per_path.get(path, self.general)


class Promised:
    """Thresholds that keep promises, from curves of this hospital's own reviewed values first, then from
    those that are shipped."""

    def __init__(self, promises: Promises, own: Curves, shipped: Curves) -> None:
        self.promises = promises
        self._tables = (own, shipped)
        self._taken: dict[Pool, Chosen] = {}

    @property
    def pools(self) -> frozenset[Pool]:
        """Those that anything is known of."""
        return frozenset(pool for table in self._tables for pool in table)

    def least(self, run: FormRun, value: FieldValue) -> float:
        return self.chosen(pool_of(run, value)).threshold

    def chosen(self, pool: Pool) -> Chosen:
        """The loosest threshold by which any pool of the value proves the promise, the narrowest first.
        A wider one may go as far as the narrower ones do not speak against it: those that prove the
        promise by themselves as soon as more of theirs were wrong than promised, those that prove
        nothing once it can be no chance."""
        if pool not in self._taken:
            self._taken[pool] = self._choose(pool)
        return self._taken[pool]

    def _choose(self, pool: Pool) -> Chosen:
        promise = self.promises.of(pool.path or "")
        chosen = Chosen(wider(pool)[-1], Curve(0, ()), promise, None, False)
        doubts: list[Curve] = []
        for table in self._tables:
            proofs: list[Chosen] = []
            for one in (each for each in wider(pool) if each in table):
                found = choose(one, table[one], promise)
                if found.step is None:
                    chosen = found if found.enough or not chosen.enough else chosen
                    doubts.append(table[one])
                else:
                    proofs.append(_stricter(found, doubts, [proof.curve for proof in proofs]))
            if proofs:
                return min(proofs, key=lambda proof: proof.threshold)
            if chosen.enough:
                return chosen  # own values that break the promise are not outvoted by those shipped
        return chosen


def _stricter(chosen: Chosen, doubts: Sequence[Curve], proofs: Sequence[Curve]) -> Chosen:
    assert chosen.step is not None
    for step in reversed(chosen.curve.steps):
        if step.threshold < chosen.step.threshold:
            continue
        if any(_breaks(curve, step.threshold, chosen.promise) for curve in doubts):
            continue
        if not any(_exceeds(curve, step.threshold, chosen.promise) for curve in proofs):
            return replace(chosen, step=step)
    return replace(chosen, step=None, enough=True)


def _exceeds(curve: Curve, threshold: float, promise: float) -> bool:
    at = next((step for step in curve.steps if step.threshold == threshold), None)
    return at is not None and at.wrong > promise * at.released


def _breaks(curve: Curve, threshold: float, promise: float) -> bool:
    at = next((step for step in curve.steps if step.threshold == threshold), None)
    return at is not None and surely_more(at.wrong, at.released, promise, CERTAINTY)
