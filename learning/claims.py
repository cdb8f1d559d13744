"""Values that a person looked at: how sure the machine was, and whether it was right."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from domain.form import FieldValue, FormRun, ValueSource
from ledger.reviewed import ReviewedValue
from routing.thresholds import Pool, pool_of

LOWEST, HIGHEST = 0.01, 0.9995


@dataclass(frozen=True, slots=True)
class Claim:
    """`claimed`: the probability the shipped models gave. `template`: the blank it stands on, if ours."""

    pool: Pool
    template: str | None
    claimed: float
    right: bool
    delivery: str
    voices: frozenset[str]
    unseen: bool = False

    @property
    def signs(self) -> Mapping[str, float]:
        return signs(self.pool, self.template, self.claimed)


def signs(pool: Pool, template: str | None, claimed: float) -> dict[str, float]:
    """What may speak for or against a value beyond its claim; every name is of a closed list."""
    paper = "ours" if pool.known else "other"
    found = {
        "claimed": logit(claimed),
        f"paper.{paper}": 1.0,
        f"source.{pool.source}.{paper}": 1.0,
        f"path.{pool.path}.{paper}": 1.0,
        f"language.{pool.language}": 1.0,
    }
    if template is not None:
        found[f"blank.{template}.{pool.path}"] = 1.0
    return found


def logit(chance: float) -> float:
    bounded = min(max(chance, LOWEST), HIGHEST)
    return math.log(bounded / (1 - bounded))


def told(value: FieldValue) -> bool:
    """The machine says something there that may be right; of ink it could not read it claims nothing."""
    return value.source is not ValueSource.PERSON and (value.value is not None or not value.raw)


def claims(reviewed: Iterable[ReviewedValue]) -> Iterator[Claim]:
    for one in reviewed:
        if told(one.machine):
            yield Claim(
                pool_of(one.run, one.machine),
                one.run.template,
                one.machine.confidence,
                one.right,
                one.delivery_id,
                one.voices,
                one.unseen,
            )


def place_of(run: FormRun, value: FieldValue) -> tuple[Pool, str | None]:
    return pool_of(run, value), run.template
