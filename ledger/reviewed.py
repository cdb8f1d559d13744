"""Values of requests that a person went through: what the machine read, and whether that was kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from domain.form import FieldValue, FormRun
from ledger import requests, schema
from ledger.correction import Correction, for_request
from ledger.fields import machine_fields
from ledger.schema import Outcome

_r = schema.requests.c
_LOOKED_THROUGH = (Outcome.RELEASE, Outcome.DEFICIENT)


@dataclass(frozen=True, slots=True)
class ReviewedValue:
    """`right`: the person released the request with this value as the machine had read it."""

    run: FormRun
    machine: FieldValue
    right: bool


def reviewed(c: Connection) -> Iterator[ReviewedValue]:
    """All values of all requests that a person released, as ready or as deficient; oldest request first.

    A request that was sent elsewhere says nothing of its values, nor does one no person has seen.
    """
    ids = c.execute(select(_r.id).where(_r.outcome.in_(_LOOKED_THROUGH)).order_by(_r.id)).scalars().all()
    for request_id in ids:
        run = requests.get(c, request_id).run
        said = {correction.path: correction for correction in for_request(c, request_id)}
        for path, machine in machine_fields(c, request_id).items():
            yield ReviewedValue(run, machine, _left(machine, said.get(path)))


def _left(machine: FieldValue, said: Correction | None) -> bool:
    """A correction to the same value is a confirmation."""
    return said is None or (said.value == machine.value and (said.code or None) == (machine.code or None))
