"""One version: what was learnt, from how much, how its replay went, and what it took the place of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from learning.confidence import Confidence
from learning.replay import Trial
from learning.types import Types
from routing.thresholds import Curves


@dataclass(frozen=True, slots=True)
class Counts:
    """What people's words it rests on. `largest_share`: of the values, the most that one person vouches
    for alone; `unseen`: values typed again by somebody who did not see them."""

    values: int
    wrong: int
    forms: int
    deliveries: int
    held_out: int
    people: int
    largest_share: float
    unseen: int


@dataclass(frozen=True, slots=True)
class Record:
    """The figures of a version. `made_for`: the shipped models it corrects; `heard_until`: the last word of
    a person that it knows; `promoted`: its replay allowed it to be taken into use."""

    id: str
    made_at: datetime
    made_for: str
    parent: str | None
    heard_until: datetime | None
    promoted: bool
    counts: Counts
    trials: tuple[Trial, ...]

    @property
    def because(self) -> str:
        return " ".join(trial.why for trial in self.trials)


@dataclass(frozen=True, slots=True)
class Models:
    """What decides. Empty ones change nothing of what is shipped."""

    confidence: Confidence = field(default_factory=Confidence)
    types: Types = field(default_factory=Types)
    curves: Curves = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    record: Record
    models: Models

    @property
    def figures(self) -> Mapping[str, Mapping[str, float]]:
        return {trial.part: trial.figures for trial in self.record.trials}
