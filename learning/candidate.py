"""A candidate from all that people said, promoted part by part where its replay allows it. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from learning import confidence, replay, types, voices
from learning.claims import Claim
from learning.confidence import Confidence
from learning.counting import moved
from learning.folds import HELD_OUT, fold_of
from learning.replay import Trial
from learning.types import ReviewedSheet, Types
from learning.version import Counts, Models, Record, Version
from routing.thresholds import Curves, Promised, Promises

_UNFIT = "Confidence as before: the thresholds that go with it did not pass."


@dataclass(frozen=True, slots=True)
class Heard:
    """All that people said until `until`."""

    claims: Sequence[Claim]
    sheets: Sequence[ReviewedSheet]
    until: datetime | None = None

    @property
    def held_claims(self) -> list[Claim]:
        return [one for one in self.claims if fold_of(one.delivery) == HELD_OUT]

    @property
    def held_sheets(self) -> list[ReviewedSheet]:
        return [one for one in self.sheets if fold_of(one.delivery) == HELD_OUT]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a candidate is compared with: the models in use, and the promises and curves they go by."""

    models: Models
    promises: Promises
    shipped: Curves

    def promised(self, curves: Curves) -> Promised:
        return Promised(self.promises, curves, self.shipped)


def make(heard: Heard, ground: Ground, now: datetime, made_for: str, parent: str | None) -> Version:
    typed, type_trial = _types(heard, ground)
    sure, sure_trial = _confidence(heard, ground)
    curves, count_trial = _curves(heard, ground, sure)
    if sure_trial.better and not count_trial.better:
        # Thresholds belong to the confidences they were counted with: both are new, or neither is.
        sure_trial = Trial(sure_trial.part, False, _UNFIT, sure_trial.figures)
        sure = ground.models.confidence
        curves, count_trial = _curves(heard, ground, sure)
    trials = (type_trial, sure_trial, count_trial)
    models = Models(sure, typed, curves)
    promoted = any(trial.better for trial in trials)
    record = Record(
        f"{now:%Y%m%dT%H%M%SZ}", now, made_for, parent, heard.until, promoted, _counts(heard), trials
    )
    return Version(record, models)


def _types(heard: Heard, ground: Ground) -> tuple[Types, Trial]:
    candidate = types.learn(heard.sheets)
    trial = replay.types(heard.held_sheets, candidate, ground.models.types)
    return (candidate if trial.better else ground.models.types), trial


def _confidence(heard: Heard, ground: Ground) -> tuple[Confidence, Trial]:
    candidate = confidence.learn(heard.claims)
    trial = replay.confidence(heard.held_claims, candidate, ground.models.confidence)
    return (candidate if trial.better else ground.models.confidence), trial


def _curves(heard: Heard, ground: Ground, sure: Confidence) -> tuple[Curves, Trial]:
    """Counted without what is held out for the replay; once that went well, with it."""
    own, models = ground.models.curves, ground.models
    present = ground.promised(own)
    known = [(one, sure.apart_of(one)) for one in heard.claims if one.pool.known]
    taught = moved([each for each in known if fold_of(each[0].delivery) != HELD_OUT], present, own)
    trial = replay.thresholds(
        heard.held_claims, (sure, ground.promised(taught)), (models.confidence, present)
    )
    if not trial.better:
        return own, trial
    counted = moved(known, present, own)
    if sure is models.confidence and _same(ground.promised(counted), present):
        why = "Thresholds as before: people's words ask for no others."
        return own, Trial(trial.part, False, why, trial.figures)
    return counted, trial


def _same(one: Promised, other: Promised) -> bool:
    pools = one.pools | other.pools
    return all(one.chosen(pool).threshold == other.chosen(pool).threshold for pool in pools)


def _counts(heard: Heard) -> Counts:
    alone = Counter(next(iter(one.voices)) for one in heard.claims if len(one.voices) == 1)
    largest = max(alone.values(), default=0)
    deliveries = {one.delivery for one in heard.claims} | {one.delivery for one in heard.sheets}
    return Counts(
        values=len(heard.claims),
        wrong=sum(not one.right for one in heard.claims),
        forms=len(heard.sheets),
        deliveries=len(deliveries),
        held_out=sum(fold_of(one) == HELD_OUT for one in deliveries),
        people=len(voices.people((*heard.claims, *heard.sheets))),
        largest_share=round(largest / len(heard.claims), 3) if heard.claims else 0.0,
        unseen=sum(one.unseen for one in heard.claims),
    )
